import { type Command, Option } from 'commander';
import type { CommandContext } from '../src/cli/command.ts';
import { BotError } from '../src/core/bot-error.ts';
import { readChunking } from '../src/knowledge/chunking/chunking.ts';
import { ANSWER_DEPTH } from '../src/knowledge/rank.ts';
import { firstOf } from '../src/knowledge/search.ts';
import { benchRetrieval, describeRetrieval } from './retrieval.ts';
import { placeOf } from './scratch.ts';

/** Passages that an agent asks for, unless it says how many. */
const ANSWER_LIMIT = 16;

interface Options {
  lexicalOnly?: boolean;
  vectorOnly?: boolean;
  without?: string[];
  chunking?: string;
  answers?: boolean;
  server?: string;
  json?: boolean;
}

/** `bench retrieval`: search quality on any set in the BEIR layout, in a scratch database. */
export function addBenchRetrieval(bench: Command, context: CommandContext): void {
  bench
    .command('retrieval <beir-folder>')
    .description('search quality on a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv')
    .option('--lexical-only', 'by words alone')
    .option('--vector-only', 'by likeness alone')
    .addOption(
      new Option('--without <parts...>', 'leave parts of the ranking out').choices(['feedback', 'rerank']),
    )
    .option('--chunking <name>', 'cut articles in another way: structure-<words>, fixed-<words>-<overlap>')
    .option(
      '--server <url>',
      'a superuser of a PostgreSQL server, where a scratch database is made; else embedded',
    )
    .option('--answers', 'as deep as for an answer, with what is spared in a large index')
    .option('--json', 'print one JSON document')
    .action(async (folder: string, options: Options) => {
      if (options.lexicalOnly && options.vectorOnly)
        throw new BotError('input_invalid', '--lexical-only and --vector-only exclude each other.');
      const figures = await benchRetrieval(context, {
        folder,
        settings: {
          lexical: !options.vectorOnly,
          vector: !options.lexicalOnly,
          feedback: !options.without?.includes('feedback'),
          rerank: !options.without?.includes('rerank'),
          ...(options.answers ? { depth: ANSWER_DEPTH, first: firstOf(ANSWER_LIMIT), exactUpTo: 0 } : {}),
        },
        ...(options.chunking === undefined ? {} : { chunking: readChunking(options.chunking) }),
        place: placeOf(options, 'embedded'),
      });
      context.output.out(options.json ? `${JSON.stringify(figures, null, 2)}\n` : describeRetrieval(figures));
    });
}
