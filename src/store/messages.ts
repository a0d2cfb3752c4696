import { sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, PersonId, TeamId } from '../core/ids.ts';
import type { PostedRef } from '../core/reply-channel.ts';
import type { Database } from './database.ts';
import { storableText } from './sql-values.ts';

/** A message of a thread that the bot takes part in or may be asked about. */
export interface StoredMessage {
  teamId: TeamId;
  channelId: ChannelId;
  ts: MessageTs;
  /** Equal to `ts` for a message that starts a thread. */
  threadTs: MessageTs;
  authorId: PersonId;
  authorKind: 'person' | 'self' | 'other_bot';
  text: string;
  /** Of our own messages: the outbox key they carry. */
  outboxKey?: string;
}

/** Names a message. */
export interface MessageKey {
  teamId: TeamId;
  channelId: ChannelId;
  ts: MessageTs;
}

/** Keeps a message; one that is known already stays as it is, but learns its outbox key. */
export async function recordMessage(database: Database, message: StoredMessage): Promise<void> {
  await database.query(sql`
    insert into messages (team_id, channel_id, ts, thread_ts, author_id, author_kind, text, outbox_key)
    values (${message.teamId}, ${message.channelId}, ${message.ts}, ${message.threadTs}, ${message.authorId},
      ${message.authorKind}, ${storableText(message.text)}, ${message.outboxKey ?? null})
    on conflict (team_id, channel_id, ts) do update set outbox_key = coalesce(messages.outbox_key, excluded.outbox_key)`);
}

/** Replaces a message's text. */
export async function editMessage(database: Database, message: MessageKey & { text: string }): Promise<void> {
  await database.query(sql`
    update messages set text = ${storableText(message.text)}, edited_at = now()
    where team_id = ${message.teamId} and channel_id = ${message.channelId} and ts = ${message.ts}`);
}

/** Forgets a message's text. */
export async function deleteMessage(database: Database, message: MessageKey): Promise<void> {
  await database.query(sql`
    update messages set text = '', deleted_at = now()
    where team_id = ${message.teamId} and channel_id = ${message.channelId} and ts = ${message.ts}`);
}

/** The newest messages of a thread, oldest first, deleted ones left out. */
export async function readThread(
  database: Database,
  thread: { teamId: TeamId; channelId: ChannelId; threadTs: MessageTs; limit: number },
): Promise<StoredMessage[]> {
  const rows = await database.query<MessageRow>(sql`
    select ts, author_id, author_kind, text, outbox_key from messages
    where team_id = ${thread.teamId} and channel_id = ${thread.channelId} and thread_ts = ${thread.threadTs}
      and deleted_at is null
    order by ts desc limit ${thread.limit}`);
  return rows.reverse().map((row) => ({
    teamId: thread.teamId,
    channelId: thread.channelId,
    threadTs: thread.threadTs,
    ts: row.ts,
    authorId: row.author_id,
    authorKind: row.author_kind,
    text: row.text,
    ...(row.outbox_key === null ? {} : { outboxKey: row.outbox_key }),
  }));
}

/** Where our own message of an outbox key was seen, from its echo. */
export async function findMessageByOutboxKey(database: Database, key: string): Promise<PostedRef | null> {
  const [row] = await database.query<{ channel_id: ChannelId; ts: MessageTs }>(
    sql`select channel_id, ts from messages where outbox_key = ${key} and deleted_at is null order by ts limit 1`,
  );
  return row === undefined ? null : { channelId: row.channel_id, ts: row.ts };
}

/** A message of ours with the key that it carries. */
export interface KeyedRef {
  key: string;
  ref: PostedRef;
}

/** Every message that still stands of the reply whose keys begin like this, in the order they are read. */
export async function standingMessages(
  database: Database,
  { channelId, prefix }: { channelId: ChannelId; prefix: string },
): Promise<KeyedRef[]> {
  const rows = await database.query<{ ts: MessageTs; outbox_key: string }>(sql`
    select ts, outbox_key from messages
    where channel_id = ${channelId} and starts_with(outbox_key, ${prefix}) and deleted_at is null
    order by ts`);
  return rows.map((row) => ({ key: row.outbox_key, ref: { channelId, ts: row.ts } }));
}

/** The thread that a message is in, also when the message is gone; null: we never heard of it. */
export async function threadOfMessage(
  database: Database,
  { teamId, channelId, ts }: MessageKey,
): Promise<MessageTs | null> {
  const [row] = await database.query<{ thread: MessageTs }>(sql`
    select thread_ts as thread from messages where team_id = ${teamId} and channel_id = ${channelId} and ts = ${ts}`);
  return row?.thread ?? null;
}

interface MessageRow {
  ts: MessageTs;
  author_id: PersonId;
  author_kind: StoredMessage['authorKind'];
  text: string;
  outbox_key: string | null;
}
