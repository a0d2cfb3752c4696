import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext } from '../src/cli/command.ts';
import { BotError } from '../src/core/bot-error.ts';
import { judgeTwice, readRecordedVerdicts } from './judge-statements.ts';
import { judgeStatement, readStatements, type StatementScore, scoreStatements } from './statements.ts';

/** `bench statements`: whether statements follow from the passages that they cite, by the checks of an answer. */
export function addBenchStatements(bench: Command, context: CommandContext): void {
  bench
    .command('statements <jsonl>')
    .description(
      'judge statements by the passages that they cite; print {id, supported, reason}, one a line, in order',
    )
    .option(
      '--judge <jsonl>',
      'the recorded run of a judge, {id, verdict, missing} a line, that takes away further ones',
    )
    .option('--json', 'print the lines and nothing else')
    .action(async (file: string, options: { json?: boolean; judge?: string }) => {
      const statements = readStatements(await readLines(resolve(context.cwd, file)));
      const said =
        options.judge === undefined
          ? null
          : readRecordedVerdicts(await readLines(resolve(context.cwd, options.judge)));
      const verdicts =
        said === null
          ? statements.map(judgeStatement)
          : await Promise.all(statements.map((statement) => judgeTwice(statement, said)));
      context.output.out(verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join(''));
      if (options.json !== true) context.output.err(describe(scoreStatements(statements, verdicts)));
    });
}

async function readLines(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new BotError('input_invalid', `${path} cannot be read.`, { cause: error });
  }
}

function describe({ falseRejection, falseAcceptance, byKind, byLanguage }: StatementScore): string {
  const share = ({ wrong, n }: { wrong: number; n: number }): string =>
    n === 0 ? '-' : `${wrong} of ${n} (${((100 * wrong) / n).toFixed(1)} %)`;
  if (falseRejection.n + falseAcceptance.n === 0) return 'No line is labelled.\n';
  return [
    `supported, but rejected     ${share(falseRejection)}`,
    `unsupported, but accepted   ${share(falseAcceptance)}`,
    ...Object.entries(byLanguage).map(
      ([language, each]) =>
        `  ${language.padEnd(24)}  ${share(each.falseRejection)}; ${share(each.falseAcceptance)}`,
    ),
    ...Object.entries(byKind)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([kind, tally]) => `  ${kind.padEnd(24)}  ${share(tally)}`),
    '',
  ].join('\n');
}
