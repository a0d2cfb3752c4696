import { isContrasted } from '../../text/clause-words.ts';
import { sameStem } from '../../text/content-words.ts';
import { fold } from '../../text/fold.ts';
import { monthNumber } from '../../text/months.ts';
import { readNames } from '../../text/read-names.ts';
import { readTerms } from '../../text/read-terms.ts';
import type { Claim } from './read-claims.ts';
import type { SentenceCheck, SentenceContext } from './sentence-check.ts';
import { evidenceText } from './source-segments.ts';

/** Every proper name and code of a sentence occurs in what it cites, or is the asker's or the company's own. */
export const checkNames: SentenceCheck = {
  name: 'names',
  fault(context) {
    if (context.marks.length === 0) return null;
    let own: ((name: string) => boolean) | null = null;
    const isOwn = (name: string) => {
      own ??= ownNames(context);
      return own(name);
    };
    for (const claim of context.claims) {
      const source = foldName(sourceText(claim, context));
      const words = wordsOf(source);
      const terms = new Set(readTerms(source).map(({ group }) => group));
      const missing = namesOf(claim).find(
        (name) => !occurs(foldName(name), source, words) && !isOwn(name) && !isSpeltOut(name, terms),
      );
      if (missing !== undefined) return `The name "${missing}" is not in what it cites.`;
    }
    return null;
  },
};

/** Where the reply is read: anybody may speak of it. */
const PLACE = 'Slack';
/** Katakana is how Japanese writes ordinary words too, and a month is a date. */
function namesOf({ text }: Claim): string[] {
  return readNames(text).filter(
    (name) =>
      name !== PLACE &&
      !isContrasted(text, text.indexOf(name)) &&
      !/^[\p{Script=Katakana}\u30fc]+$/u.test(name) &&
      monthNumber(name) === undefined,
  );
}

/** With quotes, only what they say, and where they stand. */
function sourceText({ cited, segments }: Claim, { quotes }: SentenceContext): string {
  if (quotes === undefined || quotes.length === 0) return cited.map(evidenceText).join('\n');
  const heads = cited.map((piece) => evidenceText({ ...piece, text: '' }));
  return [...heads, ...segments.flatMap(({ plain, contextText }) => [contextText, plain])].join('\n');
}

/** What the asker names may be repeated, and the company's own names stand in most of what it writes. */
function ownNames({
  question,
  thread = '',
  before = '',
  asker = '',
  ownNames: given = [],
  evidence,
}: SentenceContext): (name: string) => boolean {
  const said = foldName([question, thread, before, asker, ...given].join('\n'));
  const words = wordsOf(said);
  const pieces = evidence.map((piece) => foldName(evidenceText(piece)));
  return (name) => {
    const folded = foldName(name);
    if (occurs(folded, said, words)) return true;
    const having = pieces.filter((piece) => occurs(folded, piece, wordsOf(piece))).length;
    return having >= 2 && having > pieces.length / 2;
  };
}

/** "CFO" where the source writes "chief financial officer". */
function isSpeltOut(name: string, terms: ReadonlySet<number>): boolean {
  return readTerms(name).some(({ group }) => terms.has(group));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'.@_&+-]*/gu) ?? [];
}

function occurs(name: string, source: string, words: string[]): boolean {
  if (name.length >= 3 ? source.includes(name) : words.includes(name)) return true;
  if (/\d/.test(name)) return occursSpaced(name, source);
  return words.some((word) => sameStem(word.replace(/\.$/, ''), name));
}

/** "iOS16" where the source writes "iOS 16". */
function occursSpaced(name: string, source: string): boolean {
  const parts = name.split(/(?<=\p{L})(?=\d)/u);
  if (parts.length < 2 || /[^\p{L}\d]/u.test(name)) return false;
  return new RegExp(`(?<![\\p{L}\\d])${parts.join('[\\s-]?')}(?![\\d])`, 'u').test(source);
}

/** "Lucía" and "LUCIA" are one name, "O’Neil" and "O'Neil" too, and "U.S." is "US". */
function foldName(text: string): string {
  const folded = fold(text).replace(/’/g, "'");
  // Where none is, and that is nearly everywhere, looking for the full stop is far cheaper than for the letter.
  if (!/\.\p{L}\./u.test(folded)) return folded;
  return folded.replace(/(?<![\p{L}.])(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll('.', ''));
}
