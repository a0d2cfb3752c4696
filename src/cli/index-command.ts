import type { Command } from 'commander';
import type { CommandContext } from './command.ts';
import { addIndexBuild } from './index-build.ts';
import { addIndexCheck } from './index-check.ts';
import { addIndexCompare } from './index-compare.ts';
import { addIndexStatus } from './index-status.ts';
import { addIndexSwitch } from './index-switch.ts';

/** `index`: another chunking, embedder or dimension, without a moment in which search is worse. */
export function addIndex(program: Command, context: CommandContext): void {
  const index = program
    .command('index')
    .description('build another index beside the live one, compare them, switch and go back');
  addIndexStatus(index, context);
  addIndexBuild(index, context);
  addIndexCompare(index, context);
  addIndexSwitch(index, context);
  addIndexCheck(index, context);
}
