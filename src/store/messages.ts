import { type SQL, sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { PostedRef } from '../core/reply-channel.ts';
import { beginsWith } from './begins-with.ts';
import type { Database } from './database.ts';
import { wholeKey } from './outbox-key.ts';
import type { Column, Row } from './row.ts';
import { storableText, textArray } from './sql-values.ts';

/**
 * What a message of ours is: the answer of a turn, a question shown because somebody asked it by a button, or anything
 * else, such as a card for leads or a digest.
 */
export type OwnKind = 'answer' | 'question' | 'notice';

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
  /** Of our own messages: what they are; undefined while a stream grows, which has no key before its end. */
  kind?: OwnKind;
  /** Of our own messages: the turn that they answer. */
  turnId?: TurnId;
  /** Whose words it repeats beside its author's own. */
  wordsOf?: PersonId[];
  /** The message whose words it repeats. */
  source?: MessageSource;
}

/** Where words were said first. */
export interface MessageSource {
  channelId: ChannelId;
  ts: MessageTs;
}

/** Names a message. */
export interface MessageAddress {
  teamId: TeamId;
  channelId: ChannelId;
  ts: MessageTs;
}

/**
 * Keeps a message; one that is known already stays as it is, but learns its outbox key. What a message of ours is, and
 * of which turn, is looked up by its key where the caller does not say.
 */
export async function recordMessage(database: Database, message: StoredMessage): Promise<void> {
  await database.query(keepMessage(message));
}

/** `recordMessage` as part of a statement that does more. */
export function keepMessage(message: StoredMessage): SQL {
  return insertMessage(message, sql`messages.text`);
}

/** Keeps a message of ours that was posted just now; its echo, which says it in the platform's own spelling, may have come before. */
export async function recordPosted(database: Database, message: StoredMessage): Promise<void> {
  await database.query(insertMessage(message, sql`excluded.text`));
}

function insertMessage(message: StoredMessage, text: SQL): SQL {
  const { outboxKey: key = null, kind = null, turnId = null, wordsOf = [], source } = message;
  return sql`
    insert into messages (team_id, channel_id, ts, thread_ts, author_id, author_kind, text, outbox_key, kind, turn_id,
      words_of, source_channel_id, source_ts)
    select ${message.teamId}, ${message.channelId}, ${message.ts}, ${message.threadTs}, ${message.authorId},
      ${message.authorKind}, ${storableText(message.text)}, ${key}::text,
      coalesce(${kind}::text, case when ${turnId}::text is not null or sent.turn_id is not null then 'answer'
        when ${key}::text is not null then 'notice' end),
      coalesce(${turnId}::text, sent.turn_id), ${textArray(wordsOf)}, ${source?.channelId ?? null}::text, ${source?.ts ?? null}::text
    from (select 1) as one left join outbox sent on sent.key = ${key === null ? null : wholeKey(key)}::text
    on conflict (team_id, channel_id, ts) do update set text = ${text},
      outbox_key = coalesce(messages.outbox_key, excluded.outbox_key),
      kind = coalesce(messages.kind, excluded.kind), turn_id = coalesce(messages.turn_id, excluded.turn_id)`;
}

/** Notes whose words a message of ours repeats, so that they are forgotten with them. */
export async function markWords(
  database: Database,
  message: MessageAddress & { wordsOf: readonly PersonId[]; source?: MessageSource },
): Promise<void> {
  await database.query(sql`
    update messages set words_of = ${textArray(message.wordsOf)}, source_channel_id = ${message.source?.channelId ?? null},
      source_ts = ${message.source?.ts ?? null}
    where team_id = ${message.teamId} and channel_id = ${message.channelId} and ts = ${message.ts}`);
}

/** Replaces a message's text, and that of what is kept of it elsewhere. */
export async function editMessage(
  database: Database,
  message: MessageAddress & { text: string },
): Promise<void> {
  await database.query(sql`
    update messages set text = ${storableText(message.text)}, edited_at = now()
    where team_id = ${message.teamId} and ((channel_id = ${message.channelId} and ts = ${message.ts})
      or (source_channel_id = ${message.channelId} and source_ts = ${message.ts} and words_of = '{}'))`);
}

/** Forgets a message's text, and what repeats it elsewhere: copies, and questions that it was asked in. */
export async function deleteMessage(database: Database, message: MessageAddress): Promise<void> {
  await database.query(sql`
    update messages set text = '', deleted_at = now()
    where team_id = ${message.teamId} and ((channel_id = ${message.channelId} and ts = ${message.ts})
      or (source_channel_id = ${message.channelId} and source_ts = ${message.ts}))`);
  await database.query(sql`
    update turns set question = '', unread_files = '{}', looked_at = null, looked_channel_id = null, looked_ts = null
    where team_id = ${message.teamId} and source_channel_id = ${message.channelId} and source_ts = ${message.ts}`);
}

/** A thread, as far back as so many messages. */
interface ThreadPart {
  teamId: TeamId;
  channelId: ChannelId;
  threadTs: MessageTs;
  limit: number;
}

/** The newest messages of a thread, oldest first, deleted ones left out. */
export async function readThread(database: Database, thread: ThreadPart): Promise<StoredMessage[]> {
  return threadMessages.read(thread, await database.query<MessageRow>(threadMessages.select(thread)));
}

/** The newest messages of a channel, those of its threads among them, oldest first, deleted ones left out. */
export async function readChannelMessages(
  database: Database,
  { teamId, channelId, limit }: Omit<ThreadPart, 'threadTs'>,
): Promise<StoredMessage[]> {
  const rows = await database.query<MessageRow & Row<'messages', 'thread_ts', { thread_ts: MessageTs }>>(sql`
    select thread_ts, ts, author_id, author_kind, text, outbox_key, kind, turn_id, words_of, source_channel_id, source_ts
    from messages where team_id = ${teamId} and channel_id = ${channelId} and deleted_at is null
    order by ts desc limit ${limit}`);
  return rows.toReversed().map((row) => toMessage({ teamId, channelId, threadTs: row.thread_ts }, row));
}

/** The same of a thread as part of a statement that asks for more, and what its rows, newest first, come to. */
export const threadMessages = {
  select: (thread: ThreadPart): SQL => sql`
    select ts, author_id, author_kind, text, outbox_key, kind, turn_id, words_of, source_channel_id, source_ts from messages
    where team_id = ${thread.teamId} and channel_id = ${thread.channelId} and thread_ts = ${thread.threadTs}
      and deleted_at is null
    order by ts desc limit ${thread.limit}`,
  read: (thread: ThreadPart, rows: readonly MessageRow[]): StoredMessage[] =>
    rows.toReversed().map((row) => toMessage(thread, row)),
};

function toMessage(thread: Omit<ThreadPart, 'limit'>, row: MessageRow): StoredMessage {
  return {
    teamId: thread.teamId,
    channelId: thread.channelId,
    threadTs: thread.threadTs,
    ts: row.ts,
    authorId: row.author_id,
    authorKind: row.author_kind,
    text: row.text,
    ...(row.outbox_key === null ? {} : { outboxKey: row.outbox_key }),
    ...(row.kind === null ? {} : { kind: row.kind }),
    ...(row.turn_id === null ? {} : { turnId: row.turn_id }),
    ...(row.words_of.length === 0 ? {} : { wordsOf: row.words_of }),
    ...(row.source_channel_id === null || row.source_ts === null
      ? {}
      : { source: { channelId: row.source_channel_id, ts: row.source_ts } }),
  };
}

/** Whether somebody else than the author of a message spoke in its thread after it. */
export async function hasOthersAfter(
  database: Database,
  message: MessageAddress & { threadTs: MessageTs; authorId: PersonId },
): Promise<boolean> {
  const rows = await database.query(sql`
    select 1 from messages
    where team_id = ${message.teamId} and channel_id = ${message.channelId} and thread_ts = ${message.threadTs}
      and ts > ${message.ts} and author_id <> ${message.authorId} and deleted_at is null limit 1`);
  return rows.length > 0;
}

/** Where our own message of an outbox key was seen, from its echo. */
export async function findMessageByOutboxKey(database: Database, key: string): Promise<PostedRef | null> {
  const [row] = await database.query<
    Row<'messages', 'channel_id' | 'ts', { channel_id: ChannelId; ts: MessageTs }>
  >(
    sql`select channel_id, ts from messages where outbox_key = ${key} and deleted_at is null order by ts limit 1`,
  );
  return row === undefined ? null : { channelId: row.channel_id, ts: row.ts };
}

/** The newest message of ours that answers a turn; null when none stands. */
export async function findOwnOfTurn(database: Database, turnId: TurnId): Promise<PostedRef | null> {
  const [row] = await database.query<
    Row<'messages', 'channel_id' | 'ts', { channel_id: ChannelId; ts: MessageTs }>
  >(sql`
    select channel_id, ts from messages
    where turn_id = ${turnId} and author_kind = 'self' and kind = 'answer' and deleted_at is null order by ts desc limit 1`);
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
  const rows = await database.query<
    Row<'messages', 'ts' | 'outbox_key', { ts: MessageTs; outbox_key: string }>
  >(sql`
    select ts, outbox_key from messages
    where channel_id = ${channelId} and ${beginsWith(sql`outbox_key`, prefix)} and deleted_at is null
    order by ts`);
  return rows.map((row) => ({ key: row.outbox_key, ref: { channelId, ts: row.ts } }));
}

/** The turn that a message of ours answers; null: it answers none, or is none of ours. */
export async function answeredTurn(
  database: Database,
  { teamId, channelId, ts }: MessageAddress,
): Promise<TurnId | null> {
  const [row] = await database.query<{ turn: Column<'messages', 'turn_id', TurnId> | null }>(sql`
    select turn_id as turn from messages where team_id = ${teamId} and channel_id = ${channelId} and ts = ${ts}`);
  return row?.turn ?? null;
}

/** The thread that a message is in, also when the message is gone; null: we never heard of it. */
export async function threadOfMessage(
  database: Database,
  { teamId, channelId, ts }: MessageAddress,
): Promise<MessageTs | null> {
  const [row] = await database.query<{ thread: Column<'messages', 'thread_ts', MessageTs> }>(sql`
    select thread_ts as thread from messages where team_id = ${teamId} and channel_id = ${channelId} and ts = ${ts}`);
  return row?.thread ?? null;
}

type MessageRow = Row<
  'messages',
  | 'ts'
  | 'author_id'
  | 'author_kind'
  | 'text'
  | 'outbox_key'
  | 'kind'
  | 'turn_id'
  | 'words_of'
  | 'source_channel_id'
  | 'source_ts',
  {
    ts: MessageTs;
    author_id: PersonId;
    author_kind: StoredMessage['authorKind'];
    kind: OwnKind | null;
    turn_id: TurnId | null;
    words_of: PersonId[];
    source_channel_id: ChannelId | null;
    source_ts: MessageTs | null;
  }
>;
