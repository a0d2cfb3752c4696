import type { Command } from 'commander';
import { readExampleState } from '../sources/example-state.ts';
import type { CommandContext } from './command.ts';
import { loadExampleCompany, removeExampleCompany } from './load-example.ts';
import { reportProgress } from './progress.ts';

/** `example load` and `example remove`: the fictional company that comes with the repository. */
export function addExample(program: Command, context: CommandContext): void {
  const example = program.command('example').description('the fictional example company');
  example
    .command('load')
    .description('load its people, articles, records and price book')
    .action(async () => {
      await loadExampleIfAsked(context, true);
      context.output.out('the example company is loaded; "switchboard example remove" takes it out again\n');
    });
  example
    .command('remove')
    .description('take all of it out again, for good')
    .action(async () => {
      await removeExampleCompany(await context.app(), { connected: context.inBot === true });
      context.output.out('the example company is gone\n');
    });
}

/** Loads the example company where a command was asked to and it is not there yet. */
export async function loadExampleIfAsked(context: CommandContext, asked: boolean | undefined): Promise<void> {
  const app = await context.app();
  if (!asked || (await readExampleState(app.database)) === 'loaded') return;
  const progress = reportProgress(context.output, 'loading the example company');
  await loadExampleCompany(app, (_, done, total) => progress.update(done, total));
  progress.end();
}
