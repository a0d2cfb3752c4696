import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  createAccountBriefTool,
  createAccountOverviewTool,
  createFindAccountTool,
} from '../../src/accounts/account-tools.ts';
import { createDiscountAuthorityTool } from '../../src/accounts/discount-tool.ts';
import { createListProductsTool, createQuotePriceTool } from '../../src/accounts/price-tools.ts';
import type { Audience } from '../../src/core/audience.ts';
import { Budget } from '../../src/core/budget.ts';
import type { Draft } from '../../src/core/draft.ts';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import type { Language } from '../../src/core/language.ts';
import type { Person } from '../../src/core/person.ts';
import type { Question, Utterance } from '../../src/core/question.ts';
import type { Tool, ToolContext, ToolResult } from '../../src/core/tool.ts';
import { createFlows } from '../../src/flows/create-flows.ts';
import type { FlowMatch } from '../../src/flows/define-flow.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { createSearchTool } from '../../src/knowledge/search-tool.ts';
import { loadExample } from '../../src/sources/example.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveGroup, savePerson, saveRoles } from '../../src/store/directory.ts';
import { openToolbox } from '../../src/turn/toolbox.ts';
import { openEmbeddedTemplate } from '../fixtures/embedded-template.ts';

export const EXAMPLE = fileURLToPath(new URL('../../example', import.meta.url));
export const TEAM = asId<TeamId>('T0FERROWICK');
const NOW = new Date('2026-11-21T10:00:00Z');

interface ExamplePerson {
  id: string;
  name: string;
  realName: string;
  roles: string[];
  groups: string[];
  tz: string;
  locale: string;
  guest: boolean;
}

/** The example company in a database of its own, with its people. */
export interface ExampleCompany {
  database: OpenDatabase;
  people: Map<string, Person>;
  /** The audience of a person's DM with the bot. */
  dm(handle: string): Audience;
}

export const EVERYONE: Audience = { teamId: TEAM, everyone: true, people: [] };

/** Fills a migrated database, an embedded one of its own unless one is given. */
export async function openExampleCompany(given?: OpenDatabase): Promise<ExampleCompany> {
  const database = given ?? (await openEmbeddedTemplate());
  const people = new Map<string, Person>();
  const json = JSON.parse(await readFile(`${EXAMPLE}/people.json`, 'utf8')) as ExamplePerson[];
  for (const one of json) people.set(one.name, await saveExamplePerson(database, one));
  await saveExampleGroups(database, json);
  await loadExample(database, EXAMPLE);
  return {
    database,
    people,
    dm: (handle) => ({ teamId: TEAM, everyone: false, people: [people.get(handle)!.id] }),
  };
}

async function saveExamplePerson(database: OpenDatabase, one: ExamplePerson): Promise<Person> {
  const person: Person = {
    teamId: TEAM,
    id: asId<PersonId>(one.id),
    handle: one.name,
    realName: one.realName,
    locale: one.locale,
    timeZone: one.tz,
    kind: one.guest ? 'guest' : 'member',
    roles: one.roles,
    groups: one.groups,
  };
  await savePerson(database, person);
  await saveRoles(database, { teamId: TEAM, personId: person.id, source: 'example', roles: one.roles });
  return person;
}

async function saveExampleGroups(database: OpenDatabase, people: readonly ExamplePerson[]): Promise<void> {
  for (const handle of new Set(people.flatMap((one) => one.groups))) {
    const members = people.filter((one) => one.groups.includes(handle)).map((one) => asId<PersonId>(one.id));
    await saveGroup(database, { teamId: TEAM, id: `S-${handle}`, handle, name: handle, members });
  }
}

/** A question as a turn hands it to flows. */
export function ask(
  company: ExampleCompany,
  text: string,
  as: string,
  more: { audience?: Audience; language?: Language; history?: Utterance[] } = {},
): Question {
  return {
    text,
    history: more.history ?? [],
    asker: company.people.get(as)!,
    audience: more.audience ?? company.dm(as),
    language: more.language ?? 'en',
    timeZone: 'UTC',
    now: NOW,
  };
}

export function toolContext(question: Question): ToolContext {
  const { audience, asker, language, now } = question;
  return { audience, asker, language, now, signal: new AbortController().signal };
}

/** Runs a tool as a turn would, without its checks. */
export function callTool<Input, Output>(
  tool: Tool<Input, Output>,
  input: Input,
  question: Question,
): Promise<ToolResult<Output>> {
  return tool.run(tool.input.parse(input), toolContext(question));
}

/** What a flow made of a question; null when none took it. */
export interface FlowAnswer {
  flow: string;
  agent: string;
  match: FlowMatch;
  draft: Draft;
}

/** Asks all flows, as a turn does, with the real tools. */
export async function answerByFlow(company: ExampleCompany, question: Question): Promise<FlowAnswer | null> {
  const { database } = company;
  const tools = [
    createFindAccountTool(database),
    createAccountOverviewTool(database),
    createAccountBriefTool(database),
    createQuotePriceTool(database),
    createListProductsTool(database),
    createDiscountAuthorityTool(database),
    createSearchTool(database, createLocalEmbedder(database)),
  ] as Tool[];
  const limits = { maxDepth: 3, maxSteps: 50, maxTokens: 1, maxCostUsd: 1, timeoutMs: 60_000 };
  const toolbox = openToolbox(
    { tools, admit: (_tool, found) => Promise.resolve(found) },
    toolContext(question),
    new Budget(limits),
  );
  const flows = createFlows(database);
  let best: { flow: (typeof flows)[number]; match: FlowMatch } | null = null;
  for (const flow of flows) {
    const match = await flow.match(question);
    if (match !== null && (best === null || match.confidence > best.match.confidence)) best = { flow, match };
  }
  if (best === null) return null;
  const { flow, match } = best;
  const draft = await flow.run(match, { question, call: toolbox.call });
  return { flow: flow.name, agent: flow.agent, match, draft };
}

/** Everything a draft would show, in one text. */
export function textOf(draft: Draft): string {
  if (draft.type !== 'answer')
    return [
      draft.text ?? '',
      ...(draft.type === 'clarify' ? draft.choices.map((one) => one.label) : []),
    ].join('\n');
  return draft.parts
    .flatMap((part) => {
      if (part.type === 'list') return part.items;
      if (part.type === 'facts') return part.facts.map(({ label, value }) => `${label}: ${value}`);
      if (part.type === 'table')
        return [part.columns.join(' | '), ...part.rows.map((row) => row.join(' | '))];
      return [part.text];
    })
    .join('\n');
}
