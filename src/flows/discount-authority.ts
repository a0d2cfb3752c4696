import { type Authority, type Discount, readAuthorities } from '../accounts/discount-authority.ts';
import { formatRole } from '../accounts/discount-tool.ts';
import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { Language } from '../core/language.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { type CitationMarks, citationMarksOf, cite } from './citation-marks.ts';
import { defineFlow, type Flow, type FlowContext } from './define-flow.ts';
import { type DiscountIntent, readDiscountIntent } from './discount-intent.ts';

/** Creates the flow that says who may grant which discount. */
export function createDiscountAuthorityFlow(database: OpenDatabase): Flow {
  return defineFlow<DiscountIntent>({
    name: 'discount_authority',
    agent: 'sales',
    tools: ['discount_authority', 'search_articles'],
    match: async (question) => {
      const authorities = await asAudience(database, question.audience, readAuthorities);
      if (authorities.length === 0) return null;
      const input = readDiscountIntent(
        question.text,
        authorities.map((one) => one.role),
      );
      if (input === null) return null;
      return {
        confidence: input.percent === null ? 0.86 : 0.94,
        reason: 'a question about discount authority',
        input,
      };
    },
    run: async ({ input }, context) => {
      const { value, evidence } = await context.call('discount_authority', {
        ...(input.role === null ? {} : { role: input.role }),
        ...(input.percent === null ? {} : { percent: input.percent }),
      });
      if (evidence.length === 0) return { type: 'refused', reason: 'nothing_found', evidence: [] };
      const language = context.question.language;
      const article = await findPolicy(context);
      return answer(
        evidence,
        [
          ...formatDiscount(language, value as Discount, citationMarksOf(evidence)),
          ...(article === null
            ? []
            : [
                textPart(
                  cite(t(language, 'flow.discount.article', { title: article.title }), `[${article.n}]`),
                ),
              ]),
        ],
        article,
      );
    },
  });
}

function answer(evidence: Evidence[], parts: ReplyPart[], article: Evidence | null): Draft {
  return {
    type: 'answer',
    parts,
    evidence: article === null ? evidence : [...evidence, article],
    suggestions: [],
  };
}

/** The article behind the table, where the audience may read one; the answer stands without it. */
async function findPolicy({ question, call }: FlowContext): Promise<Evidence | null> {
  try {
    const { evidence } = await call('search_articles', { query: question.text, limit: 5 });
    return (
      evidence.find((one) => /discount|rabatt|remise|descuento|sconto|desconto|割引/i.test(one.title)) ?? null
    );
  } catch (error) {
    if (
      error instanceof BotError &&
      ['tool_failed', 'tool_undefined', 'budget_exceeded'].includes(error.code)
    )
      return null;
    throw error;
  }
}

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
      return lines(language, [authority, approver], mark, head);
    }
  }
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
