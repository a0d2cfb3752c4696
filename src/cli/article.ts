import type { Command } from 'commander';
import type { Reader } from '../core/audience.ts';
import type { ArticleDetails } from '../knowledge/read-article.ts';
import { setArticleReaders } from '../knowledge/set-article-readers.ts';
import { parseReaders } from '../store/access-rule.ts';
import type { Database } from '../store/database.ts';
import { isCovered, notCovered } from '../store/not-covered.ts';
import { type CommandContext, type CommandOutput, EXIT } from './command.ts';
import { findArticle } from './find-article.ts';
import { findAudience } from './find-audience.ts';
import { nameActor, nameMissing } from './name-missing.ts';

/** `article show` and `article readers`: what an article is, and who may read it; the operator's view, unfiltered. */
export function addArticle(program: Command, context: CommandContext): void {
  const article = program.command('article').description('one article: what it is and who may read it');
  article
    .command('show <id>')
    .description('show an article with its readers, and the passages that it is found by')
    .option('--json', 'print one JSON document')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const found = await findArticle((await context.app()).database, id);
      if (json) context.output.out(`${JSON.stringify(found, null, 2)}\n`);
      else printArticle(context.output, found, await formatDecisions((await context.app()).database, found));
    });
  article
    .command('readers <id>')
    .description('say who may read an article, and whether an audience may; or give it other readers')
    .option('--as <person>', 'id or name of a person: may they read it?')
    .option('--in <channel>', 'a channel: may everyone who reads there?')
    .option(
      '--set <readers>',
      'anyone, everyone, admins, group:<handle>, person:<id>, channel:<id>, by comma',
    )
    .option('--json', 'print one JSON document')
    .action((id: string, options: ReadersOptions) => runReaders(context, id, options));
}

interface ReadersOptions {
  as?: string;
  in?: string;
  set?: string;
  json?: boolean;
}

async function runReaders(context: CommandContext, id: string, options: ReadersOptions): Promise<void> {
  const { database } = await context.app();
  const { output } = context;
  const wanted = options.set === undefined ? null : parseReaders(options.set);
  const found = await findArticle(database, id);
  if (wanted !== null)
    await setArticleReaders(database, { articleId: found.id, readers: wanted, actor: 'operator' });
  const now = wanted === null ? found : await findArticle(database, found.id);
  const { accessId, readers, title, decisions } = now;
  const asked = options.as !== undefined || options.in !== undefined;
  const audience = asked ? await findAudience(database, options) : null;
  const missing = audience && (await notCovered(database, audience, accessId));
  const mayRead = audience && missing && isCovered(audience, missing);
  if (mayRead === false) context.exitWith(EXIT.forbidden);
  if (options.json) {
    const before = wanted === null ? {} : { before: readersBefore(found) };
    const answer = audience === null ? {} : { mayRead, missing };
    output.out(
      `${JSON.stringify({ id: found.id, title, readers, decisions, ...before, ...answer }, null, 2)}\n`,
    );
    return;
  }
  output.out(`${title} (${found.id})\nreaders  ${readers.join(', ') || 'nobody'}\n`);
  for (const [name, value] of await formatDecisions(database, now))
    output.out(`${name.padEnd(8)} ${value}\n`);
  if (wanted !== null) output.out(`before   ${readersBefore(found).join(', ')}\n`);
  if (mayRead === true) output.out('All who would read it there may read it.\n');
  else if (missing !== null) output.out(`not for  ${await nameMissing(database, missing)}\n`);
}

const MAX_SHOWN = 160;

/** Who may read it, or might if it were not retired. */
function readersBefore({ readers, decisions }: ArticleDetails): Reader[] {
  return decisions.find((decision) => decision.kind === 'retired')?.readers ?? readers;
}

/** What people decided about an article, with what comes back when that is undone. */
function formatDecisions(database: Database, { decisions }: ArticleDetails): Promise<[string, string][]> {
  return Promise.all(
    decisions.map(async (decision): Promise<[string, string]> => {
      const by = `by ${await nameActor(database, decision.actor)} on ${decision.decidedAt.toISOString().slice(0, 10)}`;
      if (decision.kind === 'superseded') return ['decided', `${decision.preferredId} is preferred, ${by}`];
      return ['decided', `retired ${by}; once that is undone, read by ${decision.readers.join(', ')}`];
    }),
  );
}

function printArticle(output: CommandOutput, article: ArticleDetails, decided: [string, string][]): void {
  const lines: [string, string | null][] = [
    ['source', `${article.source} ${article.externalId}`],
    ['readers', article.readers.join(', ') || 'nobody'],
    ...decided,
    ['url', article.url],
    ['language', article.language],
    ['topic', article.topic],
    ['owner', article.owner],
    ['authority', String(article.authority)],
    ['updated', article.updatedAt === null ? null : new Date(article.updatedAt).toISOString().slice(0, 10)],
    ['replaced', article.supersededBy],
    ['links', article.links.join(', ') || null],
    ['counted', article.indexed ? 'yes' : 'not yet'],
  ];
  output.out(`${article.title} (${article.id})\n`);
  for (const [name, value] of lines) if (value !== null) output.out(`${name.padEnd(9)} ${value}\n`);
  for (const { id, headingPath, text, length, vectors } of article.passages)
    output.out(
      `passage:${id} ${headingPath}\n    ${text.replace(/\s+/g, ' ').slice(0, MAX_SHOWN)}\n    ${length} words, ${vectors} vectors\n`,
    );
}
