import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { askTurns, openTerminalTurns } from '../src/cli/ask-from-terminal.ts';
import type { CommandContext } from '../src/cli/command.ts';
import { findAsker } from '../src/cli/find-asker.ts';
import { reportProgress } from '../src/cli/progress.ts';
import { BotError } from '../src/core/bot-error.ts';
import { describeIssues } from '../src/core/describe-issues.ts';
import { parseJson } from '../src/core/parse-json.ts';
import {
  type AnswerCase,
  type AnswerScore,
  type GivenAnswer,
  scoreAnswers,
} from '../src/evaluation/answers.ts';
import { addBenchBacklog } from './backlog-command.ts';
import { addBenchCompany } from './company-command.ts';
import { addBenchEveryday } from './everyday/everyday-command.ts';
import { addBenchPrompts } from './prompts/prompts-command.ts';
import { readWhole } from './read-whole.ts';
import { addBenchRecords } from './records-command.ts';
import { addBenchRetrieval } from './retrieval-command.ts';
import { addBenchScale } from './scale-command.ts';
import { addBenchStatements } from './statements-command.ts';

const QUESTIONS = new URL('./handbook-questions.json', import.meta.url);

interface TurnsFlags {
  turns: string;
  warmUp: string;
  server?: string | true;
  members?: string;
  accounts: string;
  products: string;
  askers: string;
  delay: string;
  pace: boolean;
  baseline?: string;
  events?: string;
  json?: true | string;
}

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
    .option('--server [url]', 'on a PostgreSQL: a throw-away one, or that of a superuser')
    .option('--members <n>', 'in a channel of so many instead of direct messages')
    .option('--accounts <n>', 'with so many more accounts', '0')
    .option('--products <n>', 'with so many more products', '0')
    .option('--askers <n>', 'how many ask at once', '1')
    .option('--events <n>', 'with so many events a second beside them: how soon they are acknowledged')
    .option('--warm-up <n>', 'how many questions before it is measured', '20')
    .option('--delay <ms>', 'what each call of Slack takes', '0')
    .option('--no-pace', "do not keep to Slack's rates")
    .option('--baseline <file>', 'compare with the JSON of an earlier run')
    .option('--json [file]', 'print one JSON document, or write it to a file')
    .action(async (options: TurnsFlags) => {
      // Bolt and the sandbox take their time to load; no other command of this program needs them.
      const { benchTurns } = await import('./turns.ts');
      await benchTurns(context, {
        turns: Number(options.turns),
        warmUp: readWhole(options.warmUp),
        accounts: Number(options.accounts),
        products: Number(options.products),
        askers: Number(options.askers),
        delayMs: Number(options.delay),
        pace: options.pace,
        json: options.json ?? false,
        ...(options.server === undefined ? {} : { server: options.server }),
        ...(options.members === undefined ? {} : { members: Number(options.members) }),
        ...(options.events === undefined ? {} : { events: readWhole(options.events) }),
        ...(options.baseline === undefined ? {} : { baseline: options.baseline }),
      });
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
  addBenchCompany(bench, context);
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

const answerCases = z.array(
  z.object({
    question: z.string().min(1),
    expected: z.array(z.string()).nullable(),
    split: z.enum(['dev', 'held-out', 'sealed']).default('held-out'),
    page: z.string().nullable().default(null),
  }),
);

/** @throws BotError `input_invalid` naming what is wrong with the file */
async function readCases(file: string | URL): Promise<AnswerCase[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new BotError('input_invalid', `The questions cannot be read: ${cause.message}`, { cause });
  });
  const cases = answerCases.safeParse(parseJson(text));
  if (cases.success) return cases.data;
  throw new BotError(
    'input_invalid',
    `${file} is no JSON list of {question, expected: [text] or null}: ${describeIssues(cases.error)}.`,
  );
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
