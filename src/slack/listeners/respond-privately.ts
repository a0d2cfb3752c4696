import type { KnownBlock } from '@slack/types';
import { BotError } from '../../core/bot-error.ts';
import type { SlackApi } from '../api/slack-api.ts';

const TIMEOUT_MS = 10_000;
/** Where Slack takes answers to commands and clicks, by where its Web API is; other servers take them there too. */
const HOOKS: Record<string, string> = {
  'https://slack.com': 'https://hooks.slack.com',
  'https://slack-gov.com': 'https://hooks.slack-gov.com',
};

/**
 * Answers a command or a click so that only that person sees it, in channels the bot is not in as well:
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 * They go to Slack, or to the compatible server that the bot is connected to, and follow no redirect.
 */
export async function respondPrivately(
  api: Pick<SlackApi, 'url'>,
  responseUrl: string,
  message: { text: string; blocks?: KnownBlock[] },
): Promise<void> {
  if (!takesAnswers(api.url, responseUrl))
    throw new BotError('slack_rejected', 'A delivery names an address for answers that is not of Slack.');
  const body = { response_type: 'ephemeral', replace_original: false, ...message };
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
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

function takesAnswers(apiUrl: string, responseUrl: string): boolean {
  const origin = originOf(responseUrl);
  return origin !== null && (HOOKS[originOf(apiUrl) ?? ''] ?? originOf(apiUrl)) === origin;
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}
