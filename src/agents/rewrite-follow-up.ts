import type { Question } from '../core/question.ts';
import { pointsBack } from '../text/anaphora.ts';
import { contentWords } from '../text/content-words.ts';
import { readNames } from '../text/read-names.ts';

/** A question with more content words than this stands on its own. */
const STANDALONE_WORDS = 6;
const MAX_ADDED = 8;

/**
 * Gives what to search for: the question itself, and for a follow-up that leans on what was said the names and terms
 * of the asker's last question and of the answer to it.
 */
export function rewriteFollowUp({ text, history }: Pick<Question, 'text' | 'history'>): string {
  const last = history.findLast((it) => it.from === 'asker');
  if (last === undefined || !leansOnHistory(text)) return text;
  const known = new Set(contentWords(text));
  const answer = history.findLast((it) => it.from === 'bot');
  const said = answer === undefined ? [] : readNames(answer.text.slice(0, 600));
  const names = said.filter((name) => !/^(?:EUR|USD|GBP|JPY|CHF)$/.test(name)).slice(0, 3);
  const terms = [...contentWords(last.text), ...names.map((name) => name.toLowerCase())];
  const added = [...new Set(terms)].filter((term) => !known.has(term)).slice(0, MAX_ADDED);
  return added.length === 0 ? text : `${text} ${added.join(' ')}`;
}

function leansOnHistory(text: string): boolean {
  const words = new Set(contentWords(text)).size;
  return words <= 2 || (words <= STANDALONE_WORDS && pointsBack(text));
}
