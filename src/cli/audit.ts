import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { BotError } from '../core/bot-error.ts';
import {
  type AuditCheckpoint,
  type CheckpointVerdict,
  compareCheckpoints,
  parseCheckpoints,
} from '../store/audit-checkpoint.ts';
import { readAudit, verifyAudit } from '../store/audit-log.ts';
import { toOcsf } from './audit-ocsf.ts';
import { type CommandContext, EXIT } from './command.ts';

const FORMATS = ['jsonl', 'ocsf'] as const;

/** `audit verify` and `audit export`: the log of what was done, checked and handed on. */
export function addAudit(program: Command, context: CommandContext): void {
  const audit = program.command('audit').description('the append-only log of what was done');
  addVerify(audit, context);
  addExport(audit, context);
}

function addVerify(audit: Command, context: CommandContext): void {
  audit
    .command('verify')
    .description('check that no entry was changed or taken out')
    .option(
      '--against <file>',
      'a file of checkpoints, one a line: check too that the log was not cut, emptied or rewritten since',
    )
    .option('--json', 'print one JSON document')
    .action(async (options: { against?: string; json?: boolean }) => {
      const checkpoints =
        options.against === undefined ? [] : await readCheckpoints(resolve(context.cwd, options.against));
      const { database, config } = await context.app();
      const found = await verifyAudit(database);
      const verdicts = await compareCheckpoints(database, checkpoints, config.AUDIT_KEY);
      const failed = checkpoints
        .map(({ at, entries }, n) => ({ at, entries, verdict: verdicts[n]! }))
        .filter(({ verdict }) => verdict !== 'intact');
      if (found.brokenAt !== null || failed.length > 0) context.exitWith(EXIT.failed);
      if (options.json) {
        const compared = options.against === undefined ? {} : { checkpoints: checkpoints.length, failed };
        return context.output.out(`${JSON.stringify({ ...found, ...compared })}\n`);
      }
      if (found.brokenAt === null) context.output.out(`${found.entries} entries, all intact\n`);
      else context.output.out(`entry ${found.brokenAt} does not fit the ${found.entries} before it\n`);
      if (options.against === undefined) return;
      for (const { at, entries, verdict } of failed)
        context.output.out(`checkpoint of ${at} (${entries} entries): ${MEANINGS[verdict]}\n`);
      const kept = checkpoints.length - failed.length;
      context.output.out(`${kept} of ${checkpoints.length} checkpoints are kept to\n`);
      if (config.AUDIT_KEY === undefined)
        context.output.err('AUDIT_KEY is not set: whether the checkpoints are genuine was not checked\n');
    });
}

const MEANINGS: Record<CheckpointVerdict, string> = {
  intact: 'kept to',
  emptied: 'the log was emptied since',
  cut: 'the end of the log was cut off since',
  rewritten: 'the log was rewritten, or entries were taken out, since',
  unsigned: 'it is not signed',
  forged: 'it was not signed with AUDIT_KEY',
};

async function readCheckpoints(path: string): Promise<AuditCheckpoint[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BotError('not_found', `The checkpoints cannot be read: ${path}`, { cause });
  });
  const read = parseCheckpoints(text);
  const checkpoints = read.filter((one) => one !== null);
  if (checkpoints.length < read.length || read.length === 0) {
    const line = read.indexOf(null) + 1;
    throw new BotError(
      'input_invalid',
      read.length === 0 ? `${path} holds no checkpoint.` : `Line ${line} of ${path} is no checkpoint.`,
    );
  }
  return checkpoints;
}

function addExport(audit: Command, context: CommandContext): void {
  audit
    .command('export')
    .description('print the log, one JSON document a line, oldest first')
    .addOption(
      new Option('--format <format>', 'as it is kept, or as events of OCSF 1.3 for a SIEM')
        .choices(FORMATS)
        .default('jsonl'),
    )
    .option('--after <id>', 'only entries after this one', readId)
    .action(async ({ format, after = 0 }: { format: (typeof FORMATS)[number]; after?: number }) => {
      const { database } = await context.app();
      for await (const row of readAudit(database, after))
        context.output.out(`${JSON.stringify(format === 'ocsf' ? toOcsf(row) : row)}\n`);
    });
}

function readId(text: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 0) throw new InvalidArgumentError('It must be the id of an entry.');
  return id;
}
