import type { KnownBlock } from '@slack/types';
import { BotError } from '../../core/bot-error.ts';

const TIMEOUT_MS = 10_000;

/**
 * Answers a command or a click so that only that person sees it, in channels the bot is not in as well:
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export async function respondPrivately(
  responseUrl: string,
  message: { text: string; blocks?: KnownBlock[] },
): Promise<void> {
  const body = { response_type: 'ephemeral', replace_original: false, ...message };
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new BotError('slack_unavailable', 'Slack did not take a private answer.', {
      retryable: true,
      cause,
    });
  });
  if (response.ok) return;
  throw new BotError('slack_unavailable', `Slack refused a private answer with HTTP ${response.status}.`, {
    retryable: response.status >= 500 || response.status === 429,
  });
}
