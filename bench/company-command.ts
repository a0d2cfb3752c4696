import type { Command } from 'commander';
import type { CommandContext } from '../src/cli/command.ts';
import { benchCompany, type CompanyFigures } from './company.ts';
import { readWhole } from './read-whole.ts';

interface Options {
  accounts: string;
  products: string;
  rounds: string;
  json?: boolean;
}

/** `bench company`: what a question costs in a company of many records, beside the same company with few. */
export function addBenchCompany(bench: Command, context: CommandContext): void {
  bench
    .command('company')
    .description(
      'ask the same with many records and with few, turn about: processor time, statements, and rows that the database reads',
    )
    .option('--accounts <n>', 'how many more', '100000')
    .option('--products <n>', 'how many more', '20000')
    .option('--rounds <n>', 'how often each question is asked', '3')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const figures = await benchCompany({
        accounts: readWhole(options.accounts),
        products: readWhole(options.products),
        rounds: readWhole(options.rounds),
        onProgress: (message) => context.output.err(`${message}\n`),
      });
      context.output.out(options.json ? `${JSON.stringify(figures, null, 2)}\n` : describe(figures));
    });
}

function describe({ accounts, products, questions, loadAverage, few, many, ratio }: CompanyFigures): string {
  const row = (name: string, cost: CompanyFigures['few']) =>
    `${name.padEnd(16)}${[cost.cpuMs, cost.p95CpuMs, cost.statements, cost.rows, cost.scanned, cost.fetched].map((value) => String(value).padStart(12)).join('')}\n`;
  return [
    `${questions} questions on the embedded database, ${accounts} accounts and ${products} products more; load ${loadAverage.toFixed(1)}\n\n`,
    `${''.padEnd(16)}${['cpu ms', 'p95', 'statements', 'rows', 'scanned', 'fetched'].map((name) => name.padStart(12)).join('')}\n`,
    row('few records', few),
    row('many records', many),
    `${'ratio'.padEnd(16)}${String(ratio).padStart(12)}\n`,
  ].join('');
}
