import { Command, CommanderError } from 'commander';
import type { SourceKind } from '../sources/source.ts';
import { SOURCE_KINDS } from '../sources/source-kinds.ts';
import { addArticle } from './article.ts';
import { addAsk } from './ask.ts';
import { addAudit } from './audit.ts';
import { addBackup } from './backup.ts';
import { addBrief } from './brief.ts';
import { addClassify } from './classify.ts';
import { type AddCommand, type CommandContext, EXIT } from './command.ts';
import { addComplete } from './complete.ts';
import { addDoctor } from './doctor.ts';
import { addExample } from './example.ts';
import { exampleOption } from './example-option.ts';
import { describeError, exitCodeOf } from './exit-code.ts';
import { addExtensions } from './extensions.ts';
import { addForget } from './forget.ts';
import { addHandoff } from './handoff.ts';
import { addIndex } from './index-command.ts';
import { addIngest } from './ingest.ts';
import { addKnowledge } from './knowledge.ts';
import { addAccounts, addChannels, addGroups, addPeople } from './list-commands.ts';
import { listBench, loadBench, namesBench } from './load-bench.ts';
import { addMigrate } from './migrate.ts';
import { addNames } from './names.ts';
import { addReceipt } from './receipt.ts';
import { addRecords } from './records.ts';
import { addRehearse } from './rehearse.ts';
import { addSearch } from './search.ts';
import { addSettings } from './settings.ts';
import { addSources } from './sources.ts';
import { addTriage } from './triage.ts';
import { addWhyNot } from './why-not.ts';

const COMMANDS: AddCommand[] = [
  addAsk,
  addBrief,
  addRecords,
  addSearch,
  addArticle,
  addWhyNot,
  addReceipt,
  addSources,
  addNames,
  addSettings,
  addRehearse,
  addExtensions,
  addIndex,
  addForget,
  addHandoff,
  addTriage,
  addKnowledge,
  addClassify,
  addExample,
  addPeople,
  addChannels,
  addGroups,
  addAccounts,
  addMigrate,
  addDoctor,
  addAudit,
  addBackup,
];

/** The `switchboard` program with all its commands; `start` and `sandbox` are listed here and run by the process itself. */
export function buildProgram(
  context: CommandContext,
  {
    sources = SOURCE_KINDS,
    addBench = listBench,
  }: { sources?: readonly SourceKind[]; addBench?: AddCommand } = {},
): Command {
  const program = new Command('switchboard')
    .description('A Slack-native agent for companies: cited answers, account briefs and human handoff.')
    .showHelpAfterError('Run with --help for the commands and options.')
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.output.out(text),
      writeErr: (text) => context.output.err(text),
    });
  program
    .command('start')
    .description('start the bot, with the sandbox workspace unless SLACK_BOT_TOKEN is set')
    .addOption(exampleOption());
  for (const add of [...COMMANDS, addBench]) add(program, context);
  addIngest(program, context, sources);
  addComplete(program);
  for (const command of program.commands) {
    command.exitOverride().configureOutput({
      writeOut: (text) => context.output.out(text),
      writeErr: (text) => context.output.err(text),
    });
    command.showHelpAfterError('Run with --help for the options.');
  }
  return program;
}

/** Runs one command line to its exit code; every failure is said on stderr, in words. */
export async function runProgram(argv: string[], context: Omit<CommandContext, 'exitWith'>): Promise<number> {
  let code: number = EXIT.ok;
  const exitWith = (given: number) => {
    code = given;
  };
  try {
    // Each kind of source is a command of its own, those of extensions too.
    const sources = argv[0] === 'ingest' ? (await context.registry()).sources : SOURCE_KINDS;
    const addBench = namesBench(argv) ? await loadBench() : listBench;
    const program = buildProgram({ ...context, exitWith }, { sources, addBench });
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    context.output.err(`${describeError(error)}\n`);
    return exitCodeOf(error);
  }
}

const EXIT_CODES = `
Exit codes: 0 done, 1 failed, 64 wrong usage, 65 bad input, 66 not found, 69 something needed is unreachable,
74 disk full, 75 data folder in use, 77 not allowed, 78 bad configuration.`;
