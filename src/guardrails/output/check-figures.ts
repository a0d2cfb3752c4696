import { contentWords, sameStem } from '../../text/content-words.ts';
import { foldToWords } from '../../text/fold.ts';
import { dateIsCovered, readDates } from '../../text/read-dates.ts';
import { type Figure, readFigures } from '../../text/read-figures.ts';
import {
  evidenceSegments,
  evidenceText,
  type SentenceCheck,
  type SentenceContext,
} from './sentence-check.ts';

/** Every number, amount, percentage and date of a sentence occurs, with its unit, in what the sentence cites. */
export const checkFigures: SentenceCheck = {
  name: 'figures',
  fault(context) {
    if (context.marks.length === 0) return null;
    const source = context.cited.map(evidenceText).join('\n');
    return missingDate(context, source) ?? missingFigure(context, source) ?? misplacedFigure(context);
  },
};

function missingDate(context: SentenceContext, source: string): string | null {
  const known = readDates(source).flatMap((it) => it.readings);
  const missing = readDates(context.plain).find(
    (date) => !date.readings.some((claimed) => known.some((it) => dateIsCovered(claimed, it))),
  );
  return missing === undefined ? null : `The date "${missing.text}" is not in what it cites.`;
}

function missingFigure(context: SentenceContext, source: string): string | null {
  const known = [...readFigures(source), ...yearsOf(source)];
  const asked = readFigures(context.question);
  const missing = readFigures(context.plain).find(
    (figure) => !known.some((it) => agrees(figure, it)) && !asked.some((it) => repeats(figure, it, context)),
  );
  return missing === undefined ? null : `The figure "${missing.text}" is not in what it cites.`;
}

function agrees(claimed: Figure, known: Figure): boolean {
  if (claimed.unit !== null && known.unit !== null && claimed.unit !== known.unit) return false;
  // A version ("4.1.7") is no number: it is the same where it is written the same.
  return claimed.text === known.text || claimed.values.some((a) => known.values.some((b) => a === b));
}

/** A figure may repeat the asker's own, but only of the same thing: "for 250 seats". */
function repeats(claimed: Figure, asked: Figure, context: SentenceContext): boolean {
  const thing = (text: string, figure: Figure): string | undefined =>
    contentWords(text.slice(figure.index + figure.text.length, figure.index + figure.text.length + 30))[0];
  const [mine, theirs] = [thing(context.plain, claimed), thing(context.question, asked)];
  return agrees(claimed, asked) && mine !== undefined && theirs !== undefined && sameStem(mine, theirs);
}

function yearsOf(source: string): Figure[] {
  return readDates(source).flatMap((date) =>
    date.readings.flatMap((it) =>
      [it.year, it.day].flatMap((value) =>
        value === undefined ? [] : [{ text: String(value), index: date.index, values: [value], unit: null }],
      ),
    ),
  );
}

/** A figure from a table row must not be told of another row's subject. */
function misplacedFigure(context: SentenceContext): string | null {
  // The first row holds the columns' names, which belong to every row.
  const rows = context.cited.flatMap((it) =>
    evidenceSegments(it)
      .filter((segment) => segment.startsWith('|'))
      .slice(1),
  );
  if (rows.length < 2) return null;
  const labelled = rows.map((row) => ({ row, label: foldToWords(row.split('|')[1] ?? '') }));
  const plain = ` ${foldToWords(context.plain)} `;
  const named = labelled.filter(({ label }) => label !== '' && plain.includes(` ${label} `));
  if (named.length === 0) return null;
  const prose = context.cited.flatMap(evidenceSegments).filter((it) => !it.startsWith('|'));
  const allowed = readFigures([...named.map(({ row }) => row), ...prose].join('\n'));
  const elsewhere = readFigures(
    labelled
      .filter((it) => !named.includes(it))
      .map(({ row }) => row)
      .join('\n'),
  );
  const asked = readFigures(context.question);
  const wrong = readFigures(context.plain).find(
    (figure) =>
      elsewhere.some((it) => agrees(figure, it)) && ![...allowed, ...asked].some((it) => agrees(figure, it)),
  );
  return wrong === undefined ? null : `The figure "${wrong.text}" belongs to another row of what it cites.`;
}
