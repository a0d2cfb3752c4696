import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { askTurns, openTerminalTurns } from '../src/cli/ask-from-terminal.ts';
import type { CommandContext } from '../src/cli/command.ts';
import { findAsker } from '../src/cli/find-asker.ts';
import { reportProgress } from '../src/cli/progress.ts';
import { BotError } from '../src/core/bot-error.ts';
import {
  type AnswerCase,
  type AnswerScore,
  type GivenAnswer,
  scoreAnswers,
} from '../src/evaluation/answers.ts';
import { addBenchBacklog } from './backlog-command.ts';
import { addBenchEveryday } from './everyday/everyday-command.ts';
import { addBenchPrompts } from './prompts/prompts-command.ts';
import { addBenchRecords } from './records-command.ts';
import { addBenchRetrieval } from './retrieval-command.ts';
import { addBenchScale } from './scale-command.ts';
import { addBenchStatements } from './statements-command.ts';

const QUESTIONS = new URL('./handbook-questions.json', import.meta.url);

/** `bench`: measurements that print figures and never pass or fail. */
export function addBench(program: Command, context: CommandContext): void {
  const bench = program.command('bench').description('measure quality and speed');
  bench
    .command('answers')
    .description(
      'answer a set of questions as somebody who may read what everyone may; count right and wrong answers',
    )
    .option('--questions <file>', 'JSON list of {question, expected: [text] or null}')
    .option('--as <person>', 'id or name of the person who asks')
    .option('--json', 'print one JSON document')
    .action(async (options: { questions?: string; as?: string; json?: boolean }) => {
      const score = await benchAnswers(context, options);
      context.output.out(options.json ? `${JSON.stringify(score, null, 2)}\n` : describe(score));
    });
  bench
    .command('turns')
    .description('time turns through the sandbox beside a bare Bolt app that echoes')
    .option('--turns <n>', 'how many questions', '200')
    .option('--json', 'print one JSON document')
    .action(async (options: { turns: string; json?: boolean }) => {
      // Bolt and the sandbox take their time to load; no other command of this program needs them.
      const { benchTurns } = await import('./turns.ts');
      await benchTurns(context, { turns: Number(options.turns), json: options.json ?? false });
    });
  bench
    .command('directory')
    .description(
      'start in a large workspace behind the rate limits of Slack: time to the first answers, calls',
    )
    .option('--people <n>', 'how many people', '10000')
    .option('--channels <n>', 'how many channels', '2000')
    .option('--json', 'print one JSON document')
    .action(async (options: { people: string; channels: string; json?: boolean }) => {
      const { benchDirectory } = await import('./directory.ts');
      const size = { people: Number(options.people), channels: Number(options.channels) };
      await benchDirectory(context, { ...size, json: options.json ?? false });
    });
  addBenchBacklog(bench, context);
  addBenchEveryday(bench, context);
  addBenchPrompts(bench, context);
  addBenchRecords(bench, context);
  addBenchRetrieval(bench, context);
  addBenchScale(bench, context);
  addBenchStatements(bench, context);
}

async function benchAnswers(
  context: CommandContext,
  options: { questions?: string; as?: string },
): Promise<AnswerScore> {
  const cases = await readCases(
    options.questions === undefined ? QUESTIONS : resolve(context.cwd, options.questions),
  );
  const app = await context.app();
  const asked = await findAsker(app.database, options);
  const turns = await openTerminalTurns(app);
  const progress = reportProgress(context.output, 'answering');
  let done = 0;
  try {
    return await scoreAnswers(cases, async (question): Promise<GivenAnswer> => {
      const { document } = await askTurns(app, turns, { ...asked, text: question });
      progress.update(++done, cases.length);
      return document.outcome === 'answered' ? { text: document.text, citations: document.citations } : null;
    });
  } finally {
    progress.end();
    await turns.close();
  }
}

async function readCases(file: string | URL): Promise<AnswerCase[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as AnswerCase[];
  } catch (error) {
    throw new BotError(
      'input_invalid',
      `The questions cannot be read: ${error instanceof Error ? error.message : file}`,
      { cause: error },
    );
  }
}

function describe(score: AnswerScore): string {
  const percent = (part: number, whole: number) =>
    whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
  const lines = [
    `answerable     ${score.answerable}, answered ${score.answered}, with a citation that contains the answer ${score.citedAnswer} (${percent(score.citedAnswer, score.answerable)})`,
    `unanswerable   ${score.unanswerable}, wrongly answered ${score.wronglyAnswered}`,
    ...score.misses.map(
      (miss) =>
        `missed         ${miss.question} (expected ${miss.expected?.join(' or ') ?? 'no answer'}, got ${miss.got?.replace(/\s+/g, ' ').slice(0, 120) ?? 'no answer'})`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
