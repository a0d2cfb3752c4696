import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import { readMoney } from '../text/read-money.ts';
import { readPercents } from '../text/read-percents.ts';
import { readTerm } from '../text/read-term.ts';
import { splitSentences } from '../text/split-sentences.ts';
import type { FlowContext } from './define-flow.ts';
import { DISCOUNT_WORDS } from './discount-words.ts';

/** What an article says comes off the list price for a contract of several years. */
export interface TermReduction {
  percent: number;
  /** The sentence that says so. */
  sentence: string;
  evidence: Evidence;
}

/** Finds what an article that the readers may see says of a contract of so many years; null where none does. */
export async function findTermReduction(
  { question, call }: FlowContext,
  years: number,
): Promise<TermReduction | null> {
  const query = `${years}-year term reduction of the list price, percent. ${question.text}`;
  for (const evidence of await search(call, query)) {
    for (const sentence of splitSentences(evidence.text)) {
      // An example with amounts tells what several reductions make together.
      const plain = DISCOUNT_WORDS.lowers.test(sentence) && readMoney(sentence).length === 0;
      const percent = plain ? percentFor(sentence, years) : null;
      if (percent !== null) return { percent, sentence: sentence.trim(), evidence };
    }
  }
  return null;
}

/** "Two years lower it by 4 percent, and three years by 8 percent": the percentage of the clause that names the years. */
function percentFor(sentence: string, years: number): number | null {
  const clauses = sentence.split(/[,;、]|\s(?:and|und|et|y|e)\s/u);
  const meant = clauses.filter((clause) => {
    const found = readTerm(`${clause} term`);
    return found?.months === years * 12;
  });
  const percents = meant.flatMap((clause) => readPercents(clause).map(({ value }) => value));
  return percents.length === 1 ? percents[0]! : null;
}

async function search(call: FlowContext['call'], query: string): Promise<Evidence[]> {
  try {
    return (await call('search_articles', { query, limit: 8 })).evidence;
  } catch (error) {
    // The list price stands without articles.
    if (
      error instanceof BotError &&
      ['tool_failed', 'tool_undefined', 'budget_exceeded'].includes(error.code)
    )
      return [];
    throw error;
  }
}
