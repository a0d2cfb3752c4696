import { type Authority, type Discount, readAuthorities } from '../accounts/discount-authority.ts';
import { formatRole } from '../accounts/discount-tool.ts';
import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { contentWords, readVocabulary } from '../text/content-words.ts';
import { fold } from '../text/fold.ts';
import { splitSentences } from '../text/split-sentences.ts';
import { type CitationMarks, citationMarksOf, cite } from './citation-marks.ts';
import { defineFlow, type Flow, type FlowContext } from './define-flow.ts';
import { type DiscountIntent, readDiscountFollowUp, readDiscountIntent } from './discount-intent.ts';
import { DISCOUNT_WORDS } from './discount-words.ts';

/** A follow-up rests on so many of the asker's earlier words. */
const MAX_EARLIER = 4;

/** Makes the flow that says who may grant which discount. */
export function createDiscountAuthorityFlow(database: OpenDatabase): Flow {
  return defineFlow<DiscountIntent>({
    name: 'discount_authority',
    agent: 'sales',
    tools: ['discount_authority', 'search_articles'],
    match: async (question) => {
      const authorities = await asAudience(database, question.audience, readAuthorities);
      if (authorities.length === 0) return null;
      const roles = authorities.map((one) => one.role);
      const direct = readDiscountIntent(question.text, roles);
      if (direct !== null)
        return {
          confidence: direct.percent === null ? 0.86 : 0.94,
          reason: 'a question about discount authority',
          input: direct,
        };
      const earlier = question.history.filter((one) => one.from === 'asker').map((one) => one.text);
      const input = readDiscountFollowUp(question.text, earlier.reverse().slice(0, MAX_EARLIER), roles);
      return input === null
        ? null
        : { confidence: 0.88, reason: 'a follow-up about discount authority', input };
    },
    run: async ({ input }, context) => {
      const { value, evidence } = await context.call('discount_authority', {
        ...(input.role === null ? {} : { role: input.role }),
        ...(input.percent === null ? {} : { percent: input.percent }),
        whose: input.whose,
        deal: input.deal,
      });
      if (evidence.length === 0) return { type: 'refused', reason: 'nothing_found', evidence: [] };
      const language = context.question.language;
      const article = await findPolicy(context);
      const exception = article === null ? null : findException(context.question.text, article);
      return {
        type: 'answer',
        parts: [
          ...(exception === null
            ? formatDiscount(language, value as Discount, citationMarksOf(evidence))
            : [textPart(exception)]),
        ],
        evidence: article === null ? evidence : [...evidence, ...article],
        suggestions: [],
      };
    },
  });
}

/** The article behind the table, where the audience may read one; the answer stands without it. */
async function findPolicy({ question, call }: FlowContext): Promise<Evidence[] | null> {
  try {
    const query = `${question.text} ${t(question.language, 'flow.discount.ask_limit')}`;
    const { evidence } = await call('search_articles', { query, limit: 8 });
    return evidence.filter((one) => DISCOUNT_WORDS.discount.test(fold(`${one.title} ${one.text}`)));
  } catch (error) {
    if (
      error instanceof BotError &&
      ['tool_failed', 'tool_undefined', 'budget_exceeded'].includes(error.code)
    )
      return null;
    throw error;
  }
}

/** A sentence of the policy that says that what the question names is never discounted. */
function findException(question: string, policy: readonly Evidence[]): string | null {
  const asked = contentWords(question).filter((word) => !DISCOUNT_WORDS.discount.test(fold(word)));
  for (const { n, text } of policy) {
    const named = splitSentences(text).find((sentence) => {
      const folded = fold(sentence);
      if (!NEVER.test(folded) || !DISCOUNT_WORDS.discount.test(folded.replace(/\bdiscounted\b/u, 'discount')))
        return false;
      const words = readVocabulary(sentence);
      return asked.filter((word) => word.length > 3 && words.has(word)).length >= 2;
    });
    if (named !== undefined) return cite(named.trim(), `[${n}]`);
  }
  return null;
}

const NEVER = /\b(?:never|not|no|nie|nicht|kein\w*|jamais|pas|nunca|no|mai|non|nao)\b|ません|ない/u;

function formatDiscount(language: Language, discount: Discount, marks: CitationMarks): ReplyPart[] {
  const mark = (authority: Authority) => marks(`discount_authority:${authority.role}`);
  switch (discount.type) {
    case 'table':
      return formatTable(language, discount.authorities, mark);
    case 'never': {
      const { percent, highest } = discount;
      const values = { percent, max: highest.maxPercent, role: formatRole(highest.role) };
      return [textPart(cite(t(language, 'flow.discount.never', values), mark(highest)))];
    }
    case 'highest': {
      const { authority } = discount;
      const values = { max: authority.maxPercent, role: formatRole(authority.role) };
      const head = cite(t(language, 'flow.discount.highest', values), mark(authority));
      return lines(language, [authority], mark, head);
    }
    case 'approver': {
      const { authority, percent } = discount;
      const values = { percent, max: authority.maxPercent, role: formatRole(authority.role) };
      const head = cite(t(language, 'flow.discount.approver', values), mark(authority));
      return lines(language, [authority], mark, head);
    }
    case 'limit':
      return lines(
        language,
        [discount.authority],
        mark,
        formatLimit(language, discount.authority, mark(discount.authority)),
      );
    case 'allowed': {
      const { authority, percent } = discount;
      const values = { role: formatRole(authority.role), percent, max: authority.maxPercent };
      return lines(
        language,
        [authority],
        mark,
        cite(t(language, 'flow.discount.allowed', values), mark(authority)),
      );
    }
    case 'needs_approval': {
      const { authority, percent, chain } = discount;
      const approver = chain.at(-1);
      if (discount.breaksConditions) return outsideConditions(language, discount, mark);
      if (approver === undefined)
        return lines(language, [authority], mark, formatLimit(language, authority, mark(authority)));
      const values = {
        role: formatRole(authority.role),
        max: authority.maxPercent,
        percent,
        approver: formatRole(approver.role),
        approverMax: approver.maxPercent,
      };
      const head = cite(t(language, 'flow.discount.needs_approval', values), mark(authority), mark(approver));
      // Who could grant as much, but not in this deal, says why not.
      const passedOver = chain.slice(0, -1).filter((one) => one.maxPercent >= percent);
      return lines(language, [authority, ...passedOver, approver], mark, head);
    }
  }
}

/** The percentage is small enough, but the role may grant it under conditions only that the deal does not meet. */
function outsideConditions(
  language: Language,
  { authority, percent, chain }: Extract<Discount, { type: 'needs_approval' }>,
  mark: (authority: Authority) => string,
): ReplyPart[] {
  const values = {
    role: formatRole(authority.role),
    max: authority.maxPercent,
    conditions: authority.conditions ?? '',
  };
  const head = cite(t(language, 'flow.discount.outside_conditions', values), mark(authority));
  const approver = chain.at(-1);
  if (approver === undefined) return [textPart(head)];
  const role = formatRole(approver.role);
  const next = t(language, 'flow.discount.approver', { percent, max: approver.maxPercent, role });
  return lines(language, [approver], mark, [head, cite(next, mark(approver))].join('\n'));
}

function formatLimit(language: Language, authority: Authority, mark: string): string {
  const values = { role: formatRole(authority.role), max: authority.maxPercent };
  const limit = cite(t(language, 'flow.discount.limit', values), mark);
  if (authority.approverRole === null) return limit;
  const more = t(language, 'flow.discount.more', { approver: formatRole(authority.approverRole) });
  return `${limit} ${cite(more, mark)}`;
}

function lines(
  language: Language,
  authorities: readonly Authority[],
  mark: (authority: Authority) => string,
  head: string,
): ReplyPart[] {
  const conditions = authorities.flatMap((authority) =>
    authority.conditions === null
      ? []
      : [
          cite(
            t(language, 'flow.discount.conditions', {
              role: formatRole(authority.role),
              conditions: authority.conditions,
            }),
            mark(authority),
          ),
        ],
  );
  return [textPart([head, ...conditions].join('\n'))];
}

function formatTable(
  language: Language,
  authorities: readonly Authority[],
  mark: (authority: Authority) => string,
): ReplyPart[] {
  const columns = (['role', 'max', 'approver'] as const).map((column) =>
    t(language, `flow.discount.column_${column}`),
  );
  const rows = authorities.map((authority) => [
    formatRole(authority.role),
    `${authority.maxPercent} %`,
    cite(authority.approverRole === null ? '–' : formatRole(authority.approverRole), mark(authority)),
  ]);
  return [textPart(t(language, 'flow.discount.table')), { type: 'table', columns, rows }];
}

function textPart(text: string): ReplyPart {
  return { type: 'text', text };
}
