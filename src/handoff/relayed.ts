import { sql } from 'drizzle-orm';
import type { HandoffId, PersonId } from '../core/ids.ts';
import type { Reply } from '../core/reply.ts';
import type { Database } from '../store/database.ts';
import type { MessageAddress } from '../store/messages.ts';
import type { Column, Row } from '../store/row.ts';
import type { Side } from './authority.ts';
import type { Effect } from './effects.ts';
import type { Handoff, RelayedMessage } from './handoff.ts';
import { readHandoff } from './handoff-store.ts';
import { relayKey, relayPrefixOf } from './message-keys.ts';
import { textOf } from './parts-text.ts';
import type { Situation } from './situation.ts';

type RelayedRow = Row<'handoff_messages', 'side', { side: Side }> & {
  id: Column<'handoff_messages', 'handoff_id', HandoffId>;
};

/** How a message was passed on so far; null when it never was. What an earlier handoff passed on is done with. */
export async function readRelayed(
  tx: Database,
  handoff: Handoff,
  { channelId, ts }: Pick<RelayedMessage, 'channelId' | 'ts'>,
): Promise<Situation['relayed']> {
  const [row] = await tx.query<RelayedRow & Row<'handoff_messages', 'revision'>>(sql`
    select handoff_id as id, side, revision from handoff_messages
    where team_id = ${handoff.teamId} and channel_id = ${channelId} and ts = ${ts}`);
  if (row === undefined) return null;
  const [withdrawal] = await tx.query(sql`
    select 1 from outbox where key = ${relayKey(handoff.id, row.side, ts, row.revision)} and operation = 'withdraw'`);
  const { side, revision } = row;
  return { side, revision, withdrawn: withdrawal !== undefined || row.id !== handoff.id };
}

/** Notes a message that is passed on, or the newest revision of one that was. */
export async function saveRelayed(tx: Database, handoff: Handoff, effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    if (!('from' in effect) || !('message' in effect)) continue;
    const { message, from } = effect;
    const revision = effect.say === 'relay' ? 1 : effect.revision;
    await tx.query(sql`
      insert into handoff_messages (handoff_id, team_id, channel_id, ts, side, revision)
      values (${handoff.id}, ${handoff.teamId}, ${message.channelId}, ${message.ts}, ${from}, ${revision})
      on conflict (team_id, channel_id, ts) do update set revision = excluded.revision`);
  }
}

/**
 * What leads have said to the asker through us, as it reads now; withdrawn messages, and those whose text was
 * forgotten with age, are left out; null for nothing.
 */
export async function readSaidByLead(tx: Database, id: HandoffId): Promise<string | null> {
  const rows = await tx.query<Row<'outbox', 'reply', { reply: Reply }>>(sql`
    select o.reply from handoff_messages m
    join outbox o on o.key = ${relayPrefixOf({ handoff: sql`m.handoff_id`, from: sql`m.side`, ts: sql`m.ts` })} || m.revision
    where m.handoff_id = ${id} and m.side = 'lead' and o.operation <> 'withdraw' and o.reply is not null
    order by m.ts`);
  const said = rows.flatMap(({ reply }) => reply.parts.map(textOf));
  return said.length === 0 ? null : said.join('\n');
}

/** What a lead said last in the talk with the asker, as it reads now; null when nothing was said or is left of it. */
export async function readLastSaidByLead(database: Database, id: HandoffId): Promise<string | null> {
  const [row] = await database.query<Row<'messages', 'text'>>(sql`
    select m.text from handoff_messages h
    join messages m on m.team_id = h.team_id and m.channel_id = h.channel_id and m.ts = h.ts
    where h.handoff_id = ${id} and h.side = 'lead' and m.deleted_at is null and m.text <> ''
    order by h.ts desc limit 1`);
  return row?.text ?? null;
}

/** A message that was passed on: in which handoff, from which side, and who wrote it. */
export interface PassedOn {
  handoff: Handoff;
  side: Side;
  authorId: PersonId;
}

/** How a message was passed on; null when it never was. */
export async function readPassedOn(
  database: Database,
  { teamId, channelId, ts }: MessageAddress,
): Promise<PassedOn | null> {
  const [row] = await database.query<RelayedRow & { author: Column<'messages', 'author_id', PersonId> }>(sql`
    select h.handoff_id as id, h.side, m.author_id as author from handoff_messages h
    join messages m on m.team_id = h.team_id and m.channel_id = h.channel_id and m.ts = h.ts
    where h.team_id = ${teamId} and h.channel_id = ${channelId} and h.ts = ${ts}`);
  if (row === undefined) return null;
  const handoff = await readHandoff(database, row.id);
  return handoff === null ? null : { handoff, side: row.side, authorId: row.author };
}

/** Whether a message was passed on, in a handoff that may be closed by now. */
export async function wasPassedOn(
  database: Database,
  { teamId, channelId, ts }: MessageAddress,
): Promise<boolean> {
  const rows = await database.query(sql`
    select 1 from handoff_messages where team_id = ${teamId} and channel_id = ${channelId} and ts = ${ts}`);
  return rows.length > 0;
}
