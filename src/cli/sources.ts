import type { Command } from 'commander';
import { readSources } from '../admin/read-sources.ts';
import { BotError } from '../core/bot-error.ts';
import { removeSource } from '../sources/remove-source.ts';
import type { CommandContext } from './command.ts';
import { addConnect } from './connect-source.ts';
import { printRows } from './print-rows.ts';

/** `sources list`, `sources connect` and `sources remove`: what was ingested or is read in place, and for whom. */
export function addSources(program: Command, context: CommandContext): void {
  const sources = program.command('sources').description('what was ingested or is read in place');
  addConnect(sources, context);
  sources
    .command('list')
    .description('list the sources with their readers and counts')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      const sources = await readSources((await context.app()).database);
      const rows = sources.map(
        ({ id, kind, location, readers, lastRunAt, articles, withOwnReaders, accounts }) => ({
          id,
          kind,
          location,
          readers,
          lastRunAt,
          articles,
          withOwnReaders,
          accounts,
        }),
      );
      if (options.json) context.output.out(`${JSON.stringify(rows, null, 2)}\n`);
      else printRows(context.output, rows);
    });
  sources
    .command('remove <source>')
    .description('take out everything that came from a source, named by its id or its location')
    .action(async (location: string) => {
      const removed = await removeSource((await context.app()).database, location);
      if (removed === null)
        throw new BotError(
          'not_found',
          `No source is called "${location}". "switchboard sources list" shows them all.`,
        );
      context.output.out(`everything from ${location} is gone\n`);
    });
}
