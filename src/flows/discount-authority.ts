import { type Discount, readAuthorities } from '../accounts/discount-authority.ts';
import { findAccountsInText } from '../accounts/find-accounts.ts';
import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { contentWords, readVocabulary } from '../text/content-words.ts';
import { fold } from '../text/fold.ts';
import { splitSentences } from '../text/split-sentences.ts';
import { citationMarksOf, cite } from './citation-marks.ts';
import { defineFlow, type Flow, type FlowContext } from './define-flow.ts';
import {
  type DiscountIntent,
  maySpeakOfDiscount,
  readDiscountFollowUp,
  readDiscountIntent,
  readDiscountPercent,
  readYearsAsked,
} from './discount-intent.ts';
import { DISCOUNT_WORDS } from './discount-words.ts';
import { findTermReduction } from './find-term-reduction.ts';
import { formatDiscount } from './format-discount.ts';

/** Whose authority is asked about, or what comes off for a contract of so many years. */
type DiscountInput = DiscountIntent | { years: number };

/** A follow-up rests on so many of the asker's earlier words. */
const MAX_EARLIER = 4;

/** Creates the flow that says who may grant which discount. */
export function createDiscountAuthorityFlow(database: OpenDatabase): Flow {
  return defineFlow<DiscountInput>({
    name: 'discount_authority',
    agent: 'sales',
    tools: ['discount_authority', 'search_articles'],
    match: async (question) => {
      if (!maySpeakOfDiscount(question.text) && question.history.length === 0) return null;
      const authorities = await asAudience(database, question.audience, readAuthorities);
      if (authorities.length === 0) return null;
      const roles = authorities.map((one) => one.role);
      const years = readYearsAsked(question.text);
      if (years !== null)
        return { confidence: 0.8, reason: 'what comes off for a contract of years', input: { years } };
      const direct =
        readDiscountIntent(question.text, roles) ??
        (readDiscountPercent(question.text) === null
          ? null
          : readDiscountIntent(question.text, roles, await namesIn(database, question)));
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
    run: async ({ input }, context): Promise<Draft> => {
      if ('years' in input) return draftYears(context, input.years);
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
            : [{ type: 'text' as const, text: exception }]),
        ],
        evidence: article === null ? evidence : [...evidence, ...article],
        suggestions: [],
      };
    },
  });
}

/** The words of the accounts that a question names. */
async function namesIn(database: OpenDatabase, { audience, text }: Question): Promise<string[]> {
  const found = await findAccountsInText(database, audience, text);
  return found.flatMap((mention) => contentWords(mention.text));
}

async function draftYears(context: FlowContext, years: number): Promise<Draft> {
  const reduction = await findTermReduction(context, years);
  if (reduction === null) return { type: 'refused', reason: 'nothing_found', evidence: [] };
  const { sentence, evidence } = reduction;
  const text = cite(sentence, `[${evidence.n}]`);
  return { type: 'answer', parts: [{ type: 'text', text }], evidence: [evidence], suggestions: [] };
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
      if (
        !DISCOUNT_WORDS.never.test(folded) ||
        !DISCOUNT_WORDS.discount.test(folded.replace(/\bdiscounted\b/u, 'discount'))
      )
        return false;
      const words = readVocabulary(sentence);
      return asked.filter((word) => word.length > 3 && words.has(word)).length >= 2;
    });
    if (named !== undefined) return cite(named.trim(), `[${n}]`);
  }
  return null;
}
