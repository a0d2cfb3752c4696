import type { Command } from 'commander';
import type { z } from 'zod';
import { readPersonNames } from '../accounts/queries/read-person-names.ts';
import { type RecordQuery, recordQuerySchema } from '../accounts/queries/record-query.ts';
import { runRecordQuery } from '../accounts/queries/run-record-query.ts';
import type { App } from '../app.ts';
import { BotError } from '../core/bot-error.ts';
import { parseJson } from '../core/parse-json.ts';
import type { Question } from '../core/question.ts';
import { formatQuery } from '../flows/record-query/format-query.ts';
import { formatTerm } from '../flows/record-query/format-terms.ts';
import { readTerms } from '../flows/record-query/read-terms.ts';
import { matchRecords } from '../flows/record-query/records-flow.ts';
import { readPerson } from '../store/people.ts';
import { createStoredDirectory } from '../store/stored-directory.ts';
import { audienceOf } from '../turn/audience-of.ts';
import { chooseLanguage } from '../turn/open-question.ts';
import type { CommandContext } from './command.ts';
import { loadExampleIfAsked } from './example.ts';
import { exampleOption } from './example-option.ts';
import { findAsker } from './find-asker.ts';
import { printRecords } from './print-records.ts';
import { toRecordsDocument } from './records-document.ts';

interface RecordsOptions {
  query?: string;
  as?: string;
  in?: string;
  json?: boolean;
  example?: boolean;
}

/** A query with what a question says of it; of a query that was given there is nothing more. */
interface Understood {
  query: RecordQuery;
  names: Readonly<Record<string, string>>;
  notes: readonly string[];
}

/** Says what is wrong with the command line; ends with the code for wrong usage. */
type Refuse = (message: string) => never;

const EXAMPLE = 'switchboard records "my open deals" --as nora';
const QUERY_EXAMPLE = `switchboard records --query '{"entity":"opportunity","where":[{"op":"is","field":"closed","values":[false]}]}'`;

/** `records`: a question across records, in words or as a typed query, as a person and in a place. */
export function addRecords(program: Command, context: CommandContext): void {
  program
    .command('records [question]')
    .description('list, count and add up records: deals, cases, accounts; in words or as a query')
    .option('--query <json>', 'the typed query instead of a question; docs/records.md has its fields')
    .option('--as <person>', 'id or name of the person who asks')
    .option('--in <channel>', 'channel whose readers the result is for, or dm')
    .option('--json', 'print one JSON document')
    .addOption(exampleOption())
    .action(async (text: string | undefined, options: RecordsOptions, command: Command) => {
      const refuse: Refuse = (message) => command.error(message);
      const given = readGiven(text, options, refuse);
      const app = await context.app();
      await loadExampleIfAsked(context, options.example);
      await runRecords(context, app, { given, options, refuse });
    });
}

/** A question, or a query that fits; what is neither is refused before anything is opened. */
function readGiven(
  text: string | undefined,
  { query }: RecordsOptions,
  refuse: Refuse,
): { text: string } | { query: RecordQuery } {
  if ((text === undefined) === (query === undefined))
    refuse(`Give a question or --query, one of the two. Examples: ${EXAMPLE}; ${QUERY_EXAMPLE}`);
  if (query === undefined)
    return text?.trim() ? { text } : refuse(`The question is empty. Example: ${EXAMPLE}`);
  const json = parseJson(query);
  if (json === undefined) refuse(`--query is no JSON. Example: ${QUERY_EXAMPLE}`);
  const parsed = recordQuerySchema.safeParse(json);
  return parsed.success ? { query: parsed.data } : refuse(`--query does not fit: ${faultsOf(parsed.error)}`);
}

function faultsOf({ issues }: z.ZodError): string {
  const faults = issues.map(({ path, message }) => `${path.join('.') || 'the query'}: ${message}`);
  return `${faults.join('; ')}. docs/records.md has all fields.`;
}

async function runRecords(
  context: CommandContext,
  app: App,
  {
    given,
    options,
    refuse,
  }: { given: ReturnType<typeof readGiven>; options: RecordsOptions; refuse: Refuse },
): Promise<void> {
  const started = performance.now();
  const question = await openQuestion(app, 'text' in given ? given.text : '', options);
  const understood =
    'query' in given ? { query: given.query, names: {}, notes: [] } : await understand(app, question, refuse);
  const { query } = understood;
  const { audience, asker, now, timeZone, language } = question;
  const request = { query, audience, me: asker?.id ?? null, now, timeZone };
  const { found, unreachable } = await runRecordQuery(app.records, request).catch((error: unknown) => {
    if (error instanceof BotError && error.code === 'tool_invalid_input')
      return refuse(`--query does not fit: ${error.message}`);
    throw error;
  });
  const people = Object.fromEntries(await readPersonNames(app.database, query, request));
  const count = found[0]?.count ?? 0;
  const worded = formatQuery(language, query, { count, names: { ...people, ...understood.names } });
  const conditions = `${worded.slice(0, 1).toUpperCase()}${worded.slice(1)}`;
  const { output } = context;
  if (options.json) output.out(`${JSON.stringify(toRecordsDocument(query, conditions, found), null, 2)}\n`);
  else {
    printRecords(output, { query, conditions, results: found }, question);
    for (const note of understood.notes) output.out(`\nNote: ${note}\n`);
  }
  for (const source of unreachable)
    output.err(`${source} could not be reached; nothing from it is in here.\n`);
  output.err(
    `${count} ${count === 1 ? 'record' : 'records'} in ${Math.round(performance.now() - started)} ms\n`,
  );
}

/** The question as a turn would open it, without a conversation before it. */
async function openQuestion({ database }: App, text: string, options: RecordsOptions): Promise<Question> {
  const asked = await findAsker(database, options);
  const { teamId, askerId } = asked;
  const directory = createStoredDirectory(database);
  const asker = askerId === null ? null : await directory.person(teamId, askerId);
  const stored = askerId === null ? null : await readPerson(database, teamId, askerId);
  return {
    text,
    history: [],
    asker,
    audience: await audienceOf(directory, database, { ...asked, viewerId: null }),
    language: chooseLanguage(text, stored?.preferences.language, asker?.locale),
    timeZone: asker?.timeZone ?? 'UTC',
    now: new Date(),
  };
}

async function understand(
  { records, database }: App,
  question: Question,
  refuse: Refuse,
): Promise<Understood> {
  const terms = await readTerms(database, question.audience.teamId);
  const match = await matchRecords({ records, terms: async () => terms }, question);
  if (match === null)
    return refuse(
      `This is no question across records, or not all of it is understood. Example: ${EXAMPLE}. Anything else: switchboard ask "…"`,
    );
  const { query, names, terms: used } = match.input;
  const notes = used.map((term) => formatTerm(question.language, term, terms, query.entity));
  return { query, names, notes };
}
