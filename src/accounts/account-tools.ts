import { z } from 'zod';
import type { Evidence } from '../core/citation.ts';
import { defineTool, type Tool, type ToolContext } from '../core/tool.ts';
import type { OpenDatabase } from '../store/database.ts';
import { accountFileSchema } from './account-records.ts';
import { assembleBrief, evidenceOf, linkedEvidence } from './assemble-brief.ts';
import type { ExternalConnections } from './external/external-connections.ts';
import { readFileIn } from './read-file-in.ts';
import type { ReaderLocale } from './record-evidence.ts';
import { findAccountsIn, missing } from './records.ts';

const candidateSchema = z.object({
  id: z.string(),
  name: z.string(),
  match: z.enum(['exact', 'alias', 'normalised', 'prefix', 'fuzzy']),
  score: z.number(),
  source: z.string().optional(),
});

const findAccountOutput = z.discriminatedUnion('type', [
  z.object({ type: z.literal('unique'), account: candidateSchema }),
  z.object({ type: z.literal('ambiguous'), candidates: z.array(candidateSchema) }),
  z.object({ type: z.literal('unknown'), nearest: z.array(candidateSchema) }),
]);

const accountInput = z.object({ accountId: z.string().min(1).max(300).describe('from find_account') });
const fileOutput = z.discriminatedUnion('type', [
  z.object({ type: z.literal('found'), file: accountFileSchema }),
  z.object({ type: z.literal('unknown') }),
]);

/** Creates the tool that says which account a name means. */
export function createFindAccountTool(
  database: OpenDatabase,
  external: ExternalConnections | null = null,
): Tool<{ name: string }, z.infer<typeof findAccountOutput>> {
  return defineTool({
    name: 'find_account',
    version: 1,
    description: 'Finds the customer or prospect account that a name, alias or id means.',
    effect: 'read',
    input: z.object({ name: z.string().min(1).max(300) }),
    output: findAccountOutput,
    describe: describeMatch,
    run: async ({ name }, context) => {
      const records = { database, external };
      const { found: value, unreachable } = await findAccountsIn(records, context.audience, { name });
      if (value.type !== 'unique') return { value, evidence: [], ...missing(unreachable) };
      const file = await readFileIn(records, context.audience, value.account.id);
      const evidence = file.found === null ? [] : [evidenceOf(file.found, wordingOf(context))];
      return { value, evidence, ...missing([...unreachable, ...file.unreachable]) };
    },
  });
}

function describeMatch(value: z.infer<typeof findAccountOutput>): string | null {
  const list = (candidates: readonly { id: string; name: string; source?: string | undefined }[]) =>
    candidates
      .map(
        ({ id, name, source }) => `- ${name}: accountId ${id}${source === undefined ? '' : ` (${source})`}`,
      )
      .join('\n');
  if (value.type === 'unique') return `${value.account.name}: accountId ${value.account.id}`;
  if (value.type === 'ambiguous')
    return `The name may mean any of these; say which, or ask the person:\n${list(value.candidates)}`;
  return value.nearest.length === 0
    ? 'No account is called so.'
    : `No account is called so. The nearest names:\n${list(value.nearest)}`;
}

/** Creates the tool that reads an account with all its people, opportunities, cases, activities and leads. */
export function createAccountOverviewTool(
  database: OpenDatabase,
  external: ExternalConnections | null = null,
): Tool<{ accountId: string }, z.infer<typeof fileOutput>> {
  return defineTool({
    name: 'account_overview',
    version: 1,
    description:
      'Reads an account: facts, people and their roles, open and closed opportunities, cases, activities, leads.',
    effect: 'read',
    input: accountInput,
    output: fileOutput,
    describe: ({ type }) => (type === 'unknown' ? UNKNOWN_ID : null),
    run: async ({ accountId }, context) => {
      const read = await readFileIn({ database, external }, context.audience, accountId);
      const { found: file, unreachable } = read;
      if (file === null) return { ...NOT_FOUND, ...missing(unreachable) };
      const wording = wordingOf(context);
      const evidence = [evidenceOf(file, wording), ...linkedEvidence(file, wording)];
      return {
        value: { type: 'found', file },
        evidence,
        counts: { records: evidence.length },
        ...missing(unreachable),
      };
    },
  });
}

/** Creates the tool that assembles what to know before talking to an account. */
export function createAccountBriefTool(
  database: OpenDatabase,
  external: ExternalConnections | null = null,
): Tool<{ accountId: string }, z.infer<typeof fileOutput>> {
  return defineTool({
    name: 'account_brief',
    version: 1,
    description:
      'Assembles an account brief: facts, people, what is open, what happened lately, what is missing.',
    effect: 'read',
    input: accountInput,
    output: fileOutput,
    describe: ({ type }) => (type === 'unknown' ? UNKNOWN_ID : null),
    run: async ({ accountId }, context) => {
      const { audience, now } = context;
      const request = { audience, accountId, now, ...wordingOf(context) };
      const { found: brief, unreachable } = await assembleBrief({ database, external }, request);
      if (brief === null) return { ...NOT_FOUND, ...missing(unreachable) };
      const { file, evidence } = brief;
      return {
        value: { type: 'found', file },
        evidence,
        counts: { records: evidence.length },
        ...missing(unreachable),
      };
    },
  });
}

const UNKNOWN_ID = 'No account has that id. find_account and my_accounts give ids.';
const NOT_FOUND: { value: { type: 'unknown' }; evidence: Evidence[] } = {
  value: { type: 'unknown' },
  evidence: [],
};

/** In which language and time zone a tool writes the readable forms of its values. */
export function wordingOf(context: ToolContext): ReaderLocale {
  return { language: context.language, timeZone: context.asker?.timeZone ?? 'UTC' };
}
