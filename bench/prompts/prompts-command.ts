import { resolve } from 'node:path';
import type { Command } from 'commander';
import { openApp } from '../../src/app.ts';
import { askTurns } from '../../src/cli/ask-from-terminal.ts';
import type { CommandContext } from '../../src/cli/command.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { reportProgress } from '../../src/cli/progress.ts';
import { asId, type MessageTs } from '../../src/core/ids.ts';
import { createTermWeights } from '../../src/knowledge/term-weights.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { createStoredDirectory } from '../../src/store/stored-directory.ts';
import { openSet } from '../everyday/open-set.ts';
import type { EverydayLine } from '../everyday/read-everyday.ts';
import { createRecordingModel, type RecordedCall } from './recording-model.ts';
import { describePrompts, type PromptLine, type PromptSummary, sumUpPrompts } from './sum-up-prompts.ts';

/** `bench prompts`: what a model would be given for each question of an everyday set, through the real pipeline. */
export function addBenchPrompts(bench: Command, context: CommandContext): void {
  bench
    .command('prompts <questions>')
    .description(
      'print the input tokens of every call that the questions of a file would make of a model, and whether the article that answers is among the pieces it is given',
    )
    .option('--json', 'print one JSON document')
    .option('--prompts', 'with --json: the messages too')
    .action(async (file: string, options: { json?: boolean; prompts?: boolean }) => {
      const lines = await openSet(resolve(context.cwd, file));
      const questions = await recordPrompts(context, lines, options.prompts === true);
      const summary: PromptSummary = sumUpPrompts(questions);
      context.output.out(
        options.json ? `${JSON.stringify({ ...summary, questions }, null, 2)}\n` : describePrompts(summary),
      );
    });
}

async function recordPrompts(
  context: CommandContext,
  lines: readonly EverydayLine[],
  withPrompts: boolean,
): Promise<PromptLine[]> {
  const app = await openApp(context.config, { command: 'switchboard bench prompts' });
  const quoting = createExtractiveModel({ weigh: createTermWeights(app.database) });
  const model = createRecordingModel(quoting, context.config.OPENAI_CONTEXT_TOKENS);
  const turns = await app.openTurns({
    surface: 'cli',
    model,
    replyChannel: {
      signal: () => Promise.resolve(),
      append: () => Promise.resolve(null),
      deliver: ({ address }) =>
        Promise.resolve({ channelId: address.channelId, ts: asId<MessageTs>('0.000001') }),
      find: () => Promise.resolve(null),
    },
    directory: createStoredDirectory(app.database),
  });
  const progress = reportProgress(context.output, 'recording');
  const threads = new Map<string, MessageTs>();
  const recorded: PromptLine[] = [];
  try {
    for (const [at, line] of lines.entries()) {
      context.signal.throwIfAborted();
      const place = await findAsker(app.database, line);
      const threadTs = line.after == null ? undefined : threads.get(line.after);
      model.takeCalls();
      const { document } = await askTurns(app, turns, {
        ...place,
        text: line.q,
        ...(threadTs === undefined ? {} : { threadTs }),
      });
      threads.set(line.id, asId<MessageTs>(document.threadId));
      recorded.push(readLine(line, { agent: document.agent, calls: model.takeCalls(), withPrompts }));
      progress.update(at + 1, lines.length);
    }
  } finally {
    progress.end();
    await turns.close();
    await app.close();
  }
  return recorded;
}

function readLine(
  line: EverydayLine,
  { agent, calls, withPrompts }: { agent: string; calls: RecordedCall[]; withPrompts: boolean },
): PromptLine {
  const answering = calls.find(({ purpose }) => purpose === 'answer');
  const { article } = line;
  return {
    id: line.id,
    kind: line.kind,
    question: line.q,
    agent,
    calls: calls.map(({ purpose, inputTokens, request }) => ({
      purpose,
      inputTokens,
      ...(withPrompts ? { messages: request.messages } : {}),
    })),
    pieces: answering?.pieces.map(({ n, title }) => `[${n}] ${title}`) ?? [],
    named:
      article === undefined || answering === undefined
        ? null
        : answering.pieces.some(({ title, url }) => article.regex.test(`${title}\n${url ?? ''}`)),
  };
}
