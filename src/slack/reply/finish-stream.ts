import { z } from 'zod';
import type { ReplyPart } from '../../core/reply.ts';
import type { PostedRef } from '../../core/reply-channel.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import type { LinkedSource } from '../render/link-marks.ts';
import { toPlain } from '../render/markdown-pieces.ts';
import { renderControls } from '../render/render-controls.ts';
import { renderParts, toLinkedMarkdown } from '../render/render-parts.ts';
import { packPieces, renderReply } from '../render/render-reply.ts';
import { escapeMrkdwn, neutralizeMarkdown } from '../text/escape-slack-text.ts';
import { controlLanguage } from './control-language.ts';
import { endWork, flushStream, type Stream } from './grow-stream.ts';
import { metadataOf, rememberOwn, stopStream } from './post-message.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { FORM_REFUSED, replaceReply, type Sending } from './send-reply.ts';
import { sessionOf } from './signal-progress.ts';

const MAX_HISTORY = 3_000;
const stopped = z.looseObject({});
const ENDED = new Set(['message_not_in_streaming_state', 'stopped_by_user', 'message_not_found']);

/**
 * Ends a growing message with the final reply: when what was shown is its beginning, only the rest is added; else
 * the message is written over as a whole.
 */
export async function finishStream(
  deps: ReplyDeps,
  { key, address, reply, ref, stream }: Sending & { ref: PostedRef; stream: Stream | undefined },
): Promise<PostedRef> {
  const { lead, rest } = splitLead(reply.parts, reply.citations);
  const shown = stream === undefined || stream.shown === null ? null : stream.shown + stream.pending;
  const missing = shown === null ? null : restAfter(neutralizeMarkdown(lead), shown);
  const language = await controlLanguage(deps, address, reply);
  const pieces = [...renderParts(rest, reply.citations), ...renderControls({ ...reply, language })];
  const single = renderReply(reply).length === 1 && packPieces(pieces).length <= 1;
  if (stream !== undefined && !stream.ended && missing !== null && single) {
    stream.pending += missing;
    endWork(stream);
    await flushStream(deps, stream, { mayWait: true });
    if (
      !stream.ended &&
      (await stopWith(deps, { key, address, ref, blocks: pieces.flatMap((piece) => piece.blocks) }))
    ) {
      await rememberOwn(deps, address, { key, ref, text: escapeMrkdwn(toPlain(lead, MAX_HISTORY)) });
      return ref;
    }
  }
  await stopStream(deps, ref);
  return replaceReply(deps, { key, address, reply, ref });
}

/** Ends a stream with its last blocks; false when it must be written over instead. */
async function stopWith(
  deps: ReplyDeps,
  { key, address, ref, blocks }: Pick<Sending, 'key' | 'address'> & { ref: PostedRef; blocks: unknown[] },
): Promise<boolean> {
  const session = sessionOf(address);
  const atWork = session !== null && deps.sessions.isWorking(session);
  const args = {
    channel: ref.channelId,
    ts: ref.ts,
    metadata: metadataOf(key),
    ...(blocks.length > 0 && { blocks }),
    // One call the less that could be lost.
    ...(atWork && { session_status: await deps.sessions.restOf(session) }),
  };
  try {
    await deps.api.call('chat.stopStream', args, stopped);
    if (atWork) await deps.sessions.rested(session);
    return true;
  } catch (error) {
    if (isRejection(error, FORM_REFUSED) || isRejection(error, ENDED)) return false;
    throw error;
  }
}

/** The beginning of a reply that streams as Markdown, and what is drawn as blocks after it. */
export function splitLead(
  parts: readonly ReplyPart[],
  sources: readonly LinkedSource[] = [],
): { lead: string; rest: ReplyPart[] } {
  const end = parts.findIndex((part) => part.type !== 'text' && part.type !== 'list');
  const count = end === -1 ? parts.length : end;
  return {
    lead: parts
      .slice(0, count)
      .map((part) => toLinkedMarkdown(part, sources))
      .join('\n\n'),
    rest: parts.slice(count),
  };
}

/** What of `whole` comes after `shown`; null when `shown` is not its beginning. White space does not count. */
export function restAfter(whole: string, shown: string): string | null {
  let at = 0;
  for (const character of shown.replace(/\s+/g, '')) {
    while (/\s/.test(whole[at] ?? '')) at += 1;
    if (!whole.startsWith(character, at)) return null;
    at += character.length;
  }
  const rest = whole.slice(at);
  return rest.trim() === '' ? '' : rest;
}
