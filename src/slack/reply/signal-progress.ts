import { z } from 'zod';
import type { Progress, ReplyAddress } from '../../core/reply-channel.ts';
import { t } from '../../messages/t.ts';
import type { WorkingSession } from '../../store/working-sessions.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { isPrivate, threadOf } from './slack-place.ts';

const anything = z.looseObject({});
const LOADING = ['reading', 'searching', 'writing', 'checking'] as const;

/**
 * Shows in the thread that the bot is at work, with the status line and the session's state; whatever Slack does not
 * offer here is left out. Never rejects.
 */
export async function signalProgress(
  deps: ReplyDeps,
  address: ReplyAddress,
  progress: Progress,
): Promise<void> {
  const session = sessionOf(address);
  if (session === null || isPrivate(address)) return;
  const working = progress.type === 'working';
  const language = await deps.directory.languageOf(address.teamId, address.askerId);
  const status = working ? t(language, `slack.status.${progress.detail}`) : '';
  const loading = working
    ? { loading_messages: LOADING.map((step) => t(language, `slack.status.${step}`)) }
    : {};
  const place = { channel_id: session.channelId, thread_ts: session.threadTs };
  const line = deps.api.callNow('assistant.threads.setStatus', { ...place, status, ...loading }, anything);
  await Promise.all([quietly(deps, line), quietly(deps, showSession(deps, session, progress))]);
}

/** The session of a reply's thread; null where it belongs into none. */
export function sessionOf(address: ReplyAddress): WorkingSession | null {
  const threadTs = threadOf(address);
  return threadTs === undefined ? null : { teamId: address.teamId, channelId: address.channelId, threadTs };
}

async function showSession(
  { sessions }: ReplyDeps,
  session: WorkingSession,
  progress: Progress,
): Promise<void> {
  if (progress.type !== 'working') return sessions.rest(session);
  if (progress.detail === 'reading') return sessions.work(session);
}

async function quietly({ log }: ReplyDeps, sign: Promise<unknown>): Promise<void> {
  await sign.catch((error: unknown) => log.debug({ err: error }, 'a sign of life was not shown'));
}
