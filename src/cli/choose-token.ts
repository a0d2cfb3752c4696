import type { App } from '../app.ts';
import { rereadSlackSettings } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import { createWebClient } from '../slack/api/slack-api.ts';
import { exchangeRefreshToken } from '../slack/token/exchange-refresh-token.ts';
import { createRotatingToken } from '../slack/token/rotating-token.ts';
import { createKeptToken, type TokenSource } from '../slack/token/token-source.ts';

/** The bot's token as the settings say: one that rotates where there is a refresh token, else the one that is set. */
export function chooseToken({
  config,
  database,
  log,
}: Pick<App, 'config' | 'database' | 'log'>): TokenSource {
  const {
    SLACK_BOT_TOKEN: token = '',
    SLACK_REFRESH_TOKEN: refreshToken,
    SLACK_CLIENT_ID: clientId = '',
    SLACK_CLIENT_SECRET: clientSecret = '',
    SLACK_API_URL: apiUrl,
  } = config;
  if (refreshToken === undefined)
    return createKeptToken(() => rereadSlackSettings().SLACK_BOT_TOKEN ?? token);
  const client = createWebClient({ log, ...(apiUrl === undefined ? {} : { apiUrl }) });
  const settings = () => {
    const now = rereadSlackSettings();
    return {
      accessToken: now.SLACK_BOT_TOKEN ?? token,
      refreshToken: now.SLACK_REFRESH_TOKEN ?? refreshToken,
      clientSecret: now.SLACK_CLIENT_SECRET ?? clientSecret,
    };
  };
  return createRotatingToken({
    database,
    clock: systemClock,
    log,
    settings,
    exchange: (given) =>
      exchangeRefreshToken(client, {
        clientId,
        clientSecret: settings().clientSecret,
        refreshToken: given,
      }),
  });
}
