import { open, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import { restoreEmbedded } from '../store/restore-embedded.ts';
import type { CommandContext } from './command.ts';

/** `backup` and `restore`: the embedded database in one file, and back. */
export function addBackup(program: Command, context: CommandContext): void {
  program
    .command('backup <file>')
    .description('write the embedded database to a new file, also while the bot runs')
    .action(async (name: string) => {
      refuseOnServer(context, 'pg_dump --format=custom --file=backup.dump "$DATABASE_MIGRATION_URL"');
      const path = resolve(context.cwd, name);
      const { database } = await context.app();
      const archive = await database.dump!();
      await writeNew(path, archive);
      context.output.out(`${path} holds the database (${(archive.size / 1e6).toFixed(1)} MB)\n`);
    });
  program
    .command('restore <file>')
    .description(
      'put a backup in the place of the embedded database, which is kept; the bot has to be stopped',
    )
    .action(async (name: string) => {
      refuseOnServer(
        context,
        'pg_restore --clean --if-exists --dbname="$DATABASE_MIGRATION_URL" backup.dump',
      );
      if (context.inBot)
        throw new BotError('data_folder_in_use', 'The bot is running. Stop it, then restore the backup.');
      const file = resolve(context.cwd, name);
      const kept = await restoreEmbedded(context.config.SWITCHBOARD_DATA_DIR, file, new Date());
      context.output.out(`The database is that of ${file} now.\n`);
      if (kept !== null)
        context.output.out(`What was there before is in ${kept}; delete it when all is well.\n`);
    });
}

function refuseOnServer({ config }: CommandContext, instead: string): void {
  if (config.DATABASE_URL === undefined) return;
  throw new BotError(
    'input_invalid',
    `This is for the embedded database. The one of DATABASE_URL is backed up and restored with PostgreSQL's own programs: ${instead}`,
  );
}

/** Why no new file could be made, by the code of the system's error. */
const UNWRITABLE: Readonly<Record<string, string>> = {
  EEXIST: 'it is there already',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EACCES: 'you may not write in its folder',
  EISDIR: 'it is a folder',
};

/** A backup never replaces another one, and half of one is none. */
async function writeNew(path: string, archive: Blob): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    const why = UNWRITABLE[cause.code ?? ''] ?? cause.message;
    throw new BotError('input_invalid', `${path} cannot be written: ${why}.`, { cause });
  });
  try {
    for await (const chunk of archive.stream()) await file.write(chunk);
    await file.sync();
  } catch (cause) {
    await rm(path, { force: true });
    const isFull = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new BotError(isFull ? 'disk_full' : 'internal', `${path} could not be written.`, { cause });
  } finally {
    await file.close();
  }
}
