import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import type { App } from '../app.ts';
import { BotError } from '../core/bot-error.ts';
import type { HandoffId } from '../core/ids.ts';
import type { Handoff, HandoffState } from '../handoff/handoff.ts';
import { listEvents } from '../handoff/handoff-events.ts';
import { TRANSITIONS } from '../handoff/transitions.ts';
import type { CommandContext } from './command.ts';
import { printHandoff, toHandoffRow } from './print-handoff.ts';
import { printRows } from './print-rows.ts';

const STATES = Object.keys(TRANSITIONS) as HandoffState[];

/** `handoff`: questions that people were asked to take, and what came of them; the operator's view, unfiltered. */
export function addHandoff(program: Command, context: CommandContext): void {
  const handoff = program.command('handoff').description('questions that people were asked to take');
  addList(handoff, context);
  addShow(handoff, context);
  addResolve(handoff, context);
}

function addList(handoff: Command, context: CommandContext): void {
  handoff
    .command('list')
    .description('list handoffs, the newest first; those that are not closed unless told')
    .addOption(new Option('--state <state>', 'only those in a state').choices([...STATES, 'all']))
    .option('--json', 'print one JSON document')
    .action(async ({ state, json }: { state?: HandoffState | 'all'; json?: boolean }) => {
      const { handoffs } = await context.app();
      const states = state === undefined ? (['open', 'taken', 'answered'] as const) : [state];
      const found = await handoffs.list(state === 'all' ? {} : { states: states as HandoffState[] });
      if (json) context.output.out(`${JSON.stringify(found, null, 2)}\n`);
      else printRows(context.output, found.map(toHandoffRow));
    });
}

function addShow(handoff: Command, context: CommandContext): void {
  handoff
    .command('show <id>')
    .description('show one handoff: question, how it stands, and everything that was done to it')
    .option('--json', 'print one JSON document')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const app = await context.app();
      const found = await findHandoff(app, id);
      const events = await listEvents(app.database, found.id);
      if (json) context.output.out(`${JSON.stringify({ ...found, events }, null, 2)}\n`);
      else printHandoff(context.output, found, events);
    });
}

function addResolve(handoff: Command, context: CommandContext): void {
  handoff
    .command('resolve <id>')
    .description('close a handoff; its asker is told, and asked whether it helped')
    .option('--answer <text>', 'what the asker is told in the end')
    .option('--json', 'print one JSON document')
    .action(async (id: string, { answer, json }: { answer?: string; json?: boolean }) => {
      const app = await context.app();
      const found = await findHandoff(app, id);
      const result = await app.handoffs.act({
        handoffId: found.id,
        key: `operator:${randomUUID()}`,
        actor: 'operator',
        action: { type: 'resolve', ...(answer === undefined ? {} : { answer }) },
      });
      if (result.type === 'refused')
        throw new BotError(
          'input_invalid',
          `The handoff ${id} is ${found.state}: there is nothing left to resolve.`,
        );
      if (json) context.output.out(`${JSON.stringify(result.handoff, null, 2)}\n`);
      else context.output.out(`${id} is resolved\n`);
    });
}

async function findHandoff(app: App, id: string): Promise<Handoff> {
  const found = await app.handoffs.read(id as HandoffId);
  if (found === null)
    throw new BotError(
      'not_found',
      `There is no handoff ${id}. "switchboard handoff list --state all" shows them all.`,
    );
  return found;
}
