import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSeed } from '../packages/sandbox/src/load-seed.ts';
import { type Sandbox, startSandbox } from '../packages/sandbox/src/start-sandbox.ts';
import { openApp } from '../src/app.ts';
import type { CommandContext } from '../src/cli/command.ts';
import { connectBot } from '../src/cli/connect-bot.ts';
import { loadExampleCompany } from '../src/cli/load-example.ts';
import { type ProgressReport, reportProgress } from '../src/cli/progress.ts';
import { readConfig } from '../src/config.ts';
import { BotError } from '../src/core/bot-error.ts';
import { EXAMPLE_FOLDER } from '../src/sources/example.ts';
import { startEchoBot } from './echo-bot.ts';
import { type TurnTimes, timeQuestions } from './questions.ts';

const MANIFEST = new URL('../manifests/socket.json', import.meta.url);
const STAGES = ['ackMs', 'firstSignMs', 'finishedMs'] as const;

/** p50 and p95 of each stage, in milliseconds from the moment the person sends. */
type Figures = Record<(typeof STAGES)[number], { p50: number; p95: number }>;

interface BenchResult {
  turns: number;
  switchboard: Figures;
  echo: Figures;
  /** Switchboard's figure divided by the bare echo's of the same run. */
  ratio: Figures;
}

/** `bench turns`: the same questions to Switchboard and to a bare Bolt app that echoes, turn about. */
export async function benchTurns(
  context: CommandContext,
  options: { turns: number; json: boolean },
): Promise<void> {
  if (!Number.isInteger(options.turns) || options.turns < 1)
    throw new BotError('input_invalid', '--turns must be a whole number above 0.');
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const progress = reportProgress(context.output, 'answering');
  try {
    const result = await measure(folder, options.turns, progress);
    await mkdir('bench-results', { recursive: true });
    await writeFile(join('bench-results', 'turns.json'), `${JSON.stringify(result, null, 2)}\n`);
    context.output.out(options.json ? `${JSON.stringify(result, null, 2)}\n` : describe(result));
  } finally {
    progress.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, turns: number, progress: ProgressReport): Promise<BenchResult> {
  const config = readConfig({ SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'silent' }, folder);
  const app = await openApp(config, { command: 'switchboard bench' });
  await loadExampleCompany(app, () => undefined);
  const [ours, bare] = [await openBenchSandbox(), await openBenchSandbox()];
  const bot = await connectBot(app, { sandbox: ours, print: () => undefined });
  const echo = await startEchoBot(bare);
  const questions = await readQuestions();
  const times: { ours: TurnTimes[]; bare: TurnTimes[] } = { ours: [], bare: [] };
  try {
    for (let turn = 0; turn < turns; turn++) {
      const question = questions[turn % questions.length]!;
      times.ours.push(await timeQuestions(ours, question));
      times.bare.push(await timeQuestions(bare, question));
      progress.update(turn + 1, turns);
    }
  } finally {
    await echo.stop();
    await bot.stop();
    await Promise.all([ours.stop(), bare.stop()]);
    await app.close();
  }
  const [switchboard, echoed] = [figuresOf(times.ours), figuresOf(times.bare)];
  return { turns, switchboard, echo: echoed, ratio: divide(switchboard, echoed) };
}

async function openBenchSandbox(): Promise<Sandbox> {
  const manifest: unknown = JSON.parse(await readFile(MANIFEST, 'utf8'));
  return startSandbox({ seed: await loadSeed(EXAMPLE_FOLDER), manifest, port: 0 });
}

async function readQuestions(): Promise<{ text: string; person: string }[]> {
  const list = JSON.parse(await readFile(join(EXAMPLE_FOLDER, 'questions.json'), 'utf8')) as {
    question: string;
    as: string;
    in: string;
  }[];
  return list.filter((one) => one.in === 'dm').map((one) => ({ text: one.question, person: one.as }));
}

function figuresOf(times: TurnTimes[]): Figures {
  return Object.fromEntries(
    STAGES.map((stage) => [stage, percentiles(times.map((one) => one[stage]))]),
  ) as Figures;
}

function percentiles(values: number[]): { p50: number; p95: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]! * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
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

function describe({ turns, switchboard, echo, ratio }: BenchResult): string {
  const row = (name: string, of: Figures, unit: string) =>
    `${name.padEnd(14)}${STAGES.map((stage) => `${of[stage].p50} / ${of[stage].p95}${unit}`.padEnd(24)).join('')}\n`;
  return [
    `${turns} turns through the sandbox, p50 / p95\n`,
    `${''.padEnd(14)}${['ack', 'first visible sign', 'finished reply'].map((name) => name.padEnd(24)).join('')}\n`,
    row('switchboard', switchboard, ' ms'),
    row('bare echo', echo, ' ms'),
    row('ratio', ratio, ''),
  ].join('');
}
