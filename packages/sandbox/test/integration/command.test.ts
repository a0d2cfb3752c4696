import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSandboxCommand } from '../../src/command/run-sandbox-command.ts';
import { startCommand } from '../fixtures/run-slack-sandbox.ts';
import { until } from '../fixtures/test-workspace.ts';

let folder: string;
const stops: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slack-sandbox-'));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The command as a process of its own, which is how a developer meets it. */
function startProcess(...argv: string[]) {
  const command = startCommand(argv);
  stops.push(() => {
    command.child.kill('SIGKILL');
    return command.ended;
  });
  return command;
}

/** The command within this process, until it ends by itself. */
async function run(...argv: string[]) {
  const said = { stdout: '', stderr: '' };
  const writeTo = (stream: 'stdout' | 'stderr') => (text: string) => {
    said[stream] += text;
  };
  const { signal } = new AbortController();
  const code = await runSandboxCommand(argv, { out: writeTo('stdout'), err: writeTo('stderr'), signal });
  return { code, ...said };
}

/** The command within this process, running; answers what it printed. */
function serve(...argv: string[]): Promise<string> {
  const stopping = new AbortController();
  return new Promise((resolve, reject) => {
    const ended = runSandboxCommand(argv, {
      out: resolve,
      err: (text) => reject(new Error(text)),
      signal: stopping.signal,
    });
    stops.push(() => {
      stopping.abort();
      return ended;
    });
  });
}

const write = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

async function post(url: string, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as { ts: string };
}

async function textsIn(url: string): Promise<string[]> {
  const { messages } = (await (await fetch(url)).json()) as { messages: { text: string }[] };
  return messages.map((message) => message.text);
}

/** `NAME=value` lines, as the command prints them. */
const settingsIn = (text: string) =>
  Object.fromEntries([...text.matchAll(/^ *(SLACK_\w+)=(\S+)$/gm)].map((match) => [match[1], match[2]!]));

/** A Bolt app that knows of the sandbox nothing but the settings. */
async function startGreeter(settings: Record<string, string>) {
  const app = new App({
    token: settings.SLACK_BOT_TOKEN!,
    appToken: settings.SLACK_APP_TOKEN!,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: settings.SLACK_API_URL! },
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `Hello <@${event.user}>`, thread_ts: event.ts });
  });
  await app.start();
  return app;
}

describe('slack-sandbox', () => {
  it('prints all that a plain Bolt app needs to answer a mention', async () => {
    const output = await startProcess('--port', '0').says('Ctrl-C stops it.');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)![0];
    const app = await startGreeter(settingsIn(output));
    try {
      const alice = `${url}/person/alice`;
      const { ts } = await post(`${alice}/messages`, { channel: 'general', text: '@Bot are you there?' });
      const thread = `${alice}/channels/general/messages?thread_ts=${ts}`;
      expect(await until(async () => (await textsIn(thread))[1])).toBe('Hello <@U0ALICE>');
    } finally {
      await app.stop();
    }
  });

  it('serves the page on which people act', async () => {
    const { url } = JSON.parse(await serve('--port', '0', '--json'));
    expect(await (await fetch(url)).text()).toContain('<div id="root">');
    expect((await fetch(`${url}/page/app.js`)).status).toBe(200);
  });

  it('takes people from a seed, and the name and commands of the bot from its manifest', async () => {
    write('people.json', [{ id: 'U0ZOE', name: 'zoe', realName: 'Zoe Quist' }]);
    const manifest = write('manifest.json', {
      display_information: { name: 'Standup Helper' },
      features: { slash_commands: [{ command: '/standup', description: 'Begin' }] },
    });
    const options = ['--seed', folder, '--manifest', manifest, '--port', '0', '--json'];
    const { url } = JSON.parse(await serve(...options));
    const get = async (path: string) => (await fetch(url + path)).json();
    expect(await get('/people')).toMatchObject([{ name: 'zoe' }]);
    expect(await get('/commands')).toMatchObject([{ command: '/standup' }]);
    expect(await get('/workspace')).toMatchObject({
      bot: { name: 'standup-helper', realName: 'Standup Helper' },
    });
  });

  it('keeps messages and tokens in its data folder, and ends well when it is told to', async () => {
    const options = ['--data', join(folder, 'data'), '--port', '0', '--json'];
    const first = startProcess(...options);
    const before = JSON.parse(await first.says('\n'));
    await post(`${before.url}/person/bob/messages`, { channel: 'general', text: 'remember me' });
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    const after = JSON.parse(await serve(...options));
    expect(await textsIn(`${after.url}/person/bob/channels/general/messages`)).toEqual(['remember me']);
    expect({ ...after, url: '', apiUrl: '' }).toEqual({ ...before, url: '', apiUrl: '' });
  });

  it('delivers over signed HTTP to a request URL', async () => {
    const bodies: { type: string; challenge: string; event?: { text: string } }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        bodies.push(JSON.parse(body));
        response.end(bodies.at(-1)!.challenge ?? '');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
    try {
      const output = await serve('--request-url', target, '--port', '0');
      expect(output).toContain('signingSecret');
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)![0];
      await post(`${url}/person/alice/messages`, { channel: 'general', text: 'over HTTP' });
      expect(await until(() => bodies.find((body) => body.event?.text === 'over HTTP'))).toBeTruthy();
    } finally {
      server.close();
    }
  });

  it('says how it is used', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--seed <folder>');
  });

  it('gives a fault to the shell as its exit code', async () => {
    expect(await startProcess('--seed', join(folder, 'none')).ended).toMatchObject({ code: 66, stdout: '' });
  });

  it('says which port is taken', async () => {
    const { url } = JSON.parse(await serve('--port', '0', '--json'));
    const { port } = new URL(url);
    const { code, stderr } = await run('--port', port);
    expect(code).toBe(69);
    expect(stderr).toContain(`Port ${port} is taken`);
  });

  it.each<[what: string, code: number, says: string, argv: () => string[]]>([
    ['an option that it does not have', 64, "'--ports'", () => ['--ports', '1']],
    ['a word that is no option', 64, "'here'", () => ['here']],
    ['a port that is none', 64, '--port must be', () => ['--port', '70000']],
    ['a request URL that is none', 64, '--request-url must begin', () => ['--request-url', 'ftp://x']],
    ['a seed that is not there', 66, 'people.json', () => ['--seed', join(folder, 'none')]],
    ['a manifest that is not there', 66, 'none.json', () => ['--manifest', join(folder, 'none.json')]],
    [
      'people without names',
      65,
      'people[0].realName',
      () => {
        write('people.json', [{ id: 'U1', name: 'ann' }]);
        return ['--seed', folder];
      },
    ],
    [
      'a channel with a member whom nobody knows',
      65,
      'zed',
      () => {
        write('people.json', [{ id: 'U1', name: 'ann', realName: 'Ann' }]);
        write('channels.json', [{ id: 'C1', name: 'x', members: ['zed'] }]);
        return ['--seed', folder, '--port', '0'];
      },
    ],
    ['a manifest that is no JSON', 65, 'in JSON', () => ['--manifest', write('manifest.yaml', 'a: b')]],
    [
      'a manifest whose command has no slash',
      65,
      'features.slash_commands[0].command',
      () => ['--manifest', write('m.json', { features: { slash_commands: [{ command: 'hello' }] } })],
    ],
    [
      'a data folder that is a file',
      65,
      '--data: the folder cannot be used',
      () => ['--data', write('data', 'x'), '--port', '0'],
    ],
  ])('refuses %s', async (_what, code, says, argv) => {
    const ran = await run(...argv());
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).not.toMatch(/^\s+at .*\.(ts|js):\d+/m);
  });
});
