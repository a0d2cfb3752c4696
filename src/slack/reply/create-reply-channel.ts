import type { Delivery, Posted, ReplyAddress, ReplyChannel } from '../../core/reply-channel.ts';
import { placePage } from '../pages/place-page.ts';
import { clearOlderSuggestions } from './clear-suggestions.ts';
import { copyFiles, deleteCopies } from './copy-files.ts';
import { findMessage } from './find-message.ts';
import { finishStream } from './finish-stream.ts';
import { growStream, type Streams, takeStream } from './grow-stream.ts';
import { notifyNotPosted } from './notify-not-posted.ts';
import { stopStream } from './post-message.ts';
import { openDirect, postPrivately } from './post-privately.ts';
import type { ReplyChannelDeps, ReplyDeps } from './reply-deps.ts';
import { postReply, replaceReply, withdrawReply } from './send-reply.ts';
import { sessionOf, signalProgress } from './signal-progress.ts';
import { isPrivate } from './slack-place.ts';

/** Replies in Slack: streamed where it can be, drawn with blocks, and found again by the keys that messages carry. */
export function createReplyChannel(deps: ReplyChannelDeps): ReplyChannel {
  const streams: Streams = { open: new Map(), opening: new Map() };
  const signals = new Map<string, Promise<void>>();
  return {
    signal(address, progress) {
      // One after the other, or "done" could overtake "at work" and leave it standing.
      const place = `${address.channelId}:${address.threadTs}`;
      const next = (signals.get(place) ?? Promise.resolve())
        .then(() => signalProgress(deps, address, progress))
        .catch((error: unknown) => deps.log.debug({ err: error }, 'a sign of life was not shown'))
        .finally(() => {
          if (signals.get(place) === next) signals.delete(place);
        });
      signals.set(place, next);
      return next;
    },
    append: (address, message) => growStream(deps, streams, { address, ...message }),
    async deliver(delivery) {
      try {
        const placed = { ...delivery, address: await place(deps, delivery.address) };
        const ref = await deliver(deps, streams, placed);
        void showStanding(deps, placed, ref).catch((error: unknown) =>
          deps.log.debug({ err: error }, 'how a thread rests was not shown'),
        );
        void clearOlderSuggestions(deps, placed).catch((error: unknown) =>
          deps.log.debug({ err: error }, 'suggestions under an older answer stay'),
        );
        return ref;
      } catch (error) {
        await notifyNotPosted(deps, delivery, error);
        throw error;
      }
    },
    find: async (address, key, since) => findMessage(deps, await place(deps, address), key, since),
  };
}

/** A thread in which a person is waited for shows that nobody else is at work, and one in which that is over, that it is. */
async function showStanding({ sessions }: ReplyDeps, delivery: Delivery, ref: Posted): Promise<void> {
  const { address } = delivery;
  const standing = delivery.operation === 'withdraw' ? undefined : delivery.reply.standing;
  if (standing === undefined || isPrivate(address)) return;
  // What is said outside of any thread, as in the DM of who asked privately, begins one.
  const session = sessionOf(address) ?? sessionOf({ ...address, channelId: ref.channelId, threadTs: ref.ts });
  if (session === null) return;
  await sessions.restAnyway(session, standing === 'waiting' ? 'suspended' : 'closed');
}

/** An address in somebody's DM is one of a channel once that DM is open. */
async function place(deps: ReplyDeps, address: ReplyAddress): Promise<ReplyAddress> {
  const { direct, viewer, threadTs: _threadTs, ...rest } = address;
  if (direct === undefined || viewer === undefined) return address;
  return { ...rest, channelId: await openDirect(deps, viewer) };
}

/** A message, the page that it leads to and the files that came with it. */
async function deliver(deps: ReplyChannelDeps, streams: Streams, delivery: Delivery): Promise<Posted> {
  if (delivery.operation === 'withdraw') {
    await deleteCopies(deps, delivery.ref);
    return deliverText(deps, streams, delivery);
  }
  const said = { ...delivery, reply: await placePage(deps, delivery) };
  const { unkept, ...ref } = await deliverText(deps, streams, said);
  const copies = delivery.operation === 'replace' ? delivery.ref.copies : undefined;
  const copied = await copyFiles(deps, { ...delivery, ref: copies === undefined ? ref : { ...ref, copies } });
  return unkept === undefined ? copied : { ...copied, unkept };
}

async function deliverText(deps: ReplyDeps, streams: Streams, delivery: Delivery): Promise<Posted> {
  const { key, address } = delivery;
  const stream = await takeStream(streams, key);
  if (delivery.operation === 'withdraw') {
    // What only one person saw cannot be taken back; Slack drops it when they reload.
    if (delivery.ref.private) return delivery.ref;
    if (stream !== undefined) await stopStream(deps, delivery.ref);
    return withdrawReply(deps, delivery);
  }
  if (isPrivate(address)) return postPrivately(deps, { ...delivery, viewer: address.viewer! });
  if (delivery.operation === 'post') {
    if (delivery.streaming === undefined && stream !== undefined) {
      // It began while its turn was being stopped: what ends the turn is written over it.
      await stopStream(deps, stream.ref);
      return replaceReply(deps, { ...delivery, ref: stream.ref });
    }
    if (delivery.streaming === undefined) return postReply(deps, delivery);
    return finishStream(deps, { ...delivery, ref: delivery.streaming, stream });
  }
  if (stream !== undefined) await stopStream(deps, delivery.ref);
  return replaceReply(deps, delivery);
}
