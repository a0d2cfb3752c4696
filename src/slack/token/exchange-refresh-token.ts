import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { BotError } from '../../core/bot-error.ts';
import { translateSlackError } from '../api/translate-slack-error.ts';
import type { FreshTokens } from './rotating-token.ts';

const METHOD = 'oauth.v2.access';

const answer = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number().positive(),
});

/** Changes a refresh token for a fresh pair: https://docs.slack.dev/reference/methods/oauth.v2.access @throws BotError */
export async function exchangeRefreshToken(
  client: WebClient,
  given: { clientId: string; clientSecret: string; refreshToken: string },
): Promise<FreshTokens> {
  const args = {
    client_id: given.clientId,
    client_secret: given.clientSecret,
    grant_type: 'refresh_token',
    refresh_token: given.refreshToken,
  };
  const result: unknown = await client.apiCall(METHOD, args).catch((error: unknown) => {
    throw translateSlackError(error, METHOD);
  });
  const parsed = answer.safeParse(result);
  if (!parsed.success)
    throw new BotError('slack_unavailable', `Slack's answer to ${METHOD} is not of the known form.`);
  const { access_token, refresh_token, expires_in } = parsed.data;
  return { accessToken: access_token, refreshToken: refresh_token, expiresInSeconds: expires_in };
}
