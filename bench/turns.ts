import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type App, openApp } from '../src/app.ts';
import type { CommandContext } from '../src/cli/command.ts';
import { connectBot } from '../src/cli/connect-bot.ts';
import { loadExampleCompany } from '../src/cli/load-example.ts';
import { type ProgressReport, reportProgress } from '../src/cli/progress.ts';
import { readConfig } from '../src/config.ts';
import { BotError } from '../src/core/bot-error.ts';
import { asId, type TeamId } from '../src/core/ids.ts';
import { defaultSetting } from '../src/core/settings.ts';
import type { Pace } from '../src/slack/api/rate-limiter.ts';
import { EXAMPLE_FOLDER } from '../src/sources/example.ts';
import type { Database } from '../src/store/database.ts';
import { changeSetting } from '../src/store/settings.ts';
import { costRatios } from './cost-ratios.ts';
import { countStatements } from './count-statements.ts';
import { type Driver, openDriver } from './open-driver.ts';
import type { TurnTimes } from './questions.ts';
import { openScratch, placeOf } from './scratch.ts';

const STAGES = ['ackMs', 'firstSignMs', 'finishedMs'] as const;
const COUNTS = ['statements', 'transactions', 'flushes', 'rows', 'bytes', 'cpuMs'] as const;
const TEAM = asId<TeamId>('T0FERROWICK');
const CHANNEL = 'general';
/** What comes after an answer, such as the echo of it, belongs to its turn. */
const SETTLE_MS = 1_000;
/** Questions that are asked before it is measured. */
const WARM_UP = 20;

/** How turns are measured. */
export interface TurnsOptions {
  turns: number;
  json: boolean;
  /** On a PostgreSQL; an URL, or a throw-away one. Left out: on the embedded database. */
  server?: string | true;
  /** In a channel of so many; left out: in direct messages. */
  members?: number;
  /** So many accounts and products beside those of the example company. */
  accounts: number;
  products: number;
  /** How many ask at once. */
  askers: number;
  /** What each call of Slack takes. */
  delayMs: number;
  /** Whether the bot keeps to Slack's rates. */
  pace: boolean;
  /** A result of before, to compare with. */
  baseline?: string;
}

const percentiles = z.object({ p50: z.number(), p95: z.number() });
const figures = z.object({ ackMs: percentiles, firstSignMs: percentiles, finishedMs: percentiles });
/** Milliseconds from the moment the person sends. */
type Figures = z.infer<typeof figures>;

const result = z.object({
  turns: z.number(),
  place: z.string(),
  load: z.number(),
  switchboard: figures,
  /** Of one turn, on average; the bot's process alone. */
  costs: z.record(z.enum(COUNTS), z.number()),
  echo: figures.optional(),
  /** Switchboard's figure divided by the bare echo's of the same run. */
  ratio: figures.optional(),
});
type BenchResult = z.infer<typeof result>;

/** `bench turns`: questions to Switchboard and, one at a time in direct messages, to a bare Bolt app that echoes, turn about. */
export async function benchTurns(context: CommandContext, options: TurnsOptions): Promise<void> {
  for (const [name, value] of Object.entries({ turns: options.turns, askers: options.askers }))
    if (!Number.isInteger(value) || value < 1)
      throw new BotError('input_invalid', `--${name} must be a whole number above 0.`);
  const baseline =
    options.baseline === undefined
      ? null
      : result.parse(JSON.parse(await readFile(resolve(context.cwd, options.baseline), 'utf8')));
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const progress = reportProgress(context.output, 'answering');
  try {
    const measured = await measure(folder, options, progress);
    const json = `${JSON.stringify(measured, null, 2)}\n`;
    await mkdir('bench-results', { recursive: true });
    await writeFile(join('bench-results', 'turns.json'), json);
    context.output.out(options.json ? json : describe(measured, baseline));
  } finally {
    progress.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  folder: string,
  options: TurnsOptions,
  progress: ProgressReport,
): Promise<BenchResult> {
  const { server } = options;
  const scratch =
    server === undefined
      ? null
      : await openScratch(placeOf(server === true ? {} : { server }, 'local'), { connections: 2 });
  const config = readConfig(
    {
      SWITCHBOARD_DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      ...(scratch?.urls === undefined
        ? {}
        : { DATABASE_URL: scratch.urls.runtime, DATABASE_MIGRATION_URL: scratch.urls.owner }),
    },
    folder,
  );
  const app = await openApp(config, { command: 'switchboard bench' });
  const withEcho = options.askers === 1 && options.members === undefined;
  const driver = await openDriver({ echo: withEcho, delayMs: options.delayMs });
  try {
    return await run(app, driver, { options, progress, withEcho });
  } finally {
    driver.close();
    await app.close();
    await scratch?.drop();
  }
}

async function run(
  app: App,
  driver: Driver,
  { options, progress, withEcho }: { options: TurnsOptions; progress: ProgressReport; withEcho: boolean },
): Promise<BenchResult> {
  await loadExampleCompany(app, () => undefined);
  const bot = await connectBot(app, {
    sandbox: driver.workspace,
    print: () => undefined,
    ...(options.pace ? {} : { pace: impatient() }),
  });
  try {
    await liftShares(app.database);
    await fillRecords(app.database, options);
    if (options.members !== undefined) await fillChannel(app.database, options.members);
    const questions = await readQuestions(options.members === undefined ? null : CHANNEL);
    // What is read once, such as names, is no part of a turn.
    for (const question of questions.slice(0, WARM_UP)) await driver.ask({ of: 'ours', ...question });
    const times: { ours: TurnTimes[]; bare: TurnTimes[] } = { ours: [], bare: [] };
    const counter = countStatements(app.database);
    const cpu = process.cpuUsage();
    let next = 0;
    const askAll = async () => {
      while (next < options.turns) {
        const question = questions[next++ % questions.length]!;
        times.ours.push(await driver.ask({ of: 'ours', ...question }));
        if (withEcho) times.bare.push(await driver.ask({ of: 'echo', ...question }));
        progress.update(times.ours.length, options.turns);
      }
    };
    await Promise.all(Array.from({ length: options.askers }, askAll));
    await new Promise((settled) => setTimeout(settled, SETTLE_MS));
    const { user, system } = process.cpuUsage(cpu);
    const counts = { ...counter.take(), cpuMs: (user + system) / 1_000 };
    const switchboard = figuresOf(times.ours);
    const echo = withEcho ? figuresOf(times.bare) : undefined;
    return {
      turns: options.turns,
      place: placeName(options),
      load: round(loadavg()[0]!),
      switchboard,
      costs: Object.fromEntries(COUNTS.map((name) => [name, round(counts[name] / options.turns)])) as Record<
        (typeof COUNTS)[number],
        number
      >,
      ...(echo === undefined ? {} : { echo, ratio: divide(switchboard, echo) }),
    };
  } finally {
    await bot.stop();
  }
}

function placeName({ server, members, accounts, products, askers, delayMs, pace }: TurnsOptions): string {
  return [
    server === undefined ? 'embedded' : 'PostgreSQL',
    members === undefined ? 'direct messages' : `a channel of ${members}`,
    ...(accounts + products === 0 ? [] : [`${accounts} accounts and ${products} products more`]),
    `${askers} at once`,
    `Slack takes ${delayMs} ms`,
    pace ? "at Slack's pace" : 'without pace',
  ].join(', ');
}

/** Waits pass at once, as if the clock had gone on. */
function impatient(): Pace {
  let skippedMs = 0;
  return {
    nowMs: () => Date.now() + skippedMs,
    sleep: (ms) => {
      skippedMs += ms;
      return Promise.resolve();
    },
  };
}

/** A benchmark asks faster than people do. */
async function liftShares(database: Database): Promise<void> {
  const plenty = { atOnce: 1_000, perMinute: 100_000, outsidersAtOnce: 1_000, outsidersPerMinute: 100_000 };
  await changeSetting(database, {
    teamId: TEAM,
    family: 'shares',
    value: { ...defaultSetting('shares'), ...plenty },
    expectedVersion: 0,
    actor: 'bench',
    at: new Date(),
  });
}

/** Colleagues of whom Slack told before. */
async function fillChannel(database: Database, members: number): Promise<void> {
  const [channel] = await database.query<{ id: string; count: number }>(sql`
    select id, (select count(*)::int from channel_members m where m.team_id = c.team_id and m.channel_id = c.id) as count
    from channels c where team_id = ${TEAM} and name = ${CHANNEL}`);
  if (channel === undefined) throw new Error(`The channel ${CHANNEL} is not known.`);
  const missing = Math.max(0, members - channel.count);
  await database.query(sql`
    insert into people (team_id, id, handle, real_name, locale, time_zone, kind, synced_at)
    select ${TEAM}, 'UBENCH' || n, 'bench' || n, 'Bench ' || n, 'en-US', 'UTC', 'member', now() from generate_series(1, ${missing}::int) as n`);
  await database.query(sql`
    insert into channel_members (team_id, channel_id, person_id)
    select ${TEAM}, ${channel.id}, 'UBENCH' || n from generate_series(1, ${missing}::int) as n`);
}

/** Names that no question names. */
async function fillRecords(
  database: Database,
  { accounts, products }: Pick<TurnsOptions, 'accounts' | 'products'>,
): Promise<void> {
  await database.query(sql`
    insert into accounts (id, name, aliases, access_id, source_id)
    select 'bench/' || n, initcap(substr(md5(n::text), 1, 9)) || ' ' || initcap(substr(md5('b' || n), 1, 7)) || ' GmbH',
      array['BN' || n], access_id, source_id
    from generate_series(1, ${accounts}::int) as n, (select access_id, source_id from accounts order by id limit 1) as one`);
  await database.query(sql`
    insert into products (id, sku, name, family, unit, access_id, source_id)
    select 'bench/' || n, 'BN-' || n, 'Part ' || substr(md5(n::text), 1, 10), 'addon', 'flat', access_id, source_id
    from generate_series(1, ${products}::int) as n, (select access_id, source_id from products order by id limit 1) as one`);
}

const listed = z.array(z.object({ question: z.string(), as: z.string(), in: z.string() }));

/** Those of direct messages, wherever they are asked: so that places compare. */
async function readQuestions(
  channel: string | null,
): Promise<{ text: string; person: string; channel: string }[]> {
  const list = listed.parse(JSON.parse(await readFile(join(EXAMPLE_FOLDER, 'questions.json'), 'utf8')));
  return list
    .filter((one) => one.in === 'dm')
    .map((one) => ({
      text: channel === null ? one.question : `@switchboard ${one.question}`,
      person: one.as,
      channel: channel ?? 'dm',
    }));
}

function figuresOf(times: TurnTimes[]): Figures {
  return Object.fromEntries(
    STAGES.map((stage) => [stage, percentilesOf(times.map((one) => one[stage]))]),
  ) as Figures;
}

function percentilesOf(values: number[]): { p50: number; p95: number } {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function divide(one: Figures, other: Figures): Figures {
  const ratio = (a: number, b: number) => Math.round((a / Math.max(b, 0.1)) * 100) / 100;
  return Object.fromEntries(
    STAGES.map((stage) => [
      stage,
      { p50: ratio(one[stage].p50, other[stage].p50), p95: ratio(one[stage].p95, other[stage].p95) },
    ]),
  ) as Figures;
}

function describe(measured: BenchResult, baseline: BenchResult | null): string {
  const { turns, place, load, switchboard, echo, ratio, costs } = measured;
  const row = (name: string, of: Figures, unit: string) =>
    `${name.padEnd(14)}${STAGES.map((stage) => `${of[stage].p50} / ${of[stage].p95}${unit}`.padEnd(24)).join('')}\n`;
  const costRow = (name: string, of: Record<(typeof COUNTS)[number], number | null>) =>
    `${name.padEnd(14)}${COUNTS.map((count) => String(of[count] ?? '-').padEnd(14)).join('')}\n`;
  return [
    `${turns} turns: ${place}; load ${load}; p50 / p95\n`,
    `${''.padEnd(14)}${['ack', 'first visible sign', 'finished reply'].map((name) => name.padEnd(24)).join('')}\n`,
    row('switchboard', switchboard, ' ms'),
    ...(echo === undefined ? [] : [row('bare echo', echo, ' ms')]),
    ...(ratio === undefined ? [] : [row('ratio', ratio, '')]),
    `\n${'a turn'.padEnd(14)}${COUNTS.map((count) => count.padEnd(14)).join('')}\n`,
    costRow('now', costs),
    ...(baseline === null
      ? []
      : [costRow('baseline', baseline.costs), costRow('ratio', costRatios(costs, baseline.costs))]),
    ...(baseline === null || baseline.place === place
      ? []
      : [`the baseline was measured elsewhere: ${baseline.place}\n`]),
  ].join('');
}
