import type { Command } from 'commander';
import { verifyAudit } from '../store/audit-log.ts';
import { type CommandContext, EXIT } from './command.ts';

/** `audit verify`: recomputes the hash chain of the audit log. */
export function addAudit(program: Command, context: CommandContext): void {
  const audit = program.command('audit').description('the append-only log of what was done');
  audit
    .command('verify')
    .description('check that no entry was changed or taken out')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      const found = await verifyAudit((await context.app()).database);
      if (options.json) context.output.out(`${JSON.stringify(found)}\n`);
      else if (found.brokenAt === null) context.output.out(`${found.entries} entries, all intact\n`);
      else context.output.out(`entry ${found.brokenAt} does not fit the ${found.entries} before it\n`);
      if (found.brokenAt !== null) context.exitWith(EXIT.failed);
    });
}
