import type { Command } from 'commander';
import type { CommandContext } from '../src/cli/command.ts';
import { benchRecords, type RecordFigures } from './records.ts';
import { placeOf } from './scratch.ts';

interface Options {
  opportunities: string;
  rounds: string;
  server?: string;
  embedded?: boolean;
  json?: boolean;
}

/** `bench records`: what people ask across records, over as many of them as one says. */
export function addBenchRecords(bench: Command, context: CommandContext): void {
  bench
    .command('records')
    .description(
      'ask what people ask across records: milliseconds, and which tables are read from end to end',
    )
    .option('--opportunities <n>', 'how many; other records in proportion', '100000')
    .option('--rounds <n>', 'how often each question is asked', '20')
    .option('--server <url>', 'a superuser of a PostgreSQL server; else a throw-away one is started')
    .option('--embedded', 'the embedded database')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const figures = await benchRecords({
        opportunities: Number(options.opportunities),
        rounds: Number(options.rounds),
        place: placeOf(options, 'local'),
        onProgress: (question) => context.output.err(`${question}\n`),
      });
      context.output.out(options.json ? `${JSON.stringify(figures, null, 2)}\n` : describe(figures));
    });
}

function describe({
  opportunities,
  database,
  loadSeconds,
  loadAverage,
  p95,
  questions,
}: RecordFigures): string {
  const width = Math.max(...questions.map(({ question }) => question.length)) + 2;
  return [
    `${opportunities} opportunities, ${database}, loaded in ${loadSeconds.toFixed(0)} s; load ${loadAverage.toFixed(1)}; worst p95 ${p95} ms\n\n`,
    `${''.padEnd(width)}${'reader'.padEnd(18)}${'found'.padStart(8)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}  read from end to end\n`,
    ...questions.map(
      (one) =>
        `${one.question.padEnd(width)}${one.reader.padEnd(18)}${String(one.count).padStart(8)}${String(one.p50).padStart(9)}${String(one.p95).padStart(9)}  ${one.scanned.join(', ') || '-'}\n`,
    ),
  ].join('');
}
