import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../packages/sandbox/src/start-sandbox.ts';
import { checkSlack } from '../../src/cli/check-slack.ts';

const manifest = JSON.parse(
  readFileSync(new URL('../../manifests/socket.json', import.meta.url), 'utf8'),
) as { oauth_config: { scopes: { bot: string[] } } };
const withScopes = (bot: string[]) => ({ ...manifest, oauth_config: { scopes: { bot } } });
let sandbox: Sandbox | undefined;

afterEach(async () => {
  await sandbox?.stop();
  sandbox = undefined;
});

/** What `doctor` finds of Slack. */
async function findingsOf(
  options: Partial<Parameters<typeof startSandbox>[0]> = {},
  more: { appToken?: string; token?: string; http?: true } = {},
): Promise<string[]> {
  sandbox = await startSandbox({ port: 0, manifest, ...options });
  const checks = await checkSlack({
    token: more.token ?? sandbox.botToken,
    appToken: more.http ? undefined : (more.appToken ?? sandbox.appToken),
    url: sandbox.apiUrl,
  });
  return checks.map(
    ({ check, ok, found, fix }) => `${ok ? 'ok' : 'WRONG'} ${check}: ${found} | ${fix ?? ''}`,
  );
}

test('an installation by the manifest is well', async () => {
  expect(await findingsOf()).toEqual([
    expect.stringMatching(/^ok Slack: connected to /),
    expect.stringMatching(/^ok Slack scopes: all \d+ are granted/),
    expect.stringMatching(/^ok Slack deliveries: Socket Mode/),
  ]);
});

test.each(manifest.oauth_config.scopes.bot)('a missing %s is named', async (scope) => {
  const others = manifest.oauth_config.scopes.bot.filter((one) => one !== scope);
  const [, scopes] = await findingsOf({ manifest: withScopes(others) });
  expect(scopes).toContain(`WRONG Slack scopes: missing: ${scope} |`);
});

test('a wrong app token is found before a start finds it, and its setting is named', async () => {
  const [, , deliveries] = await findingsOf({}, { appToken: 'xapp-1-A0SANDBOX-wrong' });
  expect(deliveries).toContain('WRONG Slack deliveries: apps.connections.open answered invalid_auth');
  expect(deliveries).toContain('SLACK_APP_TOKEN');
});

test('a revoked bot token and one of a whole organization are named', async () => {
  expect(await findingsOf({}, { token: 'xoxb-wrong' })).toEqual([
    expect.stringContaining('WRONG Slack: auth.test answered invalid_auth'),
  ]);
  await sandbox?.stop();
  const organization = { id: 'E0ORG', name: 'Ferrowick Group', installedInAll: true };
  const [slack] = await findingsOf({ organization });
  expect(slack).toContain('WRONG Slack: installed in a whole organization');
});

test('over HTTP what cannot be seen is said', async () => {
  const [, , deliveries] = await findingsOf({}, { http: true });
  expect(deliveries).toMatch(/^ok Slack deliveries: over HTTP: Slack does not tell/);
});
