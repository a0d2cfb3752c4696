import type { Command } from 'commander';
import { sql } from 'drizzle-orm';
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
      const rows = await (await context.app()).database.query(sql`
        select s.id, s.kind, s.location, r.readers, s.last_run_at as "lastRunAt",
          (select count(*)::int from articles a where a.source_id = s.id) as articles,
          (select count(*)::int from accounts a where a.source_id = s.id) as accounts
        from sources s left join access_rules r on r.id = s.access_id where s.access_id <> 0 order by s.id`);
      if (options.json) context.output.out(`${JSON.stringify(rows, null, 2)}\n`);
      else printRows(context.output, rows);
    });
  sources
    .command('remove <location>')
    .description('take out everything that came from a source')
    .action(async (location: string) => {
      const { database } = await context.app();
      const [known] = await database.query(
        sql`select 1 from sources where location = ${location} and access_id <> 0`,
      );
      if (known === undefined)
        throw new BotError(
          'not_found',
          `No source is called "${location}". "switchboard sources list" shows them all.`,
        );
      await removeSource(database, location);
      context.output.out(`everything from ${location} is gone\n`);
    });
}
