import addCompletion from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/**
 * `complete`: prints the script with which a shell completes commands and options, and what the script asks for. It reads
 * the commands that the program has by then, so it is added last.
 */
export function addComplete(program: Command): void {
  addCompletion(program);
}
