import { type Command, InvalidArgumentError } from 'commander';
import { BotError } from '../core/bot-error.ts';
import { REFERENCE_LIMITS } from '../knowledge/follow-references.ts';
import { search } from '../knowledge/search.ts';
import { createStoredDirectory } from '../store/stored-directory.ts';
import { audienceOf } from '../turn/audience-of.ts';
import type { CommandContext } from './command.ts';
import { loadExampleIfAsked } from './example.ts';
import { exampleOption } from './example-option.ts';
import { findAsker } from './find-asker.ts';

interface SearchOptions {
  as?: string;
  in?: string;
  limit: number;
  followLinks?: boolean;
  json?: boolean;
  example?: boolean;
}

/** `search`: the passages that a person could be answered from in a place. */
export function addSearch(program: Command, context: CommandContext): void {
  program
    .command('search <query>')
    .description('find passages, as a person and in a place')
    .option('--as <person>', 'id or name of the person who searches')
    .option('--in <channel>', 'channel whose readers the result is for, or dm')
    .option('--limit <n>', 'the most passages to print (1 to 100)', readLimit, 10)
    .option('--follow-links', 'also look into the articles that the best ones link to')
    .option('--json', 'print one JSON document')
    .addOption(exampleOption())
    .action((query: string, options: SearchOptions) => runSearch(context, query, options));
}

async function runSearch(context: CommandContext, query: string, options: SearchOptions): Promise<void> {
  if (query.trim() === '')
    throw new BotError('input_invalid', 'The query is empty. Example: switchboard search "single sign-on"');
  const app = await context.app();
  await loadExampleIfAsked(context, options.example);
  const asked = await findAsker(app.database, options);
  const audience = await audienceOf(createStoredDirectory(app.database), app.database, {
    ...asked,
    viewerId: null,
  });
  const found = await search(app.database, app.embedder, {
    query,
    audience,
    limit: options.limit,
    ...(options.followLinks ? { references: REFERENCE_LIMITS } : {}),
  });
  const hits = found.hits.map((hit) => ({
    id: `passage:${hit.passageId}`,
    articleId: hit.articleId,
    title: hit.title,
    url: hit.url,
    score: hit.score,
    text: hit.text,
  }));
  if (options.json) {
    context.output.out(`${JSON.stringify({ hits, ms: found.trace.ms.total }, null, 2)}\n`);
    return;
  }
  for (const hit of hits)
    context.output.out(
      `${hit.score.toFixed(4)}  ${hit.title} (${hit.articleId})\n    ${hit.text.replace(/\s+/g, ' ').slice(0, 160)}\n`,
    );
  context.output.err(`${hits.length} passages in ${Math.round(found.trace.ms.total)} ms\n`);
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new InvalidArgumentError('It must be a whole number from 1 to 100.');
  return limit;
}
