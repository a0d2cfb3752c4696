import type { AccountFile } from '../accounts/account-records.ts';
import type { AccountMatch } from '../accounts/rank-accounts.ts';
import { readOwnAccounts } from '../accounts/read-own-accounts.ts';
import { type FoundIn, findAccountsIn, findMentionsIn, missing, type Records } from '../accounts/records.ts';
import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { readPageRequest } from '../text/read-page-request.ts';
import { readAccountPointer } from '../text/read-pointing.ts';
import { asksAbout, looksLikeName, readBriefName } from './brief-intent.ts';
import { findChangesSince } from './changes-since.ts';
import { citationMarksOf } from './citation-marks.ts';
import { defineFlow, type Flow, type FlowContext, type FlowMatch } from './define-flow.ts';
import { draftBrief } from './draft-brief.ts';
import { answerUnknownAccount, askWhichAccount, toAccountMatch } from './pick-account.ts';

/** Which account the brief is for: as it was written, empty when a command came without a name. */
export interface BriefInput {
  name: string;
  /** Set: it is wanted on a page of its own. */
  page?: true;
}

const LEAD =
  'What matters now to somebody who is about to talk to this account: what is at risk or due next, what happened last, what is still open. What the question itself wants to know comes first.';
const MAX_ARTICLES = 3;
const MAX_OFFERED = 5;

/**
 * Creates the flow that briefs on an account. The command runs it directly: `run({ confidence: 1, reason: 'command',
 * input: { name } }, context)` with whatever the person wrote behind it.
 */
export function createAccountBriefFlow(records: Records): Flow {
  return defineFlow<BriefInput>({
    name: 'account_brief',
    agent: 'briefing',
    tools: ['account_brief', 'search_articles'],
    command: 'brief',
    lead: LEAD,
    match: (question) => matchBrief(records, question),
    run: async ({ input }, context) => {
      const { question } = context;
      const asked = await readAsked(records, question, input);
      const { name, page } = asked;
      if (name === '') return helpWithout(records.database, question);
      const rephrase = (account: string) =>
        t(question.language, page ? 'flow.ask.brief_page' : 'flow.ask.brief', { account });
      const { found: target, unreachable } = await resolve(records, question, name);
      context.miss?.(unreachable);
      if (target.type === 'ambiguous')
        return askWhichAccount(question, { name, candidates: target.candidates, rephrase });
      if (target.type === 'unknown')
        return answerUnknownAccount(question, { name, nearest: target.nearest, rephrase });
      const { value, evidence } = await context.call('account_brief', { accountId: target.account.id });
      const found = value as { type: 'found'; file: AccountFile } | { type: 'unknown' };
      if (found.type === 'unknown') return answerUnknownAccount(question, { name, nearest: [], rephrase });
      const { language, timeZone } = question;
      const { id: accountId } = found.file.account;
      const earlier = (await context.earlier?.(`account:${accountId}`)) ?? null;
      const changes = findChangesSince(
        earlier,
        { evidence, accountId, marks: citationMarksOf(evidence) },
        { language, timeZone },
      );
      const taken = { name, account: target.account.name };
      const draft = draftBrief(
        found.file,
        { language, timeZone, marks: changes.marks, markFact: changes.markFact },
        {
          evidence,
          articles: await findArticles(found.file, context),
          notes: [
            ...(target.account.match === 'fuzzy' ? [t(language, 'flow.account.taken_as', taken)] : []),
            ...(changes.note === null ? [] : [changes.note]),
          ],
        },
      );
      const title = t(language, 'flow.brief.page_title', { account: target.account.name });
      // Beside a link nothing is asked next: the message is to be short.
      return page ? { ...draft, suggestions: [], page: { about: `account:${accountId}`, title } } : draft;
    },
  });
}

/** A brief by its own words, of whatever name; or "tell me about" an account that is known here. */
async function matchBrief(records: Records, question: Question): Promise<FlowMatch<BriefInput> | null> {
  const { audience } = question;
  const { text, page } = readPageRequest(question.text);
  const wish = page ? { page } : {};
  if (asksAbout(text)) {
    const { found, unreachable } = await findMentionsIn(records, audience, { text, tolerant: true });
    const named = new Set(found.map(({ text: name }) => name));
    const [name] = named;
    if (name !== undefined && named.size === 1)
      return {
        confidence: 0.95,
        reason: 'a brief is asked for',
        input: { name, ...wish },
        ...missing(unreachable),
      };
  }
  const name = readBriefName(text);
  if (name === null) return null;
  // "This account", where no place tells which: what follows is a choice of their own.
  if (readAccountPointer(name)?.by === 'account')
    return { confidence: 0.95, reason: 'a brief is asked for', input: { name: '' } };
  const { found: target, unreachable } = await resolve(records, question, name);
  // "Brief me on the new pricing" is no account: the others may know it.
  if (target.type === 'unknown' && !looksLikeName(name)) return null;
  return {
    confidence: 0.95,
    reason: 'a brief is asked for',
    input: { name, ...wish },
    ...missing(unreachable),
  };
}

/** What a command names may end with the wish for a page, or be an account that is called so. */
async function readAsked(
  records: Records,
  { audience }: Question,
  input: BriefInput,
): Promise<{ name: string; page: boolean }> {
  const whole = { name: input.name.trim(), page: input.page === true };
  const asked = readPageRequest(whole.name);
  if (!asked.page) return whole;
  const { found } = await findAccountsIn(records, audience, { name: whole.name });
  const isCalledSo = found.type === 'unique' && found.account.match !== 'fuzzy';
  return isCalledSo ? whole : { name: asked.text, page: true };
}

/** The whole name first; else an account that the words mention, as in "Acme tomorrow". */
async function resolve(
  records: Records,
  { audience }: Question,
  name: string,
): Promise<FoundIn<AccountMatch>> {
  const whole = await findAccountsIn(records, audience, { name });
  if (whole.found.type !== 'unknown') return whole;
  const within = await findMentionsIn(records, audience, { text: name });
  const [mention] = within.found;
  return mention === undefined ? whole : { ...within, found: toAccountMatch(mention) };
}

/** A command without a name offers the accounts that the person looks after. */
async function helpWithout(database: OpenDatabase, question: Question): Promise<Draft> {
  const owner = question.asker?.realName ?? '';
  const own = await asAudience(database, question.audience, (tx) => readOwnAccounts(tx, owner, MAX_OFFERED));
  const text = t(question.language, 'flow.ask.which_account', { example: own[0]?.name ?? 'Acme' });
  const choices = own.map(({ name }) => ({
    label: name,
    question: t(question.language, 'flow.ask.brief', { account: name }),
  }));
  return { type: 'clarify', text, choices };
}

/** Articles on what the account is busy with: its competitors, its open cases and deals. */
async function findArticles(file: AccountFile, { call }: FlowContext): Promise<Evidence[]> {
  const words = [
    ...file.opportunities.flatMap((one) => [one.competitor, one.name]),
    ...file.cases.map((one) => one.subject),
  ].filter((word) => word !== null);
  if (words.length === 0) return [];
  try {
    const { evidence } = await call('search_articles', { query: words.join('. ').slice(0, 1_000), limit: 8 });
    const first = new Map(evidence.map((one) => [one.articleId ?? one.id, one] as const).reverse());
    return evidence.filter((one) => first.get(one.articleId ?? one.id) === one).slice(0, MAX_ARTICLES);
  } catch (error) {
    // The brief stands without articles.
    if (
      error instanceof BotError &&
      ['tool_failed', 'tool_undefined', 'budget_exceeded'].includes(error.code)
    )
      return [];
    throw error;
  }
}
