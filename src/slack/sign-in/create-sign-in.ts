import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { BotError } from '../../core/bot-error.ts';
import type { Clock } from '../../core/clock.ts';
import { asId, type PersonId, type TeamId } from '../../core/ids.ts';
import { translateSlackError } from '../api/translate-slack-error.ts';

const ISSUER = 'https://slack.com';

const tokens = z.looseObject({ access_token: z.string(), id_token: z.string() });
const claims = z.looseObject({
  iss: z.literal(ISSUER),
  aud: z.string(),
  exp: z.number(),
  nonce: z.string(),
  sub: z.string(),
});
const userInfo = z.looseObject({
  sub: z.string(),
  'https://slack.com/user_id': z.string(),
  'https://slack.com/team_id': z.string(),
});

/** How the bot proves to Slack which app it is. */
export interface SlackClientCredentials {
  clientId: string;
  clientSecret: string;
}

/**
 * Sign in with Slack, for people of one workspace: https://docs.slack.dev/authentication/sign-in-with-slack. The id token comes
 * straight from Slack over TLS, so its claims are checked and not its signature (OpenID Connect Core 3.1.3.7, point 6).
 */
export function createSlackSignIn(given: {
  client: WebClient;
  credentials: SlackClientCredentials;
  teamId: TeamId;
  clock: Clock;
}) {
  const { client, teamId, clock } = given;
  const { clientId, clientSecret } = given.credentials;
  return {
    address({ state, nonce, returnTo }: { state: string; nonce: string; returnTo: string }): string {
      const address = new URL('/openid/connect/authorize', client.slackApiUrl);
      const asked = { response_type: 'code', scope: 'openid', client_id: clientId, redirect_uri: returnTo };
      address.search = new URLSearchParams({ ...asked, state, nonce, team: teamId }).toString();
      return address.href;
    },
    async finish(back: { code: string; nonce: string; returnTo: string }): Promise<PersonId | null> {
      const { access_token, id_token } = await ask('openid.connect.token', tokens, () =>
        client.openid.connect.token({
          client_id: clientId,
          client_secret: clientSecret,
          code: back.code,
          redirect_uri: back.returnTo,
        }),
      );
      const said = readClaims(id_token);
      const isOurs = said.aud === clientId && said.nonce === back.nonce;
      if (!isOurs || said.exp * 1_000 <= clock.now().getTime()) return null;
      const who = await ask('openid.connect.userInfo', userInfo, () =>
        client.openid.connect.userInfo({ token: access_token }),
      );
      if (who.sub !== said.sub || who['https://slack.com/team_id'] !== teamId) return null;
      return asId<PersonId>(who['https://slack.com/user_id']);
    },
  };
}

async function ask<Schema extends z.ZodType>(
  method: string,
  schema: Schema,
  call: () => Promise<unknown>,
): Promise<z.output<Schema>> {
  const answer = await call().catch((error: unknown) => {
    throw translateSlackError(error, method);
  });
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new BotError('slack_unavailable', `Slack's answer to ${method} is not of the known form.`);
}

function readClaims(idToken: string): z.output<typeof claims> {
  const [, body = ''] = idToken.split('.');
  try {
    return claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  } catch (error) {
    throw new BotError('slack_unavailable', 'The id token of Slack is not of the known form.', {
      cause: error,
    });
  }
}
