import type { Command } from 'commander';
import { appliedMigrations } from '../store/migrate.ts';
import type { CommandContext } from './command.ts';
import { loadExampleIfAsked } from './example.ts';
import { exampleOption } from './example-option.ts';

/** `migrate`: brings the tables up to date; other commands do so too, on first use. */
export function addMigrate(program: Command, context: CommandContext): void {
  program
    .command('migrate')
    .description('bring the tables up to date')
    .option('--json', 'print one JSON document')
    .addOption(exampleOption())
    .action(async (options: { json?: boolean; example?: boolean }) => {
      const app = await context.app();
      await loadExampleIfAsked(context, options.example);
      const applied = await appliedMigrations(app.database);
      if (options.json) context.output.out(`${JSON.stringify({ now: app.migrated, applied }, null, 2)}\n`);
      else
        context.output.out(
          `${app.migrated.length === 0 ? 'nothing to do' : `applied ${app.migrated.join(', ')}`}; ${applied.length} migrations in all\n`,
        );
    });
}
