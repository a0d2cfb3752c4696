import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type App, openApp } from '../src/app.ts';
import type { CommandContext } from '../src/cli/command.ts';
import { connectBot } from '../src/cli/connect-bot.ts';
import { loadExampleCompany } from '../src/cli/load-example.ts';
import { type ProgressReport, reportProgress } from '../src/cli/progress.ts';
import { readConfig } from '../src/config.ts';
import { BotError } from '../src/core/bot-error.ts';
import type { Pace } from '../src/slack/api/rate-limiter.ts';
import { EXAMPLE_FOLDER } from '../src/sources/example.ts';
import { countStatements } from './count-statements.ts';
import { type Driver, openDriver } from './open-driver.ts';
import type { TurnTimes } from './questions.ts';
import { openScratch, placeOf } from './scratch.ts';
import {
  baselineResult,
  COUNTS,
  describeTurns,
  divide,
  figuresOf,
  percentilesOf,
  round,
  type TurnsResult,
} from './turns-figures.ts';
import { CHANNEL, fillChannel, fillRecords, liftShares } from './turns-fill.ts';
import { watchLoop } from './watch-loop.ts';

/** What comes after an answer, such as the echo of it, belongs to its turn. */
const SETTLE_MS = 400;

/** How turns are measured. */
export interface TurnsOptions {
  turns: number;
  /** Questions that are asked before it is measured. */
  warmUp: number;
  /** Printed as JSON, or written to a file of this name. */
  json: boolean | string;
  /** On a PostgreSQL; an URL, or a throw-away one. Left out: on the embedded database. */
  server?: string | true;
  /** In a channel of so many; left out: in direct messages. */
  members?: number;
  /** So many accounts and products beside those of the example company. */
  accounts: number;
  products: number;
  /** How many ask at once. */
  askers: number;
  /** So many events a second beside the questions, for as long as there are more of them to ask. */
  events?: number;
  /** What each call of Slack takes. */
  delayMs: number;
  /** Whether the bot keeps to Slack's rates. */
  pace: boolean;
  /** A result of before, to compare with. */
  baseline?: string;
}

/** `bench turns`: questions to Switchboard and, one at a time in direct messages, to a bare Bolt app that echoes, turn about. */
export async function benchTurns(context: CommandContext, options: TurnsOptions): Promise<void> {
  for (const [name, value] of Object.entries({ turns: options.turns, askers: options.askers }))
    if (!Number.isInteger(value) || value < 1)
      throw new BotError('input_invalid', `--${name} must be a whole number above 0.`);
  if (options.events !== undefined && options.turns <= options.askers)
    throw new BotError(
      'input_invalid',
      'With --events there must be more --turns than --askers, so that questions wait.',
    );
  const baseline =
    options.baseline === undefined
      ? null
      : baselineResult.parse(JSON.parse(await readFile(resolve(context.cwd, options.baseline), 'utf8')));
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const progress = reportProgress(context.output, 'answering');
  try {
    const measured = await measure(folder, options, progress);
    const json = `${JSON.stringify(measured, null, 2)}\n`;
    await mkdir('bench-results', { recursive: true });
    await writeFile(join('bench-results', 'turns.json'), json);
    if (typeof options.json === 'string') await writeFile(resolve(context.cwd, options.json), json);
    context.output.out(options.json === true ? json : describeTurns(measured, baseline));
  } finally {
    progress.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  folder: string,
  options: TurnsOptions,
  progress: ProgressReport,
): Promise<TurnsResult> {
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
): Promise<TurnsResult> {
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
    const questions = await readQuestions(options);
    // What is read once, such as names, is no part of a turn.
    for (let at = 0; at < options.warmUp; at++)
      await driver.ask({ of: 'ours', ...questions[at % questions.length]! });
    return await ask(app, driver, { options, progress, withEcho, questions });
  } finally {
    await bot.stop();
  }
}

async function ask(
  app: App,
  driver: Driver,
  {
    options: { turns, askers, events },
    options,
    progress,
    withEcho,
    questions,
  }: { options: TurnsOptions; progress: ProgressReport; withEcho: boolean; questions: Question[] },
): Promise<TurnsResult> {
  const times: { ours: TurnTimes[]; bare: TurnTimes[] } = { ours: [], bare: [] };
  const cpuTurns: number[] = [];
  const begin = loadavg()[0]!;
  const counter = countStatements(app.database);
  const loop = watchLoop();
  const people = [...new Set(questions.map(({ person }) => person))];
  if (events !== undefined) await driver.chatter({ perSecond: events, people, channel: CHANNEL });
  let chatter: ReturnType<Driver['silence']> | undefined;
  const cpu = process.cpuUsage();
  let next = 0;
  const askAll = async () => {
    while (next < turns) {
      const question = questions[next++ % questions.length]!;
      if (next === turns && events !== undefined) chatter = driver.silence();
      const before = process.cpuUsage();
      times.ours.push(await driver.ask({ of: 'ours', ...question }));
      if (askers === 1) {
        await settle();
        cpuTurns.push(milliseconds(process.cpuUsage(before)));
      }
      if (withEcho) times.bare.push(await driver.ask({ of: 'echo', ...question }));
      progress.update(times.ours.length, turns);
    }
  };
  await Promise.all(Array.from({ length: askers }, askAll));
  await settle();
  const counts = { ...counter.take(), cpuMs: milliseconds(process.cpuUsage(cpu)) };
  const loopMs = loop.stop();
  const switchboard = figuresOf(times.ours);
  const echo = withEcho ? figuresOf(times.bare) : undefined;
  return {
    turns,
    place: placeName(options),
    load: { begin: round(begin), end: round(loadavg()[0]!) },
    switchboard,
    costs: Object.fromEntries(
      COUNTS.map((name) => [name, round(counts[name] / turns)]),
    ) as TurnsResult['costs'],
    ...(askers === 1 ? { cpuTurnMs: percentilesOf(cpuTurns) } : {}),
    loopMs,
    memoryMb: Math.round(process.memoryUsage.rss() / 1_048_576),
    ...(chatter === undefined ? {} : { chatter: await chatter }),
    ...(echo === undefined ? {} : { echo, ratio: divide(switchboard, echo) }),
  };
}

function settle(): Promise<void> {
  return new Promise((settled) => setTimeout(settled, SETTLE_MS));
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}

function placeName({
  server,
  members,
  accounts,
  products,
  askers,
  events,
  delayMs,
  pace,
}: TurnsOptions): string {
  return [
    server === undefined ? 'embedded' : 'PostgreSQL',
    members === undefined ? 'direct messages' : `a channel of ${members}`,
    ...(accounts + products === 0 ? [] : [`${accounts} accounts and ${products} products more`]),
    `${askers} at once`,
    ...(events === undefined ? [] : [`${events} events a second beside them`]),
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

type Question = Omit<Parameters<Driver['ask']>[0], 'of'>;

const listed = z.array(z.object({ question: z.string(), as: z.string(), in: z.string() }));

/** Those of direct messages, wherever they are asked: so that places compare. */
async function readQuestions({ members, askers }: TurnsOptions): Promise<Question[]> {
  const list = listed.parse(JSON.parse(await readFile(join(EXAMPLE_FOLDER, 'questions.json'), 'utf8')));
  return list
    .filter((one) => one.in === 'dm')
    .map((one) => ({
      text: members === undefined ? one.question : `@switchboard ${one.question}`,
      person: one.as,
      channel: members === undefined ? 'dm' : CHANNEL,
      askers,
    }));
}
