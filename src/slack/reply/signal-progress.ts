import { z } from 'zod';
import type { Progress, ReplyAddress } from '../../core/reply-channel.ts';
import { t } from '../../messages/t.ts';
import type { CallArguments } from '../api/slack-api.ts';
import { SlackRejection } from '../api/translate-slack-error.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { isPrivate, threadOf } from './slack-place.ts';

const anything = z.looseObject({});
const LOADING = ['reading', 'searching', 'writing', 'checking'] as const;

/** Methods that this workspace does not offer, so that they are not tried at every step of every turn. */
export type RefusedMethods = Set<string>;

/**
 * Shows in the thread that the bot is at work, with the status line and the session's state; whatever Slack does not
 * offer here is left out. Never rejects.
 */
export async function signalProgress(
  deps: ReplyDeps,
  refused: RefusedMethods,
  address: ReplyAddress,
  progress: Progress,
): Promise<void> {
  const thread_ts = threadOf(address);
  if (thread_ts === undefined || isPrivate(address)) return;
  const place = { channel_id: address.channelId, thread_ts };
  const working = progress.type === 'working';
  const language = await deps.directory.languageOf(address.teamId, address.askerId);
  const status = working ? t(language, `slack.status.${progress.detail}`) : '';
  const loading = working
    ? { loading_messages: LOADING.map((step) => t(language, `slack.status.${step}`)) }
    : {};
  await Promise.all([
    attempt(deps, refused, 'assistant.threads.setStatus', { ...place, status, ...loading }),
    progress.type === 'working' && progress.detail !== 'reading'
      ? undefined
      : attempt(deps, refused, 'agents.sessions.setStatus', {
          ...place,
          status: working ? 'processing' : 'active',
        }),
  ]);
}

async function attempt(
  deps: ReplyDeps,
  refused: RefusedMethods,
  method: string,
  args: CallArguments,
): Promise<void> {
  if (refused.has(method)) return;
  try {
    await deps.api.callNow(method, args, anything);
  } catch (error) {
    if (error instanceof SlackRejection && NOT_OFFERED.has(error.slackCode)) refused.add(method);
    deps.log.debug({ err: error, method }, 'a sign of life was not shown');
  }
}

const NOT_OFFERED = new Set([
  'unknown_method',
  'missing_scope',
  'not_allowed_token_type',
  'feature_not_enabled',
  'no_permission',
]);
