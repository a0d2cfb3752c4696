import { type SQL, sql } from 'drizzle-orm';
import type { HandoffId, MessageTs } from '../core/ids.ts';
import type { Side } from './authority.ts';

// What messages of a handoff are called in the outbox, as `<handoff>:<what>:<revision>`, and in which lane they wait, as
// `<handoff>:<side>`. Anyone who writes such a name or looks for one does so by this file, and nothing else takes one apart.

/** The key of the card of a handoff, under which its leads talk. */
export function cardKey(id: HandoffId): string {
  return `${id}:card:1`;
}

/** The key of a card, where the handoff is a column of a statement. */
export function cardKeyOf(handoff: SQL): SQL {
  return sql`${handoff} || ':card:1'`;
}

/** The key of what tells the asker how a handoff stands: of the message that was first said, or of a later version. */
export function noticeKey(id: HandoffId, version = 1): string {
  return `${id}:notice:${version}`;
}

/** The key of the copy of a message that was passed on. */
export function relayKey(id: HandoffId, from: Side, ts: MessageTs, revision: number): string {
  return `${relayPrefix(id, from, ts)}:${revision}`;
}

/** What all revisions of such a copy have in common. */
export function relayPrefix(id: HandoffId, from: Side, ts: MessageTs): string {
  return `${id}:relay-${from}-${ts}`;
}

/** The same, with the colon before the revision, where all of it are columns of a statement. */
export function relayPrefixOf({ handoff, from, ts }: { handoff: SQL; from: SQL; ts: SQL }): SQL {
  return sql`${handoff} || ':relay-' || ${from} || '-' || ${ts} || ':'`;
}

/** The key of a message that says something to one side at one version of the handoff. */
export function noteKey(
  id: HandoffId,
  { to, say, version }: { to: string; say: string; version: number },
): string {
  return `${id}:${to}-${say}-${version}`;
}

/** Whether a key is that of a message which stands in the leads' channel itself: the card, or a note to the channel. */
export function isInChannel(key: SQL): SQL {
  return sql`(split_part(${key}, ':', 2) = 'card' or starts_with(split_part(${key}, ':', 2), 'channel-'))`;
}

/** The handoff that a key or a lane belongs to. */
export function handoffOf(name: SQL): SQL {
  return sql`split_part(${name}, ':', 1)`;
}

/** That a message `o` of the outbox is one of a handoff that is not closed, or whose texts are kept. */
export const BELONGS_TO_HANDOFF: SQL = sql`exists (
  select 1 from handoffs h where h.closed_at is null and h.turn_id = o.turn_id
  union all
  select 1 from handoffs h where h.id = ${handoffOf(sql`o.key`)}
    and (h.closed_at is null or (o.reply is not null and o.reply <> 'null'::jsonb)))`;

/** The lane in which what is said to one side waits. */
export function laneOf(id: HandoffId, side: Side): string {
  return `${id}:${side}`;
}

/** Both of its lanes, where the handoff is a value of a statement. */
export function lanesOf(handoff: SQL): SQL {
  return sql`${handoff} || ':asker', ${handoff} || ':lead'`;
}
