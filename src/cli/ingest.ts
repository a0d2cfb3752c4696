import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { RecordReport } from '../accounts/record-report.ts';
import type { Reader } from '../core/audience.ts';
import type { IngestReport } from '../knowledge/article.ts';
import { ingestSource } from '../sources/ingest-source.ts';
import type { SourceKind } from '../sources/source.ts';
import { EXAMPLE_SOURCE } from '../sources/source-kinds.ts';
import { parseReaders } from '../store/access-rule.ts';
import type { CommandContext } from './command.ts';
import { reportProgress } from './progress.ts';

/** `ingest`: brings articles and records in, again and again; only what changed is worked on. */
export function addIngest(program: Command, context: CommandContext, sources: readonly SourceKind[]): void {
  const ingest = program
    .command('ingest')
    .description('bring in articles and records; run again to take up changes');
  for (const kind of sources.filter((one) => one !== EXAMPLE_SOURCE)) {
    ingest
      .command(`${kind.name} <${kind.argument}>`)
      .description(`bring in ${kind.description}`)
      .option(
        '--readers <who>',
        'everyone, anyone (guests too), group:<handle>, person:<id> or channel:<id>, by commas; admins only without it',
      )
      .option('--json', 'print one JSON document')
      .action((place: string, options: IngestCommandOptions) => runIngest(context, kind, place, options));
  }
}

interface IngestCommandOptions {
  readers?: string;
  json?: boolean;
}

async function runIngest(
  context: CommandContext,
  kind: SourceKind,
  place: string,
  options: IngestCommandOptions,
): Promise<void> {
  const readers =
    options.readers === undefined ? (['admins'] satisfies Reader[]) : parseReaders(options.readers);
  const app = await context.app();
  if (options.readers === undefined) {
    context.output.err(
      'No --readers given: only admins may read what is ingested. Use --readers everyone or --readers group:<handle> to open it.\n',
    );
  }
  const progress = reportProgress(context.output, `ingesting ${place}`);
  const { signal } = context;
  const from = kind.argument === 'path' ? resolve(context.cwd, place) : place;
  const report = await ingestSource(app, await kind.open(from, { signal }), {
    readers,
    onProgress: ({ done, total }) => progress.update(done, total),
    signal,
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

function printFindings(context: CommandContext, report: IngestReport | RecordReport): void {
  const place = (found: { file: string; line?: number }) =>
    found.line === undefined ? found.file : `${found.file}:${found.line}`;
  for (const found of report.unreadable) context.output.err(`not loaded  ${place(found)}: ${found.reason}\n`);
  for (const found of 'problems' in report ? report.problems : [])
    context.output.err(`to look at  ${place(found)}: ${found.reason}\n`);
  for (const [kind, count] of Object.entries(report.skipped))
    context.output.err(`left out    ${count} of kind ${kind}, which has no place here\n`);
  if (report.removalSkipped)
    context.output.err('nothing was removed: what could not be read may still hold it\n');
}
