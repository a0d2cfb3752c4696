import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { EXTERNAL_KINDS, type ExternalMapping, PART_OF } from '../accounts/external/mapping.ts';
import { isOwnSetting, readAddress } from '../config.ts';
import type { Reader } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import { checkMapping } from '../sources/check-mapping.ts';
import { connectSource } from '../sources/connect-source.ts';
import { type MappingFault, readMappingFile } from '../sources/read-mapping.ts';
import { parseReaders } from '../store/access-rule.ts';
import { connectExternal } from '../store/connect-external.ts';
import { type CommandContext, EXIT } from './command.ts';

interface ConnectOptions {
  readers?: string;
  json?: boolean;
}

/** `sources connect`: checks a mapping against the database that it describes, and keeps it when it fits. */
export function addConnect(sources: Command, context: CommandContext): void {
  sources
    .command('connect <mapping>')
    .description('read another PostgreSQL in place, by a mapping in YAML; nothing of it is copied')
    .option(
      '--readers <who>',
      'everyone, anyone (guests too), group:<handle>, person:<id> or channel:<id>, by commas; admins only without it',
    )
    .option('--json', 'print one JSON document')
    .action((path: string, options: ConnectOptions) => connect(context, path, options));
}

async function connect(context: CommandContext, path: string, options: ConnectOptions): Promise<void> {
  const readers: Reader[] = options.readers === undefined ? ['admins'] : parseReaders(options.readers);
  const read = await readMappingFile(resolve(context.cwd, path));
  if (read.type === 'faulty') return refuse(context, path, { faults: read.faults, options });
  const findings = await checkExternal(read.mapping);
  const faults = findings.map(({ path: at, reason, severity }) => ({
    line: read.lineOf(at),
    path: at.join('.'),
    reason,
    severity,
  }));
  if (faults.some(({ severity }) => severity === 'wrong')) return refuse(context, path, { faults, options });
  await connectSource((await context.app()).database, read.mapping, readers);
  printConnected(context, path, { mapping: read.mapping, faults, readers, options });
}

async function checkExternal(mapping: ExternalMapping) {
  const external = openMapped(mapping.url_from, mapping.timeout_ms);
  try {
    return await checkMapping(external, mapping);
  } finally {
    await external.close();
  }
}

/** Opens the database whose address a variable holds. @throws BotError `config_invalid` */
export function openMapped(variable: string, timeoutMs: number) {
  if (isOwnSetting(variable))
    throw new BotError('config_invalid', `url_from names ${variable}, which is a setting of the bot itself.`);
  const url = readAddress(variable);
  if (url === undefined)
    throw new BotError(
      'config_invalid',
      `${variable} is not set to postgres://role:password@host/database, in the environment or .env of the process that holds the data.`,
    );
  return connectExternal(url, timeoutMs);
}

function refuse(
  { output, exitWith }: CommandContext,
  path: string,
  { faults, options }: { faults: readonly MappingFault[]; options: ConnectOptions },
): void {
  if (options.json) output.out(`${JSON.stringify({ connected: false, findings: faults }, null, 2)}\n`);
  for (const fault of faults) output.err(describe(path, fault));
  output.err('Nothing was connected.\n');
  exitWith(EXIT.badInput);
}

function printConnected(
  { output }: CommandContext,
  path: string,
  done: { mapping: ExternalMapping; faults: MappingFault[]; readers: Reader[]; options: ConnectOptions },
): void {
  const { mapping, faults, readers, options } = done;
  const kinds = EXTERNAL_KINDS.map((kind) => PART_OF[kind]).filter((part) => mapping[part] !== undefined);
  for (const fault of faults) output.err(describe(path, fault));
  if (options.readers === undefined)
    output.err(
      'No --readers given: only admins may have it asked. Use --readers everyone or --readers group:<handle> to open it.\n',
    );
  if (options.json)
    output.out(
      `${JSON.stringify({ connected: true, name: mapping.name, kinds, readers, findings: faults }, null, 2)}\n`,
    );
  else output.out(`${mapping.name} is read in place: ${kinds.join(', ')}; readers: ${readers.join(', ')}\n`);
}

function describe(path: string, { line, path: at, reason, severity }: MappingFault): string {
  const what = severity === 'wrong' ? 'wrong     ' : 'to look at';
  return `${what}  ${basename(path)}:${line}  ${at === '' ? '' : `${at}: `}${reason}\n`;
}
