import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import { describeIndexVersion } from '../knowledge/index-versions/begin-index-version.ts';
import { dropIndexVersion } from '../knowledge/index-versions/drop-index-version.ts';
import { rollBack, switchIndexVersion } from '../knowledge/index-versions/switch-index-version.ts';
import { type CommandContext, EXIT } from './command.ts';
import { printComparison, replayBoth } from './index-compare.ts';
import { reportProgress } from './progress.ts';

interface SwitchOptions {
  questions?: string;
  force?: string;
  json?: boolean;
}

/** `index switch`, `index rollback` and `index drop`: which index is searched, and which are kept. */
export function addIndexSwitch(index: Command, context: CommandContext): void {
  index
    .command('switch')
    .description(
      'search the new index from now on, if it passes the comparison; the live one stays to go back to',
    )
    .option('--questions <file>', 'golden questions of your own, as for compare')
    .option('--force <reason>', 'switch though it does not pass; the reason is kept in the audit log')
    .option('--json', 'print one JSON document')
    .action((options: SwitchOptions) => runSwitch(context, options));
  index
    .command('rollback')
    .description('search the index before the live one again')
    .action(async () => {
      const live = await rollBack((await context.app()).database, 'operator');
      context.output.out(`index ${live.id} is live again: ${describeIndexVersion(live)}\n`);
    });
  index
    .command('drop <id>')
    .description(
      'delete an index that is not live; what older answers cite of it is shown to nobody any more',
    )
    .action(async (text: string) => {
      const { database } = await context.app();
      const id = /^\d{1,9}$/.test(text) ? Number(text) : 0;
      const progress = reportProgress(context.output, 'deleting passages');
      const deleted = await dropIndexVersion(database, id, {
        actor: 'operator',
        onProgress: (done) => progress.update(done, done),
      });
      progress.end();
      context.output.out(`index ${id} is gone, with ${deleted} passages\n`);
    });
}

async function runSwitch(context: CommandContext, { questions, force, json }: SwitchOptions): Promise<void> {
  const { database } = await context.app();
  if (force !== undefined && force.trim() === '')
    throw new BotError('input_invalid', 'Say why it is forced: --force "reason".');
  const { shadow, comparison, verdict } = await replayBoth(context, questions);
  const switched = verdict.passes || force !== undefined;
  if (json)
    context.output.out(
      `${JSON.stringify({ index: shadow, switched, ...verdict, ...comparison }, null, 2)}\n`,
    );
  else printComparison(context.output, comparison, verdict);
  if (!switched) {
    context.exitWith(EXIT.failed);
    return;
  }
  const forced = verdict.passes ? null : (force ?? null);
  await switchIndexVersion(database, { shadow, comparison, verdict, forced, actor: 'operator' });
  if (!json)
    context.output.out(`index ${shadow} is live; "switchboard index rollback" goes back to the one before\n`);
}
