import type { Question } from '../core/question.ts';
import { besidesRequest, isRequest } from '../policies/asks-for-person.ts';
import { contentWords } from '../text/content-words.ts';

/** Whether a message asks for a person and names nothing that it is about. */
export function isBareRequest(text: string): boolean {
  return isRequest(text) && contentWords(besidesRequest(text)).length === 0;
}

/** "Can I talk to a person?" is about what was asked before. */
export function questionBehind({ text, history }: Pick<Question, 'text' | 'history'>): string {
  const before = history.findLast((said) => said.from === 'asker' && !isRequest(said.text));
  return before === undefined || !isBareRequest(text) ? text : before.text;
}
