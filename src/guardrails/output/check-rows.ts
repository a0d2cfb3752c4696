import { findDenials } from '../../text/find-denials.ts';
import { fold } from '../../text/fold.ts';
import { type KeyWord, readKeyWords } from '../../text/read-key-words.ts';
import { readYesNo } from '../../text/read-yes-no.ts';
import type { Claim } from './read-claims.ts';
import type { Segment } from './read-segments.ts';
import type { SentenceCheck } from './sentence-check.ts';
import { bestLikeness } from './share-said.ts';

/** So many words more of another row than of the one that it names make a claim one of the other row. */
const MORE = 2;
/** So much of a column's name must be said before a yes or no under it counts. */
const HEAD = 0.6;

/** What a sentence says of a table's row stands in that row. */
export const checkRows: SentenceCheck = {
  name: 'rows',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const claim of context.claims) {
      const rows = claim.segments.filter(({ cells }) => cells.length > 1);
      const named = rows.filter((row) => names(claim, row));
      const [row] = named;
      if (row === undefined) continue;
      const label = row.cells[0]!.text;
      if (named.length === 1 && deniesCell(claim, row))
        return `The row "${label}" of what it cites says otherwise.`;
      if (isOfAnother(claim, named, rows))
        return `It says of "${label}" what stands in another row of what it cites.`;
    }
    return null;
  },
};

function names({ text, words, language }: Claim, { cells, language: theirs }: Segment): boolean {
  const label = cells[0]!.text;
  if (/\d/.test(label)) return label.length > 2 && /\p{L}/u.test(label) && fold(text).includes(fold(label));
  const said = readKeyWords(label, theirs);
  return said.length > 0 && language === theirs && said.every((word) => bestLikeness(word, words) >= 0.9);
}

function isOfAnother(claim: Claim, named: readonly Segment[], rows: readonly Segment[]): boolean {
  const own = named.flatMap((row) => [...row.words, ...row.context]);
  const rest = claim.words.filter((word) => bestLikeness(word, own) === 0);
  return rows
    .filter((row) => !named.includes(row) && row.block === named[0]!.block && row.n === named[0]!.n)
    .some((row) => {
      const label = readKeyWords(row.cells[0]!.text, row.language);
      const cells = row.words.filter((word) => bestLikeness(word, label) === 0);
      const theirs = rest.filter((word) => bestLikeness(word, cells) >= 0.9).length;
      const mine = named.reduce((sum, each) => sum + ownWords(claim, each), 0);
      return theirs >= MORE && theirs > mine;
    });
}

/** How many words a claim shares with a row, its label aside. */
function ownWords(claim: Claim, row: Segment): number {
  const label = readKeyWords(row.cells[0]!.text, row.language);
  const cells = row.words.filter((word) => bestLikeness(word, label) === 0);
  return cells.filter((word) => bestLikeness(word, claim.words) >= 0.7).length;
}

function deniesCell(claim: Claim, row: Segment): boolean {
  const isDenied = findDenials(claim.text, claim.language).length > 0;
  return row.cells.slice(1).some(({ head, text }) => {
    const isYes = readYesNo(text);
    if (isYes === null) return false;
    const words: KeyWord[] = readKeyWords(head, row.language);
    const named = words.filter((word) => bestLikeness(word, claim.words) === 1).length;
    return words.length > 0 && named >= HEAD * words.length && isYes === isDenied;
  });
}
