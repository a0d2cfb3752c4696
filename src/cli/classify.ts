import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import { type IntentFigures, scoreIntents } from '../evaluation/score-intents.ts';
import { type IntentClassifier, trainIntentsInSteps } from '../text/intents/train-intents.ts';
import { type CommandContext, EXIT } from './command.ts';
import { reportProgress } from './progress.ts';
import { type LabelledText, readLabelled } from './read-labelled.ts';

/** The label of a text that asks for none of the others. */
const OUT_OF_SCOPE = 'oos';

/** `classify`: how well the classifier of intents does on examples of one's own. */
export function addClassify(program: Command, context: CommandContext): void {
  program
    .command('classify')
    .description('train the classifier of intents on one file of examples and measure it on another')
    .requiredOption(
      '--train <file>',
      `JSON lines of {text, label}; the label ${OUT_OF_SCOPE} is optional here`,
    )
    .requiredOption(
      '--test <file>',
      `JSON lines of {text, label}; ${OUT_OF_SCOPE} marks what is out of scope`,
    )
    .option('--json', 'print one JSON document')
    .action(async (options: { train: string; test: string; json?: boolean }) => {
      const train = await readLabelled(resolve(context.cwd, options.train));
      const test = await readLabelled(resolve(context.cwd, options.test));
      if (train.every(({ label }) => label === OUT_OF_SCOPE))
        throw new BotError(
          'input_invalid',
          `${options.train} holds only "${OUT_OF_SCOPE}". Add examples of what is in scope.`,
        );
      const classifier = await trainShowing(train, context);
      if (classifier === null) return context.exitWith(EXIT.failed);
      const judged = test.map(({ text, label }) => ({
        wanted: label === OUT_OF_SCOPE ? null : label,
        given: classifier.classify(text).label,
      }));
      const figures = scoreIntents(judged);
      context.output.out(options.json ? `${JSON.stringify(figures, null, 2)}\n` : describe(figures));
    });
}

/** Trains label by label; in between the terminal is drawn and Ctrl-C is noticed. Null: somebody gave up. */
async function trainShowing(
  examples: readonly LabelledText[],
  { output, signal }: CommandContext,
): Promise<IntentClassifier<string> | null> {
  const progress = reportProgress(output, 'training');
  const steps = trainIntentsInSteps(examples, { outOfScope: OUT_OF_SCOPE });
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      progress.update(step.value.done, step.value.total);
      await setImmediate();
      if (signal.aborted) return null;
    }
  } finally {
    progress.end();
  }
}

function describe({ n, accuracy, inScopeAccuracy, oosRecall, oosPrecision }: IntentFigures): string {
  const lines = [
    `texts: ${n}`,
    `classified correctly: ${percent(accuracy)}`,
    `classified correctly of those in scope: ${percent(inScopeAccuracy)}`,
    `found of those out of scope: ${percent(oosRecall)}`,
    `rightly taken for out of scope: ${percent(oosPrecision)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(1)} %`;
}
