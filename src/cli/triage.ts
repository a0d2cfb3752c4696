import { type Command, Option } from 'commander';
import type { App } from '../app.ts';
import { BotError } from '../core/bot-error.ts';
import { TRIAGE_CATEGORIES, type TriageCategory } from '../core/triage.ts';
import { assignTriage, closeTriage, type TriageChange } from '../feedback/change-triage.ts';
import { sweepUnanswered } from '../feedback/sweep-unanswered.ts';
import {
  listTriage,
  RESOLUTIONS,
  readTriageItem,
  type TriageItem,
  type TriageQuery,
  type TriageResolution,
} from '../feedback/triage.ts';
import { findPeople, listPeople } from '../store/people.ts';
import type { CommandContext } from './command.ts';
import { printRows } from './print-rows.ts';
import { printTriageItem, toTriageRow } from './print-triage.ts';
import { readCount } from './read-count.ts';

/** `triage`: what people said was wrong with answers, and what came of it; the operator's view, unfiltered. */
export function addTriage(program: Command, context: CommandContext): void {
  const triage = program
    .command('triage')
    .description('answers that were not good enough, and what is done about them');
  addList(triage, context);
  addShow(triage, context);
  addAssign(triage, context);
  addClose(triage, context);
}

interface ListOptions {
  state: 'open' | 'closed' | 'all';
  category?: TriageCategory;
  limit: number;
  json?: boolean;
}

function addList(triage: Command, context: CommandContext): void {
  triage
    .command('list')
    .description('list what is to be looked at, similar answers together, the largest groups first')
    .addOption(new Option('--state <state>', 'which ones').choices(['open', 'closed', 'all']).default('open'))
    .addOption(new Option('--category <category>', 'only those of a category').choices(TRIAGE_CATEGORIES))
    .option('--limit <count>', 'the most to list', readCount, 50)
    .option('--json', 'print one JSON document')
    .action(async ({ state, category, limit, json }: ListOptions) => {
      const { database } = await context.app();
      // The bot does so all the time while it runs; without it, nobody else would.
      await sweepUnanswered(database);
      const query: TriageQuery = {
        viewer: 'operator',
        state,
        limit,
        ...(category === undefined ? {} : { category }),
      };
      const { groups, total } = await listTriage(database, query);
      if (json) return context.output.out(`${JSON.stringify({ groups, total }, null, 2)}\n`);
      const names = new Map((await listPeople(database)).map((one) => [one.id as string, one.handle]));
      const now = new Date();
      printRows(
        context.output,
        groups.map((group) => toTriageRow(group, { now, names })),
      );
      if (groups.length < total)
        context.output.err(`${total - groups.length} more groups: raise --limit to see them\n`);
    });
}

function addShow(triage: Command, context: CommandContext): void {
  triage
    .command('show <id>')
    .description('show one item: question, evidence, what people reported, its receipt')
    .option('--json', 'print one JSON document')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const item = await findItem(await context.app(), id);
      if (json) context.output.out(`${JSON.stringify(item, null, 2)}\n`);
      else printTriageItem(context.output, item);
    });
}

function addAssign(triage: Command, context: CommandContext): void {
  triage
    .command('assign <id> <person>')
    .description('give the open items of an item’s group to a person')
    .option('--json', 'print one JSON document')
    .action(async (id: string, name: string, { json }: { json?: boolean }) => {
      const app = await context.app();
      const { teamId } = await findItem(app, id);
      const person = (await findPeople(app.database, name)).find((one) => one.teamId === teamId);
      if (person === undefined)
        throw new BotError('not_found', `Nobody is called "${name}". "switchboard people" shows them all.`);
      const change = await assignTriage(app.database, { itemId: id, by: 'operator', to: person.id });
      const { items } = done(change, id, name);
      if (json) context.output.out(`${JSON.stringify({ assigned: items, to: person.id })}\n`);
      else context.output.out(`${items.length} assigned to ${person.handle}\n`);
    });
}

interface CloseOptions {
  as: TriageResolution;
  note?: string;
  group?: boolean;
  json?: boolean;
}

function addClose(triage: Command, context: CommandContext): void {
  triage
    .command('close <id>')
    .description('close an item; when it is fixed, those who complained are notified, once')
    .addOption(new Option('--as <resolution>', 'how it ended').choices(RESOLUTIONS).makeOptionMandatory())
    .option('--note <text>', 'what was done: those who complained read it when it is fixed')
    .option('--group', 'close all open items of its group')
    .option('--json', 'print one JSON document')
    .action(async (id: string, { as, note, group = false, json }: CloseOptions) => {
      const { database } = await context.app();
      const wanted = { itemId: id, by: 'operator' as const, as, wholeGroup: group };
      const change = await closeTriage(database, { ...wanted, ...(note === undefined ? {} : { note }) });
      const { items, notified } = done(change, id);
      if (json) context.output.out(`${JSON.stringify({ closed: items, as, told: notified })}\n`);
      else context.output.out(`${items.length} closed as ${as}; ${notified.length} people are notified\n`);
    });
}

async function findItem({ database }: App, id: string): Promise<TriageItem> {
  const item = await readTriageItem(database, id, 'operator');
  if (item === null) throw new BotError('not_found', unknown(id));
  return item;
}

/** @throws BotError saying why a change was refused */
function done(change: TriageChange, id: string, name = ''): Extract<TriageChange, { type: 'done' }> {
  if (change.type === 'done') return change;
  const why = {
    unknown: new BotError('not_found', unknown(id)),
    nobody: new BotError(
      'not_found',
      `"${name}" cannot be given anything: a bot, or an account that was closed.`,
    ),
    closed: new BotError(
      'input_invalid',
      `The item ${id} is closed already. "switchboard triage show ${id}" says how.`,
    ),
    not_allowed: new BotError('forbidden', `The item ${id} is not yours to change.`),
  };
  throw why[change.reason];
}

function unknown(id: string): string {
  return `There is no item ${id}. "switchboard triage list --state all" shows them.`;
}
