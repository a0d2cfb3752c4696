import type { Sandbox } from '../start-sandbox.ts';

/** What a Bolt app needs to connect, under the names that apps commonly read from their environment. */
function settingsOf(sandbox: Sandbox): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
    SLACK_SIGNING_SECRET: sandbox.signingSecret,
    SLACK_API_URL: sandbox.apiUrl,
  };
}

/** The address and the tokens for a person to read, and how an app takes them over the transport in use. */
export function describeSandbox(sandbox: Sandbox, transport: 'socket' | 'http'): string {
  const settings = Object.entries(settingsOf(sandbox)).map(([name, value]) => `  ${name}=${value}`);
  return `The sandbox workspace is ready.

  Open ${sandbox.url} to act as the people in it.

The app connects with these:

${settings.join('\n')}

In Bolt for JavaScript:

  ${IN_BOLT[transport]}

Ctrl-C stops it.
`;
}

const IN_BOLT = {
  socket: 'new App({ token, appToken, socketMode: true, clientOptions: { slackApiUrl } })',
  http: 'new App({ token, signingSecret, clientOptions: { slackApiUrl } })',
};

/** The same for a program: one JSON document on one line. */
export function sandboxAsJson(sandbox: Sandbox): string {
  const { url, apiUrl, botToken, appToken, signingSecret, teamId, appId, botId, botUserId } = sandbox;
  const document = { url, apiUrl, botToken, appToken, signingSecret, teamId, appId, botId, botUserId };
  return `${JSON.stringify(document)}\n`;
}
