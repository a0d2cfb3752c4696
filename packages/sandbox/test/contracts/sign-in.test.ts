import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandbox } from '../fixtures/test-workspace.ts';

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
let client: WebClient;
const RETURN = 'http://127.0.0.1:9/back';

beforeAll(async () => {
  sandbox = await openSandbox();
  client = new WebClient(undefined, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
});
afterAll(() => sandbox.stop());

function authorize(more: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const asked = { response_type: 'code', scope: 'openid', client_id: sandbox.clientId, redirect_uri: RETURN };
  const query = new URLSearchParams({ ...asked, state: 's1', nonce: 'n1', ...more });
  return fetch(`${sandbox.url}/openid/connect/authorize?${query}`, { redirect: 'manual', headers });
}

const exchange = (code: string, more: Record<string, string> = {}) =>
  client.openid.connect.token({
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    code,
    redirect_uri: RETURN,
    ...more,
  });

test('somebody who says who they are comes back with state and a code, and is who the tokens say', async () => {
  const back = new URL((await authorize({ person: 'ana' })).headers.get('location')!);
  expect(`${back.origin}${back.pathname}`).toBe(RETURN);
  expect(back.searchParams.get('state')).toBe('s1');
  const code = back.searchParams.get('code')!;
  const { access_token, id_token, token_type } = await exchange(code);
  expect(token_type).toBe('Bearer');
  const claims = JSON.parse(Buffer.from(id_token!.split('.')[1]!, 'base64url').toString('utf8'));
  expect(claims).toMatchObject({ iss: 'https://slack.com', aud: sandbox.clientId, nonce: 'n1' });
  const info = await client.openid.connect.userInfo({ token: access_token! });
  expect(info['https://slack.com/user_id']).toBe(claims.sub);
  expect(info['https://slack.com/team_id']).toBe(sandbox.teamId);
  await expect(exchange(code)).rejects.toMatchObject({ data: { error: 'invalid_code' } });
});

test('a code is of no use at another address or with another secret, and a token that nobody got is refused', async () => {
  const codeFor = async () =>
    new URL((await authorize({ person: 'ana' })).headers.get('location')!).searchParams.get('code')!;
  await expect(exchange(await codeFor(), { redirect_uri: 'http://127.0.0.1:9/other' })).rejects.toMatchObject(
    {
      data: { error: 'invalid_code' },
    },
  );
  await expect(exchange(await codeFor(), { client_secret: 'wrong' })).rejects.toMatchObject({
    data: { error: 'bad_client_secret' },
  });
  await expect(client.openid.connect.userInfo({ token: 'xoxp-none' })).rejects.toMatchObject({
    data: { error: 'invalid_auth' },
  });
});

test('nobody is sent to an address of another machine, and who is not known is asked', async () => {
  expect((await authorize({ redirect_uri: 'https://evil.io/back' })).status).toBe(400);
  expect(await (await authorize()).text()).toContain('Who are you');
});

test('a page of the app is visited as somebody, and what the one before left is forgotten', async () => {
  const visit = (who: string, cookie = '') =>
    fetch(`${sandbox.url}/person/${who}/visit?to=%2Farticles%2Fa`, {
      redirect: 'manual',
      headers: { cookie },
    });
  const ana = await visit('ana');
  expect(ana.headers.get('location')).toBe(`${sandbox.url}/articles/a`);
  const kept = ana.headers.getSetCookie()[0]!.split(';')[0]!;
  expect((await authorize({}, { cookie: kept })).status).toBe(302);
  const ben = await visit('ben', `${kept}; app_session=1`);
  expect(ben.headers.getSetCookie().some((one) => /^app_session=;.*Max-Age=0/.test(one))).toBe(true);
  const outside = await fetch(`${sandbox.url}/person/ana/visit?to=https%3A%2F%2Fevil.io`, {
    redirect: 'manual',
  });
  expect(outside.status).toBe(400);
});
