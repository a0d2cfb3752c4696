import { type Command, InvalidArgumentError } from 'commander';
import type { App } from '../app.ts';
import { BotError } from '../core/bot-error.ts';
import { createChunking } from '../knowledge/chunking/chunking.ts';
import {
  beginIndexVersion,
  describeIndexVersion,
  type IndexVersionOptions,
} from '../knowledge/index-versions/begin-index-version.ts';
import { fillIndexVersion } from '../knowledge/index-versions/fill-index-version.ts';
import { LOCAL, liveIndexVersion } from '../knowledge/index-versions/index-version.ts';
import { liveAndShadow } from '../knowledge/index-versions/switch-index-version.ts';
import type { CommandContext } from './command.ts';
import { type ProgressReport, reportProgress } from './progress.ts';

interface BuildCommand {
  chunking?: string;
  words?: number;
  overlap?: number;
  embedder?: string;
  dims?: number;
  json?: boolean;
}

/** `index build`: builds another index beside the live one, and goes on where it was stopped. */
export function addIndexBuild(index: Command, context: CommandContext): void {
  index
    .command('build')
    .description(
      'build another index beside the live one, or go on building it; searches go on in the live one',
    )
    .option('--chunking <kind>', 'structure (along headings, lists and tables) or fixed (windows of words)')
    .option('--words <count>', 'words that a passage should have', wholeNumber)
    .option('--overlap <count>', 'words that windows have in common', wholeNumber)
    .option('--embedder <which>', 'local (learned from the articles) or endpoint (OPENAI_EMBEDDING_MODEL)')
    .option('--dims <count>', 'dimensions of its vectors', wholeNumber)
    .option('--json', 'print one JSON document')
    .action((options: BuildCommand) => runBuild(context, options));
}

async function runBuild(context: CommandContext, options: BuildCommand): Promise<void> {
  const app = await context.app();
  const { database, embedder } = app;
  const wish = await readWish(app, options);
  const indexVersion = await beginIndexVersion(database, embedder, { wish, actor: 'operator' });
  const { output } = context;
  output.err(`building index ${indexVersion.id}: ${describeIndexVersion(indexVersion)}\n`);
  const bars = new Map<string, ProgressReport>();
  if (indexVersion.state === 'building')
    await fillIndexVersion(database, embedder, indexVersion, {
      signal: context.signal,
      onProgress: ({ part, done, total }) => {
        const bar = bars.get(part) ?? reportProgress(output, part);
        bars.set(part, bar);
        bar.update(done, total);
      },
    });
  for (const bar of bars.values()) bar.end();
  if (options.json) output.out(`${JSON.stringify(indexVersion, null, 2)}\n`);
  else
    output.out(
      `index ${indexVersion.id} is ready; see how it does with "switchboard index compare", then "switchboard index switch"\n`,
    );
}

/** What the options ask for; what they leave open is as in the index that is being built already, or else in the live one. */
async function readWish(app: App, options: BuildCommand): Promise<Partial<IndexVersionOptions>> {
  const { shadow } = await liveAndShadow(app.database);
  const base = shadow ?? (await liveIndexVersion(app.database));
  const isAboutChunks = [options.chunking, options.words, options.overlap].some(
    (given) => given !== undefined,
  );
  const sizes = {
    ...(options.words === undefined ? {} : { words: options.words }),
    ...(options.overlap === undefined ? {} : { overlap: options.overlap }),
  };
  const chunking = isAboutChunks
    ? createChunking(options.chunking ?? base.chunking.split('-')[0]!, sizes).name
    : shadow?.chunking;
  const which = options.embedder === undefined ? shadow?.embedder : readEmbedder(app, options.embedder);
  const dims = options.dims ?? shadow?.dims;
  return {
    ...(chunking === undefined ? {} : { chunking }),
    ...(which === undefined ? {} : { embedder: which }),
    ...(dims === undefined ? {} : { dims }),
  };
}

function readEmbedder({ config, embedder }: App, which: string): string {
  if (which === LOCAL) return LOCAL;
  if (which !== 'endpoint')
    throw new BotError('input_invalid', `There is no embedder "${which}"; choose local or endpoint.`);
  if (config.OPENAI_EMBEDDING_MODEL === undefined || embedder.preferred.embedder === LOCAL)
    throw new BotError('config_invalid', 'No embeddings model is configured: set OPENAI_EMBEDDING_MODEL.');
  return embedder.preferred.embedder;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
