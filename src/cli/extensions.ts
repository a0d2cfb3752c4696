import type { Command } from 'commander';
import type { ExtensionPiece } from '../core/receipt.ts';
import { type FileChange, listChangedFiles, type ReadFolder } from '../extend/changed-files.ts';
import type { CommandContext } from './command.ts';
import type { DoctorCheck } from './doctor-check.ts';
import { describeError } from './exit-code.ts';
import { printRows } from './print-rows.ts';

/** `extensions`: the company's own agents, flows, policies, guardrails, tools, sources and models. */
export function addExtensions(program: Command, context: CommandContext): void {
  program
    .command('extensions')
    .description("list the company's own pieces, after checking them")
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      const { extensions, folder } = await context.registry();
      for (const line of await describeChanges(folder)) context.output.err(`${line}\n`);
      if (options.json) context.output.out(`${JSON.stringify(extensions, null, 2)}\n`);
      else if (extensions.length === 0) context.output.out(`${whereNone(context)}\n`);
      else printRows(context.output, [...extensions]);
    });
}

/** The settings of this terminal are not those of a bot that runs already. */
function whereNone({ config, inBot }: Pick<CommandContext, 'config' | 'inBot'>): string {
  const { SWITCHBOARD_EXTENSIONS: folder } = config;
  if (folder !== undefined) return `There are no extensions in ${folder}.`;
  return inBot
    ? 'There are no extensions: the running bot, which answers this, was started without SWITCHBOARD_EXTENSIONS, and there was no folder ./extensions where it was started. Start it again with the setting.'
    : 'There are no extensions: there is no folder ./extensions, and SWITCHBOARD_EXTENSIONS names none.';
}

/** For `doctor`: what was loaded, or what keeps the bot from starting. */
export async function checkExtensions(context: CommandContext): Promise<DoctorCheck> {
  try {
    const { extensions, folder } = await context.registry();
    const found = extensions.length === 0 ? whereNone(context) : extensions.map(describe).join(', ');
    const changes = (await describeChanges(folder)).map((line) => `\n      ${line}`);
    return { check: 'extensions', ok: true, found: `${found}${changes.join('')}` };
  } catch (error) {
    return {
      check: 'extensions',
      ok: false,
      found: describeError(error),
      fix: 'Correct these files, or take them out of the folder; docs/extend.md shows each kind.',
    };
  }
}

function describe({ kind, name, version, file }: ExtensionPiece): string {
  return `${kind} ${name} ${version} (${file})`;
}

const SINCE: Record<FileChange['change'], string> = {
  added: 'is new since the bot started and takes no part yet',
  changed: 'was changed since the bot started, which still runs it as it was',
  removed: 'was taken out since the bot started, which still runs it',
};

/** The bot reads its folder once: what was saved later is there for everybody to see, and does nothing. */
async function describeChanges(folder: ReadFolder | null): Promise<string[]> {
  const changes = folder === null ? [] : await listChangedFiles(folder);
  return changes.map(({ file, change }) => `${file} ${SINCE[change]}: restart the bot.`);
}
