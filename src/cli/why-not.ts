import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import { explainMiss, type MissCause, type MissReport } from '../knowledge/explain-miss.ts';
import type { Database } from '../store/database.ts';
import type { CommandContext, CommandOutput } from './command.ts';
import { findArticle } from './find-article.ts';
import { findAudience } from './find-audience.ts';
import { nameActor, nameMissing } from './name-missing.ts';

/** As many as an answer may rest on. */
const LIMIT = 16;

interface WhyNotOptions {
  as?: string;
  in?: string;
  json?: boolean;
}

/** `why-not`: why an article was not found or not shown, stage by stage; the operator's view, unfiltered. */
export function addWhyNot(program: Command, context: CommandContext): void {
  program
    .command('why-not <article> <query>')
    .description(
      'explain why an article was not found for a question, or not shown: readers, ranks, what was cut',
    )
    .option('--as <person>', 'id or name of the person who asks')
    .option('--in <channel>', 'channel whose readers the answer is for, or dm')
    .option('--json', 'print one JSON document')
    .action((article: string, query: string, options: WhyNotOptions) =>
      runWhyNot(context, { article, query, options }),
    );
}

async function runWhyNot(
  context: CommandContext,
  { article, query, options }: { article: string; query: string; options: WhyNotOptions },
): Promise<void> {
  if (query.trim() === '')
    throw new BotError(
      'input_invalid',
      'The query is empty. Example: switchboard why-not <id> "single sign-on"',
    );
  const { database, embedder } = await context.app();
  const { id } = await findArticle(database, article);
  const audience = await findAudience(database, options);
  const report = await explainMiss(database, embedder, { articleId: id, query, audience, limit: LIMIT });
  if (report === null) throw new BotError('not_found', `The article ${id} is gone.`);
  if (options.json) context.output.out(`${JSON.stringify({ ...report, audience }, null, 2)}\n`);
  else await print(context.output, database, report);
}

async function print(output: CommandOutput, database: Database, report: MissReport): Promise<void> {
  const { article, ranks, ranksAmong, lexemes, shared, position, causes } = report;
  const among =
    ranksAmong === 'audience' ? 'what these readers may read' : 'everything, as if they could read it';
  output.out(`${article.title} (${article.id})\n`);
  output.out(`readers   ${article.readers.join(', ')}\n`);
  output.out(`words     ${shared.length} of ${lexemes.length} in common: ${shared.join(' ') || '-'}\n`);
  output.out(
    `rank      by words ${ranks.lexical ?? '-'}, by likeness ${ranks.vector ?? '-'}, together ${ranks.fused ?? '-'} (among ${among})\n`,
  );
  if (position !== null) output.out(`It was found, as number ${position} of what an answer may rest on.\n`);
  for (const cause of causes) output.out(`${await describeCause(database, cause)}\n`);
}

async function describeCause(database: Database, cause: MissCause): Promise<string> {
  switch (cause.cause) {
    case 'retired':
      return `Not shown: it was retired by ${await nameActor(database, cause.by)} on ${cause.at.toISOString().slice(0, 10)}. "switchboard knowledge undo <article>" takes that back.`;
    case 'readers':
      return `Not shown: ${await nameMissing(database, cause.missing)} may not read it.`;
    case 'not_indexed':
      return 'Not found: it has no passages. Ingest its source again.';
    case 'no_match':
      return 'Not found: it has no word of the question, and nothing that is like it.';
    case 'too_deep':
      return `Not found: more than ${cause.depth} passages fit the question better.`;
    case 'duplicate':
      return `Left out: ${cause.of} says the same and came before it.`;
    case 'superseded':
      return `Put back: ${cause.by} replaces it.`;
    case 'limit':
      return `Cut: it is number ${cause.rank}, and an answer rests on ${cause.limit} passages at most.`;
  }
}
