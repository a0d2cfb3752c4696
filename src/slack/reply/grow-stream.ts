import type { AnyChunk } from '@slack/types';
import { z } from 'zod';
import { BotError } from '../../core/bot-error.ts';
import { asId, type ChannelId, type MessageTs } from '../../core/ids.ts';
import type { PostedRef, ReplyAddress, ShownWork } from '../../core/reply-channel.ts';
import { readHomeTeam } from '../../store/directory.ts';
import { type LinkedSource, linkMarks } from '../render/link-marks.ts';
import { LIMITS } from '../render/piece.ts';
import { neutralizeMarkdown } from '../text/escape-slack-text.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { isDirect, isPrivate, threadOf } from './slack-place.ts';

/** A message that is growing. */
export interface Stream {
  ref: PostedRef;
  /** What people see of it by now; null when an earlier process wrote it, so that it is not known. */
  shown: string | null;
  /** Not sent yet, because Slack made us wait. */
  pending: string;
  /** What is shown of the work; null: nothing. */
  work: ShownWork | null;
  /** It changed since it was sent. */
  hasNewWork: boolean;
  /** Slack ended it: streams die after about five minutes, and people can stop them. */
  ended: boolean;
}

const NOTHING_SENT = { pending: '', ended: false, work: null, hasNewWork: false };

const started = z.looseObject({ channel: z.string().optional(), ts: z.string() });
const anything = z.looseObject({});

/** Streams under way in this process, by outbox key. */
export interface Streams {
  open: Map<string, Stream>;
  /** Those that Slack has been asked to begin: what ends a reply waits for them, or there would be two messages. */
  opening: Map<string, Promise<PostedRef | null>>;
}

/** The stream of a reply, once Slack has begun it, which is not known to be under way any more. */
export async function takeStream(streams: Streams, key: string): Promise<Stream | undefined> {
  await streams.opening.get(key)?.catch(() => null);
  const stream = streams.open.get(key);
  streams.open.delete(key);
  return stream;
}

/** Adds verified text to a growing message; null where the place cannot stream or Slack would make us wait. */
export async function growStream(
  deps: ReplyDeps,
  streams: Streams,
  {
    address,
    key,
    ref,
    markdown,
    work,
    sources = [],
  }: {
    address: ReplyAddress;
    key: string;
    ref: PostedRef | null;
    markdown: string;
    work?: ShownWork;
    sources?: readonly LinkedSource[];
  },
): Promise<PostedRef | null> {
  const safe = neutralizeMarkdown(linkMarks(markdown, sources));
  const known = streams.open.get(key) ?? (ref === null ? undefined : { ...NOTHING_SENT, ref, shown: null });
  if (known === undefined) {
    const opening = openStream(deps, streams, { address, key, markdown: safe, work });
    streams.opening.set(key, opening);
    return opening.finally(() => streams.opening.delete(key));
  }
  streams.open.set(key, known);
  known.pending += safe;
  if (work !== undefined) Object.assign(known, { work, hasNewWork: true });
  await flushStream(deps, known, { mayWait: false });
  return known.ref;
}

async function openStream(
  deps: ReplyDeps,
  streams: Streams,
  {
    address,
    key,
    markdown,
    work,
  }: { address: ReplyAddress; key: string; markdown: string; work: ShownWork | undefined },
): Promise<PostedRef | null> {
  const threadTs = threadOf(address);
  if (threadTs === undefined || isPrivate(address) || markdown.length > LIMITS.markdown) return null;
  const recipient = isDirect(address.channelId) ? {} : await recipientOf(deps, address);
  const said =
    work === undefined
      ? { markdown_text: markdown }
      : { chunks: chunksOf(work, markdown), task_display_mode: 'plan' };
  const args = { channel: address.channelId, thread_ts: threadTs, ...said, ...recipient };
  const answer = await deps.api.callNow('chat.startStream', args, started).catch((error: unknown) => {
    // Unlike a post it can be gone without: the reply is then posted whole.
    deps.log.warn({ err: error }, 'streaming is not possible here');
    return error instanceof BotError && error.code === 'slack_unavailable'
      ? findOrphan(deps, address, threadTs)
      : null;
  });
  if (answer === null) return null;
  const ref = {
    channelId: asId<ChannelId>(answer.channel ?? address.channelId),
    ts: asId<MessageTs>(answer.ts),
  };
  streams.open.set(key, { ...NOTHING_SENT, ref, shown: markdown, work: work ?? null });
  return ref;
}

/** Slack wants the workspace of the person who reads, who may be of another company. */
async function recipientOf(deps: ReplyDeps, { teamId, askerId }: ReplyAddress): Promise<object> {
  const home = await readHomeTeam(deps.database, { teamId, personId: askerId });
  return { recipient_user_id: askerId, recipient_team_id: home ?? teamId };
}

const replies = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      user: z.string().optional(),
      metadata: z.unknown().optional(),
      streaming_state: z.string().optional(),
    }),
  ),
});

/** A stream whose start got no answer may stand there all the same; it cannot carry a key, but it is ours and open. */
async function findOrphan(
  deps: ReplyDeps,
  address: ReplyAddress,
  threadTs: MessageTs,
): Promise<{ ts: string; channel?: string } | null> {
  const args = { channel: address.channelId, ts: threadTs, limit: 200 };
  const found = await deps.api.call('conversations.replies', args, replies).catch(() => null);
  const own = found?.messages.filter((message) => message.user === deps.identity().botUserId);
  return own?.findLast((message) => message.streaming_state === 'in_progress') ?? null;
}

/** Sends what is pending; without `mayWait` it stays pending when Slack's pace does not allow it now. */
export async function flushStream(
  deps: ReplyDeps,
  stream: Stream,
  { mayWait }: { mayWait: boolean },
): Promise<void> {
  if (stream.ended || (stream.pending === '' && !stream.hasNewWork)) return;
  const text = stream.pending;
  const work = stream.hasNewWork ? stream.work : null;
  const said = work === null ? { markdown_text: text } : { chunks: chunksOf(work, text) };
  const args = { channel: stream.ref.channelId, ts: stream.ref.ts, ...said };
  try {
    // Growing on the way leaves half of the calls to the ends of replies, which people wait for.
    const calls = mayWait ? deps.api : deps.api.spare;
    await calls.call('chat.appendStream', args, anything);
  } catch (error) {
    if (!mayWait && error instanceof BotError && error.code === 'slack_rate_limited') return;
    // Whether the text arrived or not is unknown: the message is written over in the end.
    stream.ended = true;
    deps.log.info({ err: error }, 'a growing message cannot grow any more');
  }
  stream.hasNewWork = stream.work !== work && stream.hasNewWork;
  stream.pending = stream.pending.slice(text.length);
  stream.shown = stream.shown === null ? null : stream.shown + text;
}

/** Text and work in the form of Slack's chunks, which are not sent beside plain text: https://docs.slack.dev/reference/methods/chat.appendStream */
function chunksOf({ title, tasks }: ShownWork, markdown: string): AnyChunk[] {
  return [
    { type: 'plan_update', title },
    ...tasks.map(
      ({ id, title: task, isDone }): AnyChunk => ({
        type: 'task_update',
        id,
        title: task,
        status: isDone ? 'complete' : 'in_progress',
      }),
    ),
    ...(markdown === '' ? [] : [{ type: 'markdown_text' as const, text: markdown }]),
  ];
}

/** What was begun is over with the reply, whatever came of it. */
export function endWork(stream: Stream): void {
  if (stream.work === null || stream.work.tasks.every(({ isDone }) => isDone)) return;
  stream.work = { ...stream.work, tasks: stream.work.tasks.map((task) => ({ ...task, isDone: true })) };
  stream.hasNewWork = true;
}
