import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { openApp } from '../../src/app.ts';
import { askTurns } from '../../src/cli/ask-from-terminal.ts';
import type { CommandContext } from '../../src/cli/command.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { reportProgress } from '../../src/cli/progress.ts';
import { BotError } from '../../src/core/bot-error.ts';
import { asId, type MessageTs } from '../../src/core/ids.ts';
import { createTermWeights } from '../../src/knowledge/term-weights.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { createStoredDirectory } from '../../src/store/stored-directory.ts';
import { openSet } from '../everyday/open-set.ts';
import type { EverydayLine } from '../everyday/read-everyday.ts';
import { readLines } from '../statements.ts';
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
    .option(
      '--understood <jsonl>',
      'the recorded reading of a model, {id, agent, searches} a line; else nobody understands',
    )
    .action(async (file: string, options: PromptsOptions) => {
      const lines = await openSet(resolve(context.cwd, file));
      const { understood, prompts } = options;
      const readings = understood === undefined ? [] : await readReadings(resolve(context.cwd, understood));
      const questions = await recordPrompts(context, lines, {
        withPrompts: prompts === true,
        readings: new Map(readings.map(({ id, ...said }) => [id, said])),
      });
      const summary: PromptSummary = sumUpPrompts(questions);
      context.output.out(
        options.json ? `${JSON.stringify({ ...summary, questions }, null, 2)}\n` : describePrompts(summary),
      );
    });
}

interface PromptsOptions {
  json?: boolean;
  prompts?: boolean;
  understood?: string;
}

/** What the model said is read by the turn, as it would be read from an endpoint; the question stays as it was asked. */
const reading = z.looseObject({ id: z.string() });

async function readReadings(path: string): Promise<z.infer<typeof reading>[]> {
  try {
    return readLines(await readFile(path, 'utf8'), reading, 'reading of a question');
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw new BotError('input_invalid', `${path} cannot be read.`, { cause: error });
  }
}

async function recordPrompts(
  context: CommandContext,
  lines: readonly EverydayLine[],
  { withPrompts, readings }: { withPrompts: boolean; readings: ReadonlyMap<string, Record<string, unknown>> },
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
      const said = readings.get(line.id);
      model.setUnderstanding(said === undefined ? null : { question: line.q, ...said });
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
