import type { Command } from 'commander';
import { listAccounts } from '../admin/list-accounts.ts';
import { listChannels, listGroups } from '../store/directory.ts';
import { listPeople } from '../store/people.ts';
import type { CommandContext } from './command.ts';
import { printRows } from './print-rows.ts';

/** `people`: who is known, with roles and groups. */
export function addPeople(program: Command, context: CommandContext): void {
  addList(program, context, 'people', 'list the people known, with roles and groups', async () => {
    const people = await listPeople((await context.app()).database);
    return people
      .filter((person) => !person.deleted && person.kind !== 'bot')
      .map(({ id, handle, realName, kind, roles, groups, timeZone }) => ({
        id,
        name: handle,
        realName,
        kind,
        roles,
        groups,
        timeZone,
      }));
  });
}

/** `channels`: the channels known. */
export function addChannels(program: Command, context: CommandContext): void {
  addList(program, context, 'channels', 'list the channels known', async () => {
    const channels = await listChannels((await context.app()).database);
    return channels.map(({ id, name, kind, archived, membersSyncedAt }) => ({
      id,
      name,
      kind,
      archived,
      membersSyncedAt,
    }));
  });
}

/** `groups`: the groups known, with their members. */
export function addGroups(program: Command, context: CommandContext): void {
  addList(program, context, 'groups', 'list the groups known, with their members', async () => {
    const { database } = await context.app();
    const names = new Map((await listPeople(database)).map((person) => [person.id, person.handle]));
    const groups = await listGroups(database);
    return groups.map((group) => ({
      id: group.id,
      handle: group.handle,
      name: group.name,
      members: group.members.map((id) => names.get(id) ?? id),
    }));
  });
}

/** `accounts`: the accounts loaded, no matter who may read them; the operator's view. */
export function addAccounts(program: Command, context: CommandContext): void {
  addList(program, context, 'accounts', 'list the accounts loaded, with who may read them', async () => {
    return listAccounts((await context.app()).database);
  });
}

function addList(
  program: Command,
  context: CommandContext,
  name: string,
  about: string,
  read: () => Promise<object[]>,
): void {
  program
    .command(name)
    .description(about)
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      const rows = await read();
      if (options.json) context.output.out(`${JSON.stringify(rows, null, 2)}\n`);
      else printRows(context.output, rows);
    });
}
