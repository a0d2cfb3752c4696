import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileTransfer } from '../../src/slack/api/transfer-files.ts';

const CONTENTS = 'x'.repeat(1_000);

describe('moving files', () => {
  let server: Server;
  let origin: string;
  const seen: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(`${request.url} ${request.headers.authorization ?? '-'}`);
      if (request.url === '/signin') response.writeHead(302, { location: '/page' }).end();
      else if (request.url === '/busy') response.writeHead(429, { 'retry-after': '7' }).end();
      else if (request.url === '/down') response.writeHead(503).end();
      // Without a length: a reader finds out only while reading.
      else response.writeHead(200).write(CONTENTS, () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const transfer = () => createFileTransfer({ token: async () => 'xoxb-1', apiUrl: `${origin}/api/` });

  it('reads a file whole, with the token', async () => {
    const bytes = await transfer().download(`${origin}/file`, 1_000);
    expect(Buffer.from(bytes!).toString()).toBe(CONTENTS);
    expect(seen.at(-1)).toBe('/file Bearer xoxb-1');
  });

  it('stops reading what is too long', async () => {
    expect(await transfer().download(`${origin}/file`, 999)).toBeNull();
  });

  it('takes a page for signing in for what it is', async () => {
    await expect(transfer().download(`${origin}/signin`, 10)).rejects.toMatchObject({ code: 'not_found' });
    expect(seen.at(-1)).toContain('/signin');
  });

  it('can be tried again after a limit or an outage', async () => {
    await expect(transfer().download(`${origin}/busy`, 10)).rejects.toMatchObject({
      code: 'slack_rate_limited',
      retryAfterMs: 7_000,
    });
    await expect(transfer().download(`${origin}/down`, 10)).rejects.toMatchObject({ retryable: true });
  });

  it.each(['https://evil.example/file', 'http://files.slack.com/file', 'https://notslack.com/file'])(
    'sends no token to %s',
    async (url) => {
      const real = createFileTransfer({ token: async () => 'xoxb-1' });
      await expect(real.download(url, 10)).rejects.toThrow(/not moved/);
      await expect(real.upload(url, new Uint8Array())).rejects.toThrow(/not moved/);
    },
  );
});
