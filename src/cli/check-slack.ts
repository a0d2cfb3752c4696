import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from '../slack/needed-scopes.ts';
import type { DoctorCheck } from './doctor-check.ts';

/** What of an installation Slack can be asked about. */
export interface SlackToCheck {
  /** The bot token as it is now. */
  token: string;
  /** Absent: deliveries come over HTTP. */
  appToken: string | undefined;
  url: string | undefined;
}

const authTest = z.looseObject({
  team: z.string().default('a workspace'),
  user: z.string().default('the bot'),
  bot_id: z.string().optional(),
  is_enterprise_install: z.boolean().default(false),
  response_metadata: z.looseObject({ scopes: z.array(z.string()).optional() }).optional(),
});
const botsInfo = z.looseObject({ bot: z.looseObject({ app_id: z.string() }) });
const anything = z.looseObject({});

/** For `doctor`: whether Slack takes both tokens, as what it takes them, and whether all scopes are granted. */
export async function checkSlack(given: SlackToCheck): Promise<DoctorCheck[]> {
  const bot = await ask(given, { method: 'auth.test', token: given.token, schema: authTest });
  if ('refused' in bot) {
    const fix = 'Check SLACK_BOT_TOKEN, SLACK_API_URL and the network.';
    return [{ check: 'Slack', ok: false, found: `auth.test answered ${bot.refused}`, fix }];
  }
  const { answer } = bot;
  return [
    answer.is_enterprise_install
      ? {
          check: 'Slack',
          ok: false,
          found: `installed in a whole organization (${answer.team})`,
          fix: 'Install the app into one workspace: the bot answers for one.',
        }
      : { check: 'Slack', ok: true, found: `connected to ${answer.team} as ${answer.user}` },
    checkScopes(answer.response_metadata?.scopes ?? []),
    await checkAppToken(given, answer.bot_id),
  ];
}

function checkScopes(granted: readonly string[]): DoctorCheck {
  // A compatible server need not tell.
  if (granted.length === 0)
    return { check: 'Slack scopes', ok: true, found: 'the server does not tell which are granted' };
  const missing = NEEDED_SCOPES.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) {
    const without = OPTIONAL_SCOPES.filter((scope) => !granted.includes(scope));
    const beside = without.length === 0 ? '' : `; without ${without.join(', ')}, which are optional`;
    return { check: 'Slack scopes', ok: true, found: `all ${NEEDED_SCOPES.length} are granted${beside}` };
  }
  return {
    check: 'Slack scopes',
    ok: false,
    found: `missing: ${missing.join(', ')}`,
    fix: 'Add them (manifests/README.md says what breaks without each) and install the app again.',
  };
}

async function checkAppToken(given: SlackToCheck, botId: string | undefined): Promise<DoctorCheck> {
  const check = 'Slack deliveries';
  const { appToken } = given;
  if (appToken === undefined) {
    const found =
      'over HTTP: Slack does not tell whether the signing secret is right; the first delivery does';
    return { check, ok: true, found };
  }
  const opened = await ask(given, { method: 'apps.connections.open', token: appToken, schema: anything });
  if ('refused' in opened) {
    if (opened.refused === 'ratelimited')
      return { check, ok: true, found: 'Socket Mode; Slack limits how often this is tried' };
    return {
      check,
      ok: false,
      found: `apps.connections.open answered ${opened.refused}`,
      fix: 'Check SLACK_APP_TOKEN: an app-level token with connections:write, of an app with Socket Mode on.',
    };
  }
  const other = await findOtherApp(given, appToken, botId);
  if (other === null) return { check, ok: true, found: 'Socket Mode: the app token is accepted' };
  return {
    check,
    ok: false,
    found: `SLACK_APP_TOKEN is of another app (${other}) than SLACK_BOT_TOKEN`,
    fix: 'Take both tokens of the same app.',
  };
}

/** An app token names its app; null where that is the bot's, or the bot's is not told. */
async function findOtherApp(
  given: SlackToCheck,
  appToken: string,
  botId: string | undefined,
): Promise<string | null> {
  const [, , appId] = appToken.split('-');
  if (botId === undefined || appId === undefined) return null;
  const info = await ask(given, {
    method: 'bots.info',
    token: given.token,
    args: { bot: botId },
    schema: botsInfo,
  });
  return 'refused' in info || info.answer.bot.app_id === appId ? null : appId;
}

async function ask<Schema extends z.ZodType>(
  { url }: SlackToCheck,
  call: { method: string; token: string; args?: Record<string, unknown>; schema: Schema },
): Promise<{ answer: z.output<Schema> } | { refused: string }> {
  const client = new WebClient(call.token, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    ...(url === undefined ? {} : { slackApiUrl: url }),
  });
  try {
    const parsed = call.schema.safeParse(await client.apiCall(call.method, call.args ?? {}));
    return parsed.success ? { answer: parsed.data } : { refused: 'something of an unknown form' };
  } catch (error) {
    const { data, retryAfter } = error as { data?: { error?: string }; retryAfter?: number };
    return { refused: retryAfter === undefined ? (data?.error ?? 'nothing') : 'ratelimited' };
  }
}
