import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import { appendAudit } from './audit-log.ts';
import { leaveOldCanvases } from './canvases.ts';
import type { Database } from './database.ts';
import { takeLock } from './locks.ts';
import { holdsTexts, withoutTexts } from './receipt-texts.ts';
import type { Row } from './row.ts';
import { readSetting } from './settings.ts';

/** How many rows lost their text, by what they hold. */
export type Forgotten = Record<string, number>;

/** Forgets the texts of one room that are older than a day, in the caller's transaction; returns how many. */
export type ForgetTexts = (tx: Database, old: { teamId: TeamId; before: Date }) => Promise<Forgotten>;

const DAY_MS = 86_400_000;
const ACTION = 'retention';

/**
 * Forgets texts of questions, messages, replies, and the quotes and words in receipts; who asked, when, with what outcome and at
 * what cost stays. Turns under way and messages not yet delivered are left alone.
 */
export const forgetTurnTexts: ForgetTexts = async (tx, { teamId, before }) => {
  const old = sql`select id from turns where team_id = ${teamId} and started_at < ${before} and finished_at is not null`;
  return {
    steps: await count(tx, sql`delete from steps where turn_id in (${old}) returning 1`),
    receipts: await count(
      tx,
      sql`
        update receipts set body = ${withoutTexts()} where turn_id in (${old}) and ${holdsTexts()} returning 1`,
    ),
    replies: await count(
      tx,
      sql`
        update outbox set reply = null, stands = false
        where reply is not null and state in ('sent', 'abandoned') and created_at < ${before}
          and address ->> 'teamId' = ${teamId} returning 1`,
    ),
    canvases: await leaveOldCanvases(tx, { teamId, before }),
    questions: await count(
      tx,
      sql`
        update turns set question = '', unread_files = '{}', looked_at = null, looked_channel_id = null, looked_ts = null
        where team_id = ${teamId} and started_at < ${before} and finished_at is not null and (question <> '' or unread_files <> '{}') returning 1`,
    ),
    messages: await count(
      tx,
      sql`
        update messages set text = ''
        where team_id = ${teamId} and received_at < ${before} and text <> '' returning 1`,
    ),
  };
};

/**
 * Forgets what a workspace's setting calls old, unless that was done within the last day and the setting is the same.
 * @returns null when there was nothing to do
 */
export function forgetOldTexts(
  database: Database,
  { teamId, now, rooms }: { teamId: TeamId; now: Date; rooms: readonly ForgetTexts[] },
): Promise<Forgotten | null> {
  return database.transaction(async (tx) => {
    await takeLock(tx, 'retention');
    const { value, updatedAt } = await readSetting(tx, teamId, 'retention');
    if (value.days === null) return null;
    const last = await lastRun(tx, teamId);
    const changedSince = last !== null && updatedAt !== null && updatedAt > last;
    if (last !== null && !changedSince && now.getTime() - last.getTime() < DAY_MS) return null;
    const before = new Date(now.getTime() - value.days * DAY_MS);
    const forgotten: Forgotten = {};
    for (const forget of rooms) Object.assign(forgotten, await forget(tx, { teamId, before }));
    await appendAudit(tx, {
      actor: 'clock',
      action: ACTION,
      subject: teamId,
      detail: JSON.stringify({ before: before.toISOString(), ...forgotten }),
    });
    return forgotten;
  });
}

/** Every workspace that there is, or was. */
export async function listTeams(database: Database): Promise<TeamId[]> {
  const rows = await database.query<Row<'installations', 'team_id', { team_id: TeamId }>>(sql`
    select team_id from installations union select team_id from settings order by 1`);
  return rows.map((row) => row.team_id);
}

/** So many messages are forgotten in one transaction. */
const BATCH = 1_000;

/**
 * Forgets what was said in threads of channels that the bot takes no part in, once it is older than the workspace's
 * setting: until then it serves "Ask about this" and questions further down in its thread. Direct messages stay.
 * @returns how many messages lost their text
 */
export async function forgetUnasked(
  database: Database,
  { teamId, now }: { teamId: TeamId; now: Date },
): Promise<number> {
  const { value } = await readSetting(database, teamId, 'retention');
  if (value.unaskedDays === null) return 0;
  const before = new Date(now.getTime() - value.unaskedDays * DAY_MS);
  let forgotten = 0;
  for (;;) {
    const rows = await database.query(sql`
      update messages m set text = '' where (m.team_id, m.channel_id, m.ts) in (
        select said.team_id, said.channel_id, said.ts from messages said
        where said.team_id = ${teamId} and said.received_at < ${before} and said.text <> ''
          and said.author_kind <> 'self' and left(said.channel_id, 1) <> 'D'
          and not exists (select 1 from turns t where t.team_id = said.team_id and t.channel_id = said.channel_id
            and t.thread_ts = said.thread_ts)
          and not exists (select 1 from messages own where own.team_id = said.team_id and own.channel_id = said.channel_id
            and own.thread_ts = said.thread_ts and own.author_kind = 'self')
          and not exists (select 1 from handoff_messages passed where passed.team_id = said.team_id
            and passed.channel_id = said.channel_id and passed.ts = said.ts)
        limit ${BATCH})
      returning 1`);
    forgotten += rows.length;
    if (rows.length < BATCH) return forgotten;
  }
}

async function lastRun(tx: Database, teamId: TeamId): Promise<Date | null> {
  const [row] = await tx.query<Row<'audit_log', 'at'>>(sql`
    select at from audit_log
    where actor = 'clock' and action = ${ACTION} and subject = ${teamId} order by id desc limit 1`);
  return row?.at ?? null;
}

async function count(tx: Database, statement: ReturnType<typeof sql>): Promise<number> {
  return (await tx.query(statement)).length;
}
