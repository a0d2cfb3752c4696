import { z } from 'zod';
import { defineMethod, SlackError } from '../api/define-method.ts';

/** https://docs.slack.dev/reference/methods/oauth.v2.access, of which only the renewal of tokens that rotate. */
export const oauthV2Access = defineMethod({
  name: 'oauth.v2.access',
  token: 'none',
  args: z.object({
    client_id: z.string(),
    client_secret: z.string(),
    grant_type: z.literal('refresh_token'),
    refresh_token: z.string(),
  }),
  handle: ({ tokens, workspace, credentials }, { client_id, client_secret, refresh_token }) => {
    const given = { clientId: client_id, clientSecret: client_secret, refreshToken: refresh_token };
    const pair = tokens.exchange(given);
    if (typeof pair === 'string') throw new SlackError(pair);
    const { accessToken, refreshToken, expiresInSeconds } = pair;
    return {
      app_id: credentials.appId,
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: expiresInSeconds,
      token_type: 'bot',
      bot_user_id: credentials.botUserId,
      team: { id: workspace.team.id, name: workspace.team.name },
      enterprise: null,
      is_enterprise_install: false,
    };
  },
});
