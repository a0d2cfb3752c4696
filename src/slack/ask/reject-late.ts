import { z } from 'zod';
import { t } from '../../messages/t.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { hasOthersAfter } from '../../store/messages.ts';
import { enqueueMessage } from '../../store/outbox.ts';
import { plainReply } from '../../turn/plain-reply.ts';
import { findTurn } from '../../turn/turn-store.ts';
import { SlackDisconnected } from '../api/translate-slack-error.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import type { IncomingMessage } from './record-incoming-message.ts';

const HOUR_MS = 3_600_000;
/** Later than Slack's own retries: what comes after that was held back by an outage, Slack's or ours. */
const LATE_MS = HOUR_MS;
/** Who asked yesterday has found out, or asks again. */
const TOO_LATE_MS = 24 * HOUR_MS;

const replies = z.looseObject({
  messages: z.array(z.looseObject({ ts: z.string(), user: z.string().optional() })),
});

/**
 * What becomes of a question that arrives long after it was asked: answered where it still waits, nothing where somebody else spoke
 * in its thread meanwhile, and after a day a word that it came too late.
 * @returns null where it is to be answered
 */
export async function rejectLate(
  deps: ListenerDeps,
  asked: Pick<IncomingMessage, 'teamId' | 'channelId' | 'ts' | 'threadTs' | 'authorId'>,
): Promise<EventOutcome | null> {
  const ageMs = deps.clock.now().getTime() - Number(asked.ts) * 1_000;
  if (!(ageMs > LATE_MS)) return null;
  // Taken up before: it goes on, however long that takes.
  if ((await findTurn(deps.database, asked)) !== null) return null;
  if (await wentOnWithout(deps, asked))
    return { outcome: 'ignored', reason: 'came late, and its thread went on meanwhile' };
  if (ageMs <= TOO_LATE_MS) return null;
  const { teamId, channelId, threadTs, authorId: askerId } = asked;
  const language = await deps.directory.languageOf(teamId, askerId);
  const text = t(language, 'slack.late', { hours: Math.round(ageMs / HOUR_MS) });
  const key = `late-${teamId}-${channelId}-${asked.ts}:1`;
  await enqueueMessage(deps.database, {
    key,
    lane: key,
    operation: 'post',
    address: { surface: 'chat', teamId, channelId, threadTs, askerId },
    reply: plainReply(language, text, 'refused'),
  });
  return { outcome: 'ignored', reason: 'came more than a day late; the asker was told' };
}

/** Our own record may lack what came late as well; Slack knows the thread as it is. */
async function wentOnWithout(
  deps: ListenerDeps,
  asked: Pick<IncomingMessage, 'teamId' | 'channelId' | 'ts' | 'threadTs' | 'authorId'>,
): Promise<boolean> {
  if (await hasOthersAfter(deps.database, asked)) return true;
  const args = { channel: asked.channelId, ts: asked.threadTs, oldest: asked.ts, limit: 50 };
  const thread = await deps.api.call('conversations.replies', args, replies).catch((error: unknown) => {
    // In an outage the delivery comes again; whatever else Slack says, the question is better answered than lost.
    if (error instanceof SlackDisconnected) throw error;
    return null;
  });
  return (
    thread?.messages.some(({ ts, user }) => Number(ts) > Number(asked.ts) && user !== asked.authorId) ?? false
  );
}
