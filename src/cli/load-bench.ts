import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import type { AddCommand } from './command.ts';
import { isModuleMissing } from './is-module-missing.ts';

const ENTRY = new URL('../../bench/bench-command.ts', import.meta.url);

/** Lists `bench` among the commands; its measurements are loaded only for a command line that names it. */
export const listBench: AddCommand = (program: Command) => {
  program.command('bench').description('measure quality and speed');
};

/** Whether a command line runs `bench` or asks for its help. */
export function namesBench(argv: readonly string[]): boolean {
  const [first, second] = argv.filter((word) => !word.startsWith('-'));
  return first === 'bench' || (first === 'help' && second === 'bench');
}

/**
 * Loads the measurements, which a production installation does not have.
 * @throws BotError `not_installed` where they are not there
 */
export async function loadBench(): Promise<AddCommand> {
  try {
    const { addBench } = await import('../../bench/bench-command.ts');
    return addBench;
  } catch (error) {
    if (!isModuleMissing(error, ENTRY)) throw error;
    throw new BotError(
      'not_installed',
      'The measurements (bench/) are not part of this installation. Run them in a checkout of the repository.',
      { cause: error },
    );
  }
}
