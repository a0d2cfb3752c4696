import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import type { Database } from '../store/database.ts';
import { listGroups } from '../store/directory.ts';
import { confirmName, listNames, NAME_KINDS, type NameKind } from '../store/names.ts';
import { findPeople } from '../store/people.ts';
import type { CommandContext } from './command.ts';
import { printRows } from './print-rows.ts';

/** `names list` and `names set`: whom a name means wherever a right hangs on it. */
export function addNames(program: Command, context: CommandContext): void {
  const names = program.command('names').description('whom the names of people and groups mean in rights');
  names
    .command('list')
    .description('list names with whom they mean, those first that somebody else bears by now')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      const stored = await listNames((await context.app()).database);
      if (options.json) context.output.out(`${JSON.stringify(stored, null, 2)}\n`);
      else printRows(context.output, stored);
    });
  names
    .command('set <kind> <name> <id>')
    .description('say whom a name means: kind is person or group, id that of the person or group')
    .action(async (kind: string, name: string, id: string) => {
      const { database } = await context.app();
      const wanted = readKind(kind);
      const found = await findSubject(database, wanted, id);
      await confirmName(database, {
        ...found,
        kind: wanted,
        name: name.replace(/^@/, ''),
        actor: 'operator',
      });
      context.output.out(`${name} means ${found.subjectId} now\n`);
    });
}

function readKind(kind: string): NameKind {
  const known = NAME_KINDS.find((one) => one === kind);
  if (known === undefined)
    throw new BotError('input_invalid', `"${kind}" is neither ${NAME_KINDS.join(' nor ')}.`);
  return known;
}

async function findSubject(database: Database, kind: NameKind, id: string) {
  const found =
    kind === 'person'
      ? (await findPeople(database, id)).filter((one) => !one.deleted)
      : (await listGroups(database)).filter((one) => one.id === id || one.handle === id.replace(/^@/, ''));
  const [subject, another] = found;
  if (subject === undefined) throw new BotError('not_found', `No ${kind} is called "${id}" or has that id.`);
  if (another !== undefined)
    throw new BotError(
      'input_invalid',
      `Several bear "${id}": give the id. ${found.map((one) => one.id).join(', ')}`,
    );
  return { teamId: subject.teamId, subjectId: subject.id };
}
