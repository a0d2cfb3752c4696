import { WebClient } from '@slack/web-api';
import type { DoctorCheck } from './doctor-check.ts';

/** Scopes without which the bot cannot do its main job; the manifests list all with reasons. */
const NEEDED_SCOPES = [
  'assistant:write',
  'chat:write',
  'commands',
  'app_mentions:read',
  'im:history',
  'channels:history',
  'channels:read',
  'users:read',
];

/** For `doctor`: whether Slack knows the token, and whether it has the scopes. */
export async function checkSlack(token: string, url: string | undefined): Promise<DoctorCheck> {
  const client = new WebClient(token, {
    retryConfig: { retries: 0 },
    timeout: 10_000,
    ...(url === undefined ? {} : { slackApiUrl: url }),
  });
  try {
    const answer = await client.auth.test();
    const scopes = answer.response_metadata?.scopes ?? [];
    const missing = scopes.length === 0 ? [] : NEEDED_SCOPES.filter((scope) => !scopes.includes(scope));
    if (missing.length === 0)
      return { check: 'Slack', ok: true, found: `connected to ${answer.team} as ${answer.user}` };
    return {
      check: 'Slack',
      ok: false,
      found: `scopes are missing: ${missing.join(', ')}`,
      fix: 'Add them (manifests/README.md says why each is needed) and install the app again.',
    };
  } catch (error) {
    const code = (error as { data?: { error?: string } }).data?.error ?? 'unreachable';
    return {
      check: 'Slack',
      ok: false,
      found: `auth.test answered ${code}`,
      fix: 'Check SLACK_BOT_TOKEN, SLACK_API_URL and the network.',
    };
  }
}
