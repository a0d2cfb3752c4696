import type { Command } from 'commander';
import type { CommandContext } from '../src/cli/command.ts';
import { benchScale, type ScaleFigures } from './scale.ts';
import type { SearchFigures } from './scale-compare.ts';
import { placeOf } from './scratch.ts';

interface Options {
  articles: string;
  questions: string;
  text?: string;
  server?: string;
  embedded?: boolean;
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
    .option('--embedded', 'the embedded database')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const figures = await benchScale(context, {
        articles: Number(options.articles),
        questions: Number(options.questions),
        place: placeOf(options, 'local'),
        ...(options.text === undefined ? {} : { text: options.text }),
      });
      context.output.out(options.json ? `${JSON.stringify(figures, null, 2)}\n` : describe(figures));
    });
}

function describe(figures: ScaleFigures): string {
  const { load, machine } = figures;
  const row = (name: string, of: SearchFigures) =>
    `${name.padEnd(24)}${Object.values(of.askers)
      .map((times) => `${times.p50} / ${times.p95} / ${times.p99}`.padEnd(26))
      .join('')}${of['knownItemR@10'].toFixed(3)}\n`;
  return [
    `${load.articles} articles, ${load.passages} passages, ${load.words} words, ${load.vocabulary} different; ${machine.database}, ${machine.cores} cores, load ${machine.loadBefore.toFixed(1)} to ${machine.loadAfter.toFixed(1)}\n`,
    `loaded at ${load.articlesPerSecond.toFixed(0)} articles/s, then ${load.indexSeconds.toFixed(0)} s to index; at most ${load.peakMemoryMb} MB\n`,
    `disk ${Object.entries(figures.diskBytes)
      .map(([name, bytes]) => `${name} ${(bytes / 1e6).toFixed(0)} MB`)
      .join(', ')}\n\n`,
    `${'p50 / p95 / p99 ms'.padEnd(24)}${Object.keys(figures.hybrid.askers)
      .map((count) => `${count} at once`.padEnd(26))
      .join('')}known item R@10\n`,
    row('hybrid', figures.hybrid),
    row('hybrid, 1 % readable', figures.hybridFew),
    row('ts_rank_cd, owner', figures.textSearch),
    row('pgvector, owner', figures.vectorAlone),
    ...Object.entries(figures.overlaps).map(
      ([name, of]) =>
        `first ten of ${name}: lexical leg with exact BM25 ${of.lexicalWithExactBm25.toFixed(3)}, hybrid with exhaustive hybrid ${of.hybridWithExhaustive.toFixed(3)}, hybrid with exact BM25 ${of.hybridWithExactBm25.toFixed(3)}\n`,
    ),
    `vector recall: ${figures.vectorRecall.member.toFixed(3)}, of 1 % ${figures.vectorRecall.few.toFixed(3)}; ${figures.timesFaster.toFixed(1)} times faster than ts_rank_cd\n`,
  ].join('');
}
