import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import { parseJson } from '../core/parse-json.ts';
import {
  type Comparison,
  compareIndexVersions,
  type Replay,
} from '../knowledge/index-versions/compare-index-versions.ts';
import { type GoldenQuestion, goldenQuestions } from '../knowledge/index-versions/golden-questions.ts';
import {
  type GateVerdict,
  judgeComparison,
  LEAST_QUESTIONS,
  MOST_LOST,
  MOST_WORSE,
} from '../knowledge/index-versions/quality-gate.ts';
import { liveAndShadow, saveVerdict } from '../knowledge/index-versions/switch-index-version.ts';
import type { CommandContext, CommandOutput } from './command.ts';
import { findAudience } from './find-audience.ts';
import { reportProgress } from './progress.ts';

const QUESTIONS =
  'JSON file: [{"question": …, "expected": [ids of articles]}], asked as what every full member may read';
/** Questions listed by name; all of them are in the JSON document. */
const MOST_LISTED = 20;

/** `index compare`: what the new index would find, beside the live one. */
export function addIndexCompare(index: Command, context: CommandContext): void {
  index
    .command('compare')
    .description(
      'replay golden questions in both indexes: answered ones that nobody marked as wrong, or a file',
    )
    .option('--questions <file>', QUESTIONS)
    .option('--json', 'print one JSON document')
    .action(async (options: { questions?: string; json?: boolean }) => {
      const { shadow, comparison, verdict } = await replayBoth(context, options.questions);
      if (options.json)
        context.output.out(`${JSON.stringify({ index: shadow, ...verdict, ...comparison }, null, 2)}\n`);
      else printComparison(context.output, comparison, verdict);
    });
}

/** The rule, for those who are told that it does not hold. */
export const GATE_RULE = `An index goes live when r@10 and mrr fall by at most ${MOST_WORSE} each, at most ${MOST_LOST * 100} % of the questions lose what they expect from the first ten, and there are at least ${LEAST_QUESTIONS} questions.`;

/** Replays in the live index and the one that is ready, and judges. @throws BotError `not_found` when there is none */
export async function replayBoth(
  context: CommandContext,
  file: string | undefined,
): Promise<{ shadow: number; comparison: Comparison; verdict: GateVerdict }> {
  const { database, embedder } = await context.app();
  const { live, shadow } = await liveAndShadow(database);
  if (live === null || shadow === null)
    throw new BotError(
      'not_found',
      'There is no index beside the live one: "switchboard index build" makes one.',
    );
  if (shadow.state !== 'ready')
    throw new BotError(
      'input_invalid',
      `Index ${shadow.id} is not built to its end: "switchboard index build" goes on.`,
    );
  const questions =
    file === undefined
      ? await goldenQuestions(database)
      : await readQuestions(context, resolve(context.cwd, file));
  const progress = reportProgress(context.output, 'replaying questions');
  const comparison = await compareIndexVersions(
    database,
    embedder,
    { live, shadow, questions },
    { signal: context.signal, onProgress: progress.update },
  );
  progress.end();
  const verdict = judgeComparison(comparison);
  await saveVerdict(database, shadow.id, { comparison, verdict });
  return { shadow: shadow.id, comparison, verdict };
}

/** Prints the figures, what got better and worse, and the verdict with its reasons. */
export function printComparison(output: CommandOutput, comparison: Comparison, verdict: GateVerdict): void {
  const { questions, live, shadow, overlap, lost, replays } = comparison;
  output.out(`${questions} questions      live   new\n`);
  for (const figure of ['r@10', 'mrr'] as const)
    output.out(`${figure.padEnd(14)} ${live[figure].toFixed(3)}  ${shadow[figure].toFixed(3)}\n`);
  output.out(`first ten in common ${(overlap * 100).toFixed(1)} %, lost from them ${lost}\n`);
  const changed = replays.filter(({ ranks }) => ranks.live !== ranks.shadow);
  list(output, 'better', changed.filter(isBetter));
  list(
    output,
    'worse',
    changed.filter((replay) => !isBetter(replay)),
  );
  for (const reason of verdict.reasons) output.out(`no: ${reason}\n`);
  output.out(verdict.passes ? 'It passes.\n' : `It does not pass. ${GATE_RULE}\n`);
}

function isBetter({ ranks }: Replay): boolean {
  return (ranks.shadow ?? Number.POSITIVE_INFINITY) < (ranks.live ?? Number.POSITIVE_INFINITY);
}

function list(output: CommandOutput, word: string, replays: Replay[]): void {
  for (const { question, ranks, expected } of replays.slice(0, MOST_LISTED))
    output.out(
      `${word.padEnd(7)}${ranks.live ?? '–'} → ${ranks.shadow ?? '–'}  ${question} (${expected.join(', ')})\n`,
    );
  if (replays.length > MOST_LISTED)
    output.out(`${word.padEnd(7)}and ${replays.length - MOST_LISTED} more; see --json\n`);
}

const questionsFile = z
  .array(z.object({ question: z.string().trim().min(1), expected: z.array(z.string().min(1)).min(1) }))
  .min(1);

async function readQuestions(context: CommandContext, path: string): Promise<GoldenQuestion[]> {
  const { database } = await context.app();
  const text = await readFile(path, 'utf8').catch(() => {
    throw new BotError('not_found', `There is no file ${path}.`);
  });
  const parsed = questionsFile.safeParse(parseJson(text));
  if (!parsed.success)
    throw new BotError(
      'input_invalid',
      `${path}: ${parsed.error.issues[0]?.path.join('.') || 'the file'} is not as it should be. It takes a ${QUESTIONS}.`,
    );
  const { teamId } = await findAudience(database, {});
  const audience = { teamId, everyone: true, people: [] };
  return parsed.data.map((each) => ({ ...each, audience }));
}
