import { tokenize } from './analyze.ts';

/** "Is there a student discount", "do we have a works council", "gibt es einen Betriebsrat", "y a-t-il", "hay". */
const LEADS =
  /(?:^|[\s,;:.!?¿])(?:(?:is|are) there|(?:do|have) (?:we|you) (?:have|got)|gibt['’]?s|gibt es|haben wir|habt ihr|y a[- ]t[- ]il|est-ce qu['’](?:il y a|on a)|avons-nous|avez-vous|hay|tenemos|c['’]è|ci sono|abbiamo|temos)\s+(?:(?:any|an?|some|eine?n?|une?|des|una?|uma?)\s+)?/iu;
/** More than these are no name of a thing any more. */
const MOST_WORDS = 3;

/**
 * The thing of several words whose being there a question asks for, as its words: of "is there a student discount on …" these are
 * "student" and "discount". Null where it asks for no such thing, or for one that a single word names.
 */
export function readExistence(text: string, language: string): string[] | null {
  const lead = LEADS.exec(text);
  if (lead === null) return null;
  const rest = text.slice(lead.index + lead[0].length);
  const words: string[] = [];
  for (const { text: word, lexeme, at } of tokenize(rest, language)) {
    const before = rest.slice(0, at).trimEnd();
    if (lexeme === null || /[,;:.!?]$/u.test(before) || words.length === MOST_WORDS) break;
    words.push(word);
  }
  return words.length > 1 ? words : null;
}
