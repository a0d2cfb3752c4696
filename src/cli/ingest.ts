import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import type { Reader } from '../core/audience.ts';
import { ingestArticles } from '../knowledge/ingest-articles.ts';
import { ingestCsv } from '../sources/csv.ts';
import { readMarkdownFolder } from '../sources/markdown.ts';
import { ingestSalesforce } from '../sources/salesforce.ts';
import { parseReaders } from '../store/access-rule.ts';
import type { CommandContext } from './command.ts';
import { type ProgressReport, reportProgress } from './progress.ts';

/** What every kind of ingestion reports. */
interface Ingested {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  unreadable: { file: string; line?: number; reason: string }[];
  problems?: { file: string; line?: number; reason: string }[];
  skipped?: Record<string, number>;
  ms: number;
}

interface IngestJob {
  app: App;
  path: string;
  readers: Reader[];
  progress: ProgressReport;
  signal: AbortSignal;
}

const KINDS: Record<string, { about: string; run(job: IngestJob): Promise<Ingested> }> = {
  markdown: { about: 'a folder of Markdown files, as articles', run: ingestMarkdown },
  salesforce: {
    about: 'sObject-tree JSON files, as records',
    run: ({ app, ...job }) => ingestSalesforce(app.database, { ...job, onProgress: showOn(job.progress) }),
  },
  csv: {
    about: 'CSV files, as records or a price book',
    run: ({ app, ...job }) => ingestCsv(app.database, { ...job, onProgress: showOn(job.progress) }),
  },
};

/** `ingest`: brings articles and records in, again and again; only what changed is worked on. */
export function addIngest(program: Command, context: CommandContext): void {
  const ingest = program
    .command('ingest')
    .description('bring in articles and records; run again to take up changes');
  for (const [kind, { about }] of Object.entries(KINDS)) {
    ingest
      .command(`${kind} <path>`)
      .description(`bring in ${about}`)
      .option(
        '--readers <who>',
        'everyone, anyone (guests too), group:<handle>, person:<id> or channel:<id>, by commas; admins only without it',
      )
      .option('--json', 'print one JSON document')
      .action((path: string, options: { readers?: string; json?: boolean }) =>
        runIngest(context, kind, path, options),
      );
  }
}

async function runIngest(
  context: CommandContext,
  kind: string,
  path: string,
  options: { readers?: string; json?: boolean },
): Promise<void> {
  const readers =
    options.readers === undefined ? (['admins'] satisfies Reader[]) : parseReaders(options.readers);
  const app = await context.app();
  if (options.readers === undefined) {
    context.output.err(
      'No --readers given: only admins may read what is ingested. Use --readers everyone or --readers group:<handle> to open it.\n',
    );
  }
  const progress = reportProgress(context.output, `ingesting ${path}`);
  const report = await KINDS[kind]!.run({
    app,
    path: resolve(context.cwd, path),
    readers,
    progress,
    signal: context.signal,
  });
  progress.end();
  const document = { ...report, readers };
  if (options.json) context.output.out(`${JSON.stringify(document, null, 2)}\n`);
  else
    context.output.out(
      `${report.added} added, ${report.changed} changed, ${report.unchanged} unchanged, ${report.removed} removed in ${(report.ms / 1000).toFixed(1)} s; readers: ${readers.join(', ')}\n`,
    );
  printFindings(context, report);
}

function printFindings(context: CommandContext, report: Ingested): void {
  const place = (found: { file: string; line?: number }) =>
    found.line === undefined ? found.file : `${found.file}:${found.line}`;
  for (const found of report.unreadable) context.output.err(`not loaded  ${place(found)}: ${found.reason}\n`);
  for (const found of report.problems ?? [])
    context.output.err(`to look at  ${place(found)}: ${found.reason}\n`);
  for (const [kind, count] of Object.entries(report.skipped ?? {}))
    context.output.err(`left out    ${count} of kind ${kind}, which has no place here\n`);
}

async function ingestMarkdown({ app, path, readers, progress, signal }: IngestJob): Promise<Ingested> {
  const source = await readMarkdownFolder(path);
  return ingestArticles(app.database, {
    source: { kind: 'markdown', location: source.location },
    readers,
    articles: source.articles,
    total: source.total,
    embedder: app.embedder,
    onProgress: showOn(progress, source.total),
    signal,
  });
}

function showOn(
  progress: ProgressReport,
  count?: number,
): (at: { done: number; total?: number | null }) => void {
  return ({ done, total }) => progress.update(done, total ?? count ?? done);
}
