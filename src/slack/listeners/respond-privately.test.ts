import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { respondPrivately } from './respond-privately.ts';

let server: Server;
let origin: string;
let asked: string[];
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/secret' });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const message = { text: 'Hello' };

it('a private answer goes to the compatible server that the bot is connected to', async () => {
  await respondPrivately({ url: `${origin}/api/` }, `${origin}/commands/1`, message);
  expect(asked).toEqual(['/commands/1']);
});

it.each([
  'http://169.254.169.254/latest',
  'https://hooks.slack.com.evil.example/x',
  'https://evil.example/hooks.slack.com',
  'http://hooks.slack.com/commands/1',
  'https://hooks.slack.com:8443/commands/1',
  'no address',
])('a private answer to Slack goes to Slack alone, not to %s', async (address) => {
  const answer = respondPrivately({ url: 'https://slack.com/api/' }, address, message);
  await expect(answer).rejects.toMatchObject({ code: 'slack_rejected' });
});

it('a private answer goes to no other server, and follows no redirect', async () => {
  const elsewhere = respondPrivately({ url: 'https://slack.com/api/' }, `${origin}/commands/1`, message);
  await expect(elsewhere).rejects.toMatchObject({ code: 'slack_rejected' });
  const redirected = respondPrivately({ url: `${origin}/api/` }, `${origin}/elsewhere`, message);
  await expect(redirected).rejects.toMatchObject({ code: 'slack_unavailable' });
  expect(asked).toEqual(['/elsewhere']);
});
