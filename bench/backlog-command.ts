import type { Command } from 'commander';
import type { CommandContext } from '../src/cli/command.ts';
import { type BacklogFigures, benchBacklog } from './backlog.ts';
import { readWhole } from './read-whole.ts';
import { placeOf } from './scratch.ts';

interface Options {
  waiting: string;
  finished: string;
  concurrency: string;
  server?: string;
  embedded?: boolean;
  json?: boolean;
}

/** `bench backlog`: a queue of deliveries that came while nobody worked. */
export function addBenchBacklog(bench: Command, context: CommandContext): void {
  bench
    .command('backlog')
    .description(
      'work off deliveries that have piled up, behind a history that is finished: how many a second',
    )
    .option('--waiting <n,n>', 'how many wait, one backlog after the other', '3000,100000')
    .option('--finished <n>', 'how many were finished before', '100000')
    .option('--concurrency <n>', 'how many are worked on at once', '8')
    .option('--server <url>', 'a superuser of a PostgreSQL server; else a throw-away one is started')
    .option('--embedded', 'the embedded database')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const figures = await benchBacklog({
        waiting: options.waiting.split(',').map(readWhole),
        finished: readWhole(options.finished),
        concurrency: readWhole(options.concurrency),
        place: placeOf(options, 'local'),
        onProgress: (message) => context.output.err(`${message}\n`),
      });
      context.output.out(options.json ? `${JSON.stringify(figures, null, 2)}\n` : describe(figures));
    });
}

function describe({ database, finished, loadAverage, backlogs }: BacklogFigures): string {
  return [
    `${database}, behind ${finished} that are finished; load ${loadAverage.toFixed(1)}\n`,
    ...backlogs.map(
      (one) =>
        `${one.waiting} that wait: ${one.perSecond} a second (by tenths ${one.tenths.join(', ')}), ${one.cpuMsEach} ms of the bot's processor and ${one.claimsEach} claims each\n`,
    ),
  ].join('');
}
