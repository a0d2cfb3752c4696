import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { App } from '../../src/app.ts';
import { type AskDocument, askTurns, openTerminalTurns } from '../../src/cli/ask-from-terminal.ts';
import type { CommandContext } from '../../src/cli/command.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { reportProgress } from '../../src/cli/progress.ts';
import { BotError } from '../../src/core/bot-error.ts';
import { asId, type MessageTs } from '../../src/core/ids.ts';
import { questionLanguage } from '../../src/text/question-language.ts';
import { type JudgedReply, judgeReply } from './judge-reply.ts';
import { withEverydayApp } from './open-everyday-app.ts';
import { openSet } from './open-set.ts';
import type { EverydayLine } from './read-everyday.ts';
import { describeEveryday, type EverydaySummary, type JudgedLine, sumUpEveryday } from './sum-up-everyday.ts';

const COMPANY = new URL('./company.jsonl', import.meta.url);
const RESULTS = join('bench-results', 'everyday.json');

/** A question with its reply and what that was worth. */
interface AskedLine extends JudgedLine {
  question: string;
  reply: JudgedReply;
  ms: number;
}

interface EverydayResult extends EverydaySummary {
  /** Lines whose right value depends on the day. */
  skipped: number;
  replies: AskedLine[];
}

interface Options {
  questions?: string;
  articles?: string;
  json?: boolean;
}

/** `bench everyday`: questions in people's own words, and how many replies are right, lead to the answer, or mislead. */
export function addBenchEveryday(bench: Command, context: CommandContext): void {
  bench
    .command('everyday')
    .description("ask questions in people's own words in a throw-away database; judge each reply")
    .option('--questions <file>', 'JSON lines as in bench/everyday/, of which company.jsonl is the default')
    .option('--articles <folder>', 'ask about a folder of Markdown instead of the example company')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const result = await benchEveryday(context, options);
      const document = `${JSON.stringify(result, null, 2)}\n`;
      const file = resolve(context.cwd, RESULTS);
      await mkdir(resolve(file, '..'), { recursive: true });
      await writeFile(file, document);
      context.output.out(options.json ? document : describe(result));
    });
}

async function benchEveryday(context: CommandContext, options: Options): Promise<EverydayResult> {
  if (options.articles !== undefined && options.questions === undefined)
    throw new BotError('input_invalid', '--articles needs --questions about them.');
  const lines = await openSet(
    options.questions === undefined ? COMPANY : resolve(context.cwd, options.questions),
  );
  const articles = options.articles === undefined ? null : resolve(context.cwd, options.articles);
  const replies = await withEverydayApp({ config: context.config, articles }, (app) =>
    askLines(context, app, lines),
  );
  return { ...sumUpEveryday(replies), skipped: lines.length - replies.length, replies };
}

async function askLines(
  { output, signal }: CommandContext,
  app: App,
  lines: readonly EverydayLine[],
): Promise<AskedLine[]> {
  const turns = await openTerminalTurns(app);
  const progress = reportProgress(output, 'answering');
  const threads = new Map<string, MessageTs>();
  const asked: AskedLine[] = [];
  try {
    for (const [at, line] of lines.entries()) {
      signal.throwIfAborted();
      const startedAt = performance.now();
      const place = await findAsker(app.database, line);
      const threadTs = line.after == null ? undefined : threads.get(line.after);
      const { document } = await askTurns(app, turns, {
        ...place,
        text: line.q,
        ...(threadTs === undefined ? {} : { threadTs }),
      });
      threads.set(line.id, asId<MessageTs>(document.threadId));
      // A line with a rule is asked all the same: another may follow it.
      if (line.rule === undefined) asked.push(judge(line, document, performance.now() - startedAt));
      progress.update(at + 1, lines.length);
    }
  } finally {
    progress.end();
    await turns.close();
  }
  return asked;
}

function judge(line: EverydayLine, document: AskDocument, ms: number): AskedLine {
  const { outcome, text, notes, choices, suggestions, citations } = document;
  return {
    id: line.id,
    kind: line.kind,
    language: questionLanguage(line.q).language,
    question: line.q,
    ...judgeReply(line, document),
    reply: { outcome, text, notes, choices, suggestions, citations },
    ms: Math.round(ms),
  };
}

function describe(result: EverydayResult): string {
  const skipped =
    result.skipped === 0 ? '' : `${result.skipped} skipped: their right value depends on the day\n`;
  return `${describeEveryday(result)}${skipped}Every reply with its verdict: ${RESULTS}\n`;
}
