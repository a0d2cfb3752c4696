import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { SandboxSeed } from '../../src/sandbox-seed.ts';
import { openSandbox } from '../fixtures/test-workspace.ts';

const clientOf = (sandbox: { botToken: string; apiUrl: string }) =>
  new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });

test('with tiers on, the call beyond a method its tier is answered with 429 and when to come again', async () => {
  let now = Date.parse('2026-11-30T10:00:00Z');
  const sandbox = await openSandbox({ tiers: true, clock: { now: () => now } });
  const client = clientOf(sandbox);
  for (let call = 0; call < 20; call += 1) await client.users.list({ limit: 1 });
  now += 20_000;
  await expect(client.users.list({ limit: 1 })).rejects.toMatchObject({ retryAfter: 40 });
  // Other methods have a pace of their own.
  await client.usergroups.list();
  now += 40_000;
  await client.users.list({ limit: 1 });
  const { body } = await sandbox.get('/calls');
  expect(body).toMatchObject({ tiers: true, methods: { 'users.list': { calls: 22, ratelimited: 1 } } });
  await sandbox.stop();
});

test('posts are limited in each channel, and streams and sessions like any other method', async () => {
  const sandbox = await openSandbox({ tiers: true });
  const client = clientOf(sandbox);
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
  for (let call = 0; call < 60; call += 1) await post('C0GENERAL');
  await expect(post('C0GENERAL')).rejects.toMatchObject({ retryAfter: expect.any(Number) });
  await post('C0DEALS');
  await sandbox.stop();
});

test('tiers are switched on and off while it runs, and are off unless asked for', async () => {
  const sandbox = await openSandbox();
  const client = clientOf(sandbox);
  const pages = async () => {
    for (let call = 0; call < 25; call += 1) await client.users.list({ limit: 1 });
  };
  await pages();
  expect((await sandbox.get('/calls')).body).toMatchObject({ tiers: false });
  await sandbox.post('/tiers', { on: true });
  await expect(pages()).rejects.toMatchObject({ retryAfter: expect.any(Number) });
  await sandbox.post('/tiers', { on: false });
  await pages();
  await sandbox.stop();
});

test('10,000 people and 2,000 channels are there within seconds, and listed in pages', async () => {
  const seed: SandboxSeed = {
    people: Array.from({ length: 10_000 }, (_, n) => ({
      id: `U${n}`,
      name: `p${n}`,
      realName: `Person ${n}`,
    })),
    channels: Array.from({ length: 2_000 }, (_, n) => ({
      id: `C${n}`,
      name: `c${n}`,
      members: Array.from({ length: n === 0 ? 10_000 : 20 }, (_, m) => `p${(n * 7 + m) % 10_000}`),
    })),
  };
  const startedAt = Date.now();
  const sandbox = await openSandbox({ seed });
  const client = clientOf(sandbox);
  let [people, channels, cursor] = [0, 0, ''];
  do {
    const page = await client.users.list({ limit: 200, cursor });
    people += page.members?.length ?? 0;
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  do {
    const page = await client.conversations.list({ limit: 200, cursor, types: 'public_channel' });
    channels += page.channels?.length ?? 0;
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  expect({ people, channels }).toEqual({ people: 10_001, channels: 2_000 });
  expect(Date.now() - startedAt).toBeLessThan(30_000);
  await sandbox.stop();
}, 60_000);
