import type { Command } from 'commander';
import { saveSetting } from '../admin/change-settings.ts';
import { BotError } from '../core/bot-error.ts';
import { asId, type PersonId, type TeamId } from '../core/ids.ts';
import { type Setting, settingSchemas } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import { readWorkspace } from '../store/record-workspace.ts';
import { readSetting } from '../store/settings.ts';
import type { CommandContext } from './command.ts';

/** Settings of the whole workspace that are numbers; all others are set in App Home, by form. */
const FAMILIES = ['shares', 'budgets'] as const;
type NumberFamily = (typeof FAMILIES)[number];

/** `settings show` and `settings set`: what one person may take up, and what a turn and a day may cost. */
export function addSettings(program: Command, context: CommandContext): void {
  const settings = program
    .command('settings')
    .description('what one person may take up (shares), and what a turn and a day may cost (budgets)');
  settings
    .command('show <family>')
    .description(`show ${FAMILIES.join(' or ')} as one JSON document`)
    .action(async (name: string) => {
      const { database } = await context.app();
      const family = readFamily(name);
      const { value } = await readSetting(database, await connected(database), family);
      context.output.out(`${JSON.stringify(value, null, 2)}\n`);
    });
  settings
    .command('set <family> <values...>')
    .description('change numbers, such as "shares perMinute=20" or "budgets dailyCostUsd=none"')
    .action(async (name: string, values: string[]) => {
      const { database } = await context.app();
      const family = readFamily(name);
      const teamId = await connected(database);
      const before = await readSetting(database, teamId, family);
      const value = readValues(family, before.value, values);
      const at = new Date();
      const actor = asId<PersonId>('operator');
      const change = { teamId, family, subject: '', value, version: before.version, actor, at };
      const saved = await saveSetting(database, change);
      if (saved.type === 'outdated')
        throw new BotError('input_invalid', `${saved.by} changed ${family} just now: look and try again.`);
      context.output.out(`${JSON.stringify(value, null, 2)}\n`);
    });
}

function readFamily(name: string): NumberFamily {
  const family = FAMILIES.find((one) => one === name);
  if (family === undefined)
    throw new BotError(
      'input_invalid',
      `"${name}" is not set here: ${FAMILIES.join(' and ')} are, all else in App Home.`,
    );
  return family;
}

async function connected(database: Database): Promise<TeamId> {
  const teamId = await readWorkspace(database);
  if (teamId === null)
    throw new BotError('not_found', 'There is no workspace yet: start the bot once, then set this.');
  return teamId;
}

/** @throws BotError `input_invalid` naming what does not fit */
function readValues(
  family: NumberFamily,
  before: Setting<NumberFamily>,
  values: readonly string[],
): Setting<NumberFamily> {
  const entered = values.map((each): [string, number | null] => {
    const [, key = '', said = ''] = /^([^=]+)=(.+)$/.exec(each) ?? [];
    if (!Object.hasOwn(before, key))
      throw new BotError(
        'input_invalid',
        `"${each}" is no <key>=<value> with one of ${Object.keys(before).join(', ')}.`,
      );
    return [key, said === 'none' ? null : Number(said)];
  });
  const parsed = settingSchemas[family].safeParse({ ...before, ...Object.fromEntries(entered) });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new BotError('input_invalid', `${family} cannot be that. ${faults.join('; ')}`);
}
