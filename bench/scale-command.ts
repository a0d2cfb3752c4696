import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext } from '../src/cli/command.ts';
import { BotError } from '../src/core/bot-error.ts';
import { benchScale, type ScaleFigures } from './scale.ts';
import type { Times } from './scale-ask.ts';
import type { SearchFigures } from './scale-compare.ts';
import { placeOf } from './scratch.ts';

interface Options {
  articles: string;
  questions: string;
  text?: string;
  server?: string;
  keep?: string;
  alone?: boolean;
  embedded?: boolean;
  baseline?: string;
  json?: boolean;
}

/** `bench scale`: load and search a generated corpus of any size, beside the usual ways. */
export function addBenchScale(bench: Command, context: CommandContext): void {
  bench
    .command('scale')
    .description('load and search a generated corpus beside ts_rank_cd and pgvector alone')
    .option('--articles <n>', 'how many articles', '1350')
    .option('--questions <n>', 'how many questions with a known answer', '200')
    .option('--text <folder>', 'Markdown whose word statistics the corpus follows')
    .option('--server <url>', 'a superuser of a PostgreSQL server; else a throw-away one is started')
    .option('--keep <name>', 'keep what is loaded on that server, and use it again next time')
    .option('--alone', 'without the usual ways beside it')
    .option('--embedded', 'the embedded database')
    .option('--baseline <file>', 'compare with the JSON of an earlier run')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      if (options.keep !== undefined && (options.server === undefined || !/^[a-z0-9_]+$/.test(options.keep)))
        throw new BotError(
          'input_invalid',
          '--keep takes a name of small letters and digits, with --server.',
        );
      const baseline = await readBaseline(context, options.baseline);
      const figures = await benchScale(context, {
        articles: Number(options.articles),
        questions: Number(options.questions),
        place: placeOf(options, 'local'),
        alone: options.alone === true,
        ...(options.keep === undefined ? {} : { kept: options.keep }),
        ...(options.text === undefined ? {} : { text: options.text }),
      });
      context.output.out(
        options.json ? `${JSON.stringify(figures, null, 2)}\n` : describe(figures, baseline),
      );
    });
}

async function readBaseline(context: CommandContext, file?: string): Promise<ScaleFigures | null> {
  if (file === undefined) return null;
  return JSON.parse(await readFile(resolve(context.cwd, file), 'utf8')) as ScaleFigures;
}

function describe(figures: ScaleFigures, baseline: ScaleFigures | null): string {
  const { load, machine, beside } = figures;
  const row = (name: string, of: SearchFigures | undefined) =>
    of === undefined
      ? ''
      : `${name.padEnd(26)}${Object.values(of.askers)
          .map((times) => describeTimes(times).padEnd(40))
          .join('')}${of['knownItemR@10'].toFixed(3)}\n`;
  const pair = (name: string, of: 'hybrid' | 'hybridFew' | 'hybridAll') =>
    row(name, figures[of]) + row('  baseline', baseline?.[of]);
  return [
    `${figures.articles} articles; ${machine.database}, ${machine.cores} cores, load ${machine.loadBefore.toFixed(1)} to ${machine.loadAfter.toFixed(1)}\n`,
    ...(load === null
      ? []
      : [
          `${load.passages} passages, ${load.words} words, ${load.vocabulary} different\n`,
          `loaded at ${load.articlesPerSecond.toFixed(0)} articles/s, then ${load.indexSeconds.toFixed(0)} s to index; at most ${load.peakMemoryMb} MB\n`,
        ]),
    `disk ${Object.entries(figures.diskBytes)
      .map(([name, bytes]) => `${name} ${(bytes / 1e6).toFixed(0)} MB`)
      .join(', ')}\n\n`,
    `${'p50 / p95 / p99 ms'.padEnd(26)}${Object.keys(figures.hybrid.askers)
      .map((count) => `${count} at once`.padEnd(40))
      .join('')}known item R@10\n`,
    pair('hybrid', 'hybrid'),
    pair('hybrid, 1 % readable', 'hybridFew'),
    pair('hybrid, all readable', 'hybridAll'),
    ...(beside === null
      ? []
      : [
          row('ts_rank_cd, owner', beside.textSearch),
          row('pgvector, owner', beside.vectorAlone),
          ...Object.entries(beside.overlaps).map(
            ([name, of]) =>
              `first ten of ${name}: lexical leg with exact BM25 ${of.lexicalWithExactBm25.toFixed(3)}, hybrid with exhaustive hybrid ${of.hybridWithExhaustive.toFixed(3)}, hybrid with exact BM25 ${of.hybridWithExactBm25.toFixed(3)}\n`,
          ),
          `vector recall: ${beside.vectorRecall.member.toFixed(3)}, of 1 % ${beside.vectorRecall.few.toFixed(3)}; ${beside.timesFaster.toFixed(1)} times faster than ts_rank_cd\n`,
        ]),
  ].join('');
}

function describeTimes({ p50, p95, p99, perSecond, nodeMs }: Times): string {
  return `${p50} / ${p95} / ${p99}, ${perSecond}/s, Node ${nodeMs} ms`;
}
