import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { loadSeed } from '../packages/sandbox/src/load-seed.ts';
import type { SandboxSeed } from '../packages/sandbox/src/sandbox-seed.ts';
import { type Sandbox, startSandbox } from '../packages/sandbox/src/start-sandbox.ts';
import { type App, openApp } from '../src/app.ts';
import type { CommandContext } from '../src/cli/command.ts';
import { connectBot } from '../src/cli/connect-bot.ts';
import { loadExampleCompany } from '../src/cli/load-example.ts';
import { type ProgressReport, reportProgress } from '../src/cli/progress.ts';
import { type Config, readConfig } from '../src/config.ts';
import { BotError } from '../src/core/bot-error.ts';
import { EXAMPLE_FOLDER } from '../src/sources/example.ts';
import { listSyncs, type SyncProgress } from '../src/store/directory-sync.ts';

const MANIFEST = new URL('../manifests/socket.json', import.meta.url);
/** An article that every full member may read answers it, and none that guests may read. */
const QUESTION = 'By when do I have to hand in my expenses?';
const LIMIT_MS = 120_000;
/** Whose page comes last. */
const LAST = 1;

/** How large the workspace is. */
interface WorkspaceSize {
  people: number;
  channels: number;
}

/** Milliseconds from when the bot was started until it did each. */
interface StartTimes {
  receivingMs: number;
  answeredMs: number;
}

interface DirectoryBench extends WorkspaceSize {
  /** Nothing was known but articles; asked in a direct message by somebody on the last page of people. */
  firstStart: StartTimes;
  /** Until all people, groups and channels were read. */
  syncMs: number;
  /** Asked in a channel that everybody is in. */
  secondStart: StartTimes;
  calls: Record<string, { calls: number; ratelimited: number }>;
}

/** `bench directory`: a large workspace behind Slack's tiers, started twice. */
export async function benchDirectory(
  context: CommandContext,
  options: WorkspaceSize & { json: boolean },
): Promise<void> {
  for (const size of [options.people, options.channels])
    if (!Number.isInteger(size) || size < 1)
      throw new BotError('input_invalid', '--people and --channels must be whole numbers above 0.');
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const progress = reportProgress(context.output, 'reading people');
  try {
    const result = await measure(folder, options, progress);
    await mkdir('bench-results', { recursive: true });
    await writeFile(join('bench-results', 'directory.json'), `${JSON.stringify(result, null, 2)}\n`);
    context.output.out(options.json ? `${JSON.stringify(result, null, 2)}\n` : describe(result));
  } finally {
    progress.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  folder: string,
  { people, channels }: WorkspaceSize,
  progress: ProgressReport,
): Promise<DirectoryBench> {
  const config = readConfig({ SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'silent' }, folder);
  const sandbox = await openLargeSandbox({ people, channels });
  const asker = `person${people - LAST}`;
  try {
    const first = await timeStart(config, sandbox, {
      prepare: (app) => loadExampleCompany(app, () => undefined),
      ask: { person: asker, channel: 'dm' },
      afterwards: (app) => waitForSync(app, people, progress),
    });
    const second = await timeStart(config, sandbox, { ask: { person: asker, channel: 'channel0' } });
    const { methods } = z
      .object({
        methods: z.record(z.string(), z.object({ calls: z.number(), ratelimited: z.number() })),
      })
      .parse(await request(sandbox, 'GET', '/calls'));
    const { endedMs: syncMs, ...firstStart } = first;
    const { endedMs: _, ...secondStart } = second;
    return { people, channels, firstStart, syncMs, secondStart, calls: methods };
  } finally {
    await sandbox.stop();
  }
}

async function openLargeSandbox({ people, channels }: WorkspaceSize): Promise<Sandbox> {
  const manifest: unknown = JSON.parse(await readFile(MANIFEST, 'utf8'));
  const example = await loadSeed(EXAMPLE_FOLDER);
  const seed: SandboxSeed = {
    ...example,
    people: [
      ...example.people,
      ...Array.from({ length: people }, (_, n) => ({
        id: `U0P${n}`,
        name: `person${n}`,
        realName: `Person ${n}`,
      })),
    ],
    channels: [
      ...(example.channels ?? []),
      ...Array.from({ length: channels }, (_, n) => ({
        id: `C0P${n}`,
        name: `channel${n}`,
        members: Array.from({ length: n === 0 ? people : 20 }, (_, m) => `person${(n * 7 + m) % people}`),
      })),
    ],
  };
  return startSandbox({ seed, manifest, port: 0, tiers: true });
}

/** Starts the bot as `start` does, asks, and stops it. */
async function timeStart(
  config: Config,
  sandbox: Sandbox,
  given: {
    prepare?(app: App): Promise<void>;
    ask: { person: string; channel: string };
    afterwards?(app: App): Promise<void>;
  },
): Promise<StartTimes & { endedMs: number }> {
  let startedAt = Date.now();
  const app = await openApp(config, { command: 'switchboard bench' });
  if (given.prepare !== undefined) {
    await given.prepare(app);
    startedAt = Date.now();
  }
  const since = () => Date.now() - startedAt;
  const bot = await connectBot(app, { sandbox, print: () => undefined });
  try {
    const receivingMs = since();
    await askUntilCited(sandbox, given.ask);
    const answeredMs = since();
    await given.afterwards?.(app);
    return { receivingMs, answeredMs, endedMs: since() };
  } finally {
    await bot.stop();
    await app.close();
  }
}

const posted = z.object({ ts: z.string() });
const thread = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      text: z.string(),
      blocks: z.unknown().optional(),
      bot: z.boolean().optional(),
      final: z.boolean().optional(),
    }),
  ),
});

/** Asks once, and waits for an answer that cites something. @throws Error when none comes, or one without */
async function askUntilCited(
  sandbox: Sandbox,
  { person, channel }: { person: string; channel: string },
): Promise<void> {
  const text = channel === 'dm' ? QUESTION : `@switchboard ${QUESTION}`;
  const { ts } = posted.parse(
    await request(sandbox, 'POST', `/person/${person}/messages`, { channel, text }),
  );
  const path = `/person/${person}/channels/${channel}/messages?thread_ts=${ts}`;
  for (const untilMs = Date.now() + LIMIT_MS; Date.now() < untilMs; await delay(100)) {
    const { messages } = thread.parse(await request(sandbox, 'GET', path));
    const reply = messages.find((message) => message.bot && message.ts !== ts && message.final !== false);
    if (reply === undefined) continue;
    const said = `${reply.text} ${JSON.stringify(reply.blocks)}`;
    if (said.includes('[1]')) return;
    throw new Error(`The reply in ${channel} cites nothing: ${reply.text.slice(0, 200)}`);
  }
  throw new Error(`No reply came in ${channel} within ${LIMIT_MS / 1000} s.`);
}

async function waitForSync(app: App, people: number, progress: ProgressReport): Promise<void> {
  for (;;) {
    const sync: SyncProgress | undefined = (await listSyncs(app.database))[0];
    if (sync !== undefined) progress.update(Math.min(sync.people, people), people);
    if (sync?.stage === 'done') return;
    await delay(250);
  }
}

async function request(sandbox: Sandbox, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  return answer.json();
}

function describe({ people, channels, firstStart, syncMs, secondStart, calls }: DirectoryBench): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const methods = Object.entries(calls);
  const refused = methods.reduce((sum, [, { ratelimited }]) => sum + ratelimited, 0);
  return [
    `${people} people and ${channels} channels, with Slack's tiers\n`,
    `first start    receiving after ${seconds(firstStart.receivingMs)}, cited answer in a direct message after ${seconds(firstStart.answeredMs)}\n`,
    `all read       after ${seconds(syncMs)}\n`,
    `second start   receiving after ${seconds(secondStart.receivingMs)}, cited answer in a channel after ${seconds(secondStart.answeredMs)}\n`,
    `calls          ${methods.reduce((sum, [, one]) => sum + one.calls, 0)}, of them ${refused} answered with 429\n`,
    ...methods.map(
      ([method, one]) =>
        `               ${method.padEnd(40)}${one.calls}${one.ratelimited > 0 ? ` (${one.ratelimited} × 429)` : ''}\n`,
    ),
  ].join('');
}
