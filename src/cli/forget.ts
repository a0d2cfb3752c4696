import type { Command } from 'commander';
import { BotError } from '../core/bot-error.ts';
import { forgetTriageOfPerson, forgetTriageOfTurns } from '../feedback/forget-triage.ts';
import { forgetHandoffsOfPerson, forgetHandoffsOfTurns } from '../handoff/forget-handoffs.ts';
import { forgetArticle, unforgetArticle } from '../knowledge/forget-article.ts';
import { findArticleIds } from '../knowledge/read-article.ts';
import type { Database } from '../store/database.ts';
import {
  type ForgottenCounts,
  type ForgottenPerson,
  forgetPerson,
  readmitPerson,
} from '../store/forget-person.ts';
import { findPeople } from '../store/people.ts';
import type { CommandContext } from './command.ts';
import { findArticle } from './find-article.ts';

const ACTOR = 'operator';
const ROOMS = {
  turns: [forgetHandoffsOfTurns, forgetTriageOfTurns],
  people: [forgetHandoffsOfPerson, forgetTriageOfPerson],
};

interface ForgetOptions {
  undo?: boolean;
  json?: boolean;
}

/** `forget article` and `forget person`: removes at once what else would stay, and keeps it away. */
export function addForget(program: Command, context: CommandContext): void {
  const forget = program
    .command('forget')
    .description(
      'remove an article, or the texts of a person, for good: from every index, answer and handoff',
    );
  forget
    .command('article <id>')
    .description('remove an article and what quotes it; its source does not bring it back')
    .option('--undo', 'let its source bring it back at the next ingestion')
    .option('--json', 'print one JSON document')
    .action((id: string, options: ForgetOptions) =>
      options.undo ? bringBack(context, id, options) : removeArticle(context, id, options),
    );
  forget
    .command('person <id>')
    .description('empty what a person wrote and was answered, and close what names them as a reader')
    .option('--undo', 'open again what names them as a reader; texts do not come back')
    .option('--json', 'print one JSON document')
    .action((id: string, options: ForgetOptions) =>
      options.undo ? readmit(context, id, options) : removePerson(context, id, options),
    );
}

async function removeArticle(context: CommandContext, name: string, options: ForgetOptions): Promise<void> {
  const { database } = await context.app();
  // What is forgotten already has no name any more: it is known by its id alone.
  const known = (await findArticleIds(database, name)).length > 0;
  const id = known ? (await findArticle(database, name)).id : name;
  const done = await forgetArticle(database, id, { rooms: ROOMS.turns, actor: ACTOR });
  if (done === null) await findArticle(database, name);
  else report(context, { what: id, again: `forget article ${id}`, options }, done);
}

async function bringBack(context: CommandContext, id: string, { json }: ForgetOptions): Promise<void> {
  const { database } = await context.app();
  if (!(await unforgetArticle(database, id, ACTOR)))
    throw new BotError(
      'not_found',
      `No article "${id}" was forgotten; give the id that it had, such as source/file.md.`,
    );
  context.output.out(
    json
      ? `${JSON.stringify({ id, undone: true }, null, 2)}\n`
      : `${id} comes back when its source is ingested the next time\n`,
  );
}

async function removePerson(context: CommandContext, name: string, options: ForgetOptions): Promise<void> {
  const { database } = await context.app();
  const person = await findPerson(database, name);
  const done = await forgetPerson(database, person, { rooms: ROOMS, actor: ACTOR });
  report(context, { what: person.personId, again: `forget person ${person.personId}`, options }, done);
}

async function readmit(context: CommandContext, name: string, { json }: ForgetOptions): Promise<void> {
  const { database } = await context.app();
  const person = await findPerson(database, name);
  const accessRules = await readmitPerson(database, person, ACTOR);
  context.output.out(
    json
      ? `${JSON.stringify({ id: person.personId, accessRules }, null, 2)}\n`
      : `${person.personId} is named as a reader again: ${accessRules} lists of readers\n`,
  );
}

/** People who left stay known by their id. @throws BotError `not_found` */
async function findPerson(database: Database, name: string): Promise<ForgottenPerson> {
  const [person] = await findPeople(database, name);
  if (person === undefined)
    throw new BotError('not_found', `Nobody is called "${name}". "switchboard people" lists them all.`);
  return { teamId: person.teamId, personId: person.id };
}

function report(
  context: CommandContext,
  { what, again, options }: { what: string; again: string; options: ForgetOptions },
  { forgotten, underWay }: ForgottenCounts,
): void {
  const { output } = context;
  if (options.json) output.out(`${JSON.stringify({ id: what, forgotten, underWay }, null, 2)}\n`);
  else {
    const counts = Object.entries(forgotten).filter(([, count]) => count > 0);
    const list = counts.map(([name, count]) => `${count} ${name}`).join(', ');
    output.out(`${what} is forgotten: ${list || 'nothing was left of it'}\n`);
  }
  output.err('What was posted in Slack stays there: delete it there.\n');
  if (underWay > 0)
    output.err(`${underWay} turns are not over yet; when they are, run this again: switchboard ${again}\n`);
}
