import { sql } from 'drizzle-orm';
import type { Labelled } from '../core/labelled.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import type { Role } from '../core/person.ts';
import type { Setting } from '../core/settings.ts';
import { t } from '../messages/t.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import type { Handoff, HandoffActor } from './handoff.ts';
import { type NoticePlace, readNoticePlace } from './notice-place.ts';

/** What texts about a handoff are written with. */
export interface Writing {
  handoff: Handoff;
  now: Date;
  nextRole: Role;
  waiting: Setting<'waiting'>;
  /** Every topic that there is. */
  topics: readonly Labelled[];
  names: ReadonlyMap<string, string>;
  askerTimeZone: string;
  /** The language of the escalation channel. */
  leadLanguage: Language;
  /** The escalation channel's name, where every member of the workspace may know it. */
  channelName: string | null;
  /** Where the asker reads how it stands. */
  notice: NoticePlace;
}

/** Reads what the texts need; `others` are people who are named besides those of the handoff. */
export async function readWriting(
  tx: Database,
  known: Pick<Writing, 'handoff' | 'now' | 'nextRole' | 'waiting' | 'topics'>,
  others: readonly (HandoffActor | null)[],
): Promise<Writing> {
  const { handoff } = known;
  const ids = [handoff.askerId, handoff.assigneeId, handoff.decidedBy, ...others].filter((id) => id !== null);
  const people = await tx.query<Row<'people', 'id' | 'timeZone'> & { name: string }>(sql`
    select id, coalesce(nullif(real_name, ''), handle) as name, time_zone as "timeZone" from people
    where team_id = ${handoff.teamId} and id = any (${textArray(ids)})`);
  const [channel] = await tx.query<Row<'channels', 'name'>>(sql`
    select name from channels where team_id = ${handoff.teamId} and id = ${handoff.channelId} and kind = 'public'`);
  return {
    ...known,
    names: new Map(people.map(({ id, name }) => [id, withoutMarkup(name)])),
    askerTimeZone: people.find(({ id }) => id === handoff.askerId)?.timeZone ?? 'UTC',
    leadLanguage: await readChannelLanguage(tx, handoff),
    channelName: channel?.name ?? null,
    notice: await readNoticePlace(tx, handoff),
  };
}

/** The language that more than half of a channel's members read; English where there is none. */
export async function readChannelLanguage(
  tx: Database,
  { teamId, channelId }: { teamId: string; channelId: string },
): Promise<Language> {
  const [row] = await tx.query<{ language: string | null }>(sql`
    with reads as (
      select coalesce(p.preferences ->> 'language', lower(substr(p.locale, 1, 2))) as language
      from channel_members m join people p on p.team_id = m.team_id and p.id = m.person_id
      where m.team_id = ${teamId} and m.channel_id = ${channelId} and p.kind <> 'bot' and not p.deleted)
    select language from reads group by language having count(*) * 2 > (select count(*) from reads)`);
  return LANGUAGES.find((language) => language === row?.language) ?? 'en';
}

/** A person's real name as their profile says it; their id where nobody knows them. */
export function nameOf({ names }: Writing, id: HandoffActor | null): string {
  return id === null ? '–' : (names.get(id) ?? id);
}

/** Whose turn it is to act, now that it was passed on or not. */
export function roleInCharge({ handoff, nextRole }: Writing): Role {
  return handoff.level > 0 ? nextRole : handoff.role;
}

const NAMED_ROLES = ['member', 'seller', 'rep', 'support_lead', 'deal_desk', 'cfo', 'admin'] as const;

/** A role in words; one that a workspace made up is named as it is. */
export function roleWords(language: Language, role: Role): string {
  const named = NAMED_ROLES.find((name) => name === role);
  return named === undefined
    ? withoutMarkup(role.replaceAll('_', ' '))
    : t(language, `handoff.role.${named}`);
}

/** How long the asker has waited, rounded down to what one would say. */
export function waitedWords(language: Language, { handoff, now }: Writing): string {
  const minutes = Math.max(1, Math.floor((now.getTime() - handoff.openedAt.getTime()) / 60_000));
  if (minutes < 60) return t(language, 'handoff.for.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t(language, 'handoff.for.hours', { count: hours });
  return t(language, 'handoff.for.days', { count: Math.floor(hours / 24) });
}

/** A moment with its day and time zone. */
export function timeWords(language: Language, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  }).format(at);
}

function withoutMarkup(name: string): string {
  return name.replace(/[*_~`<>[\]|\\\n]/g, ' ').trim();
}
