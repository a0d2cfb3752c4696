import { dateIsCovered, readDates } from '../../text/read-dates.ts';
import { type Figure, readFigures } from '../../text/read-figures.ts';
import { readNumbers } from '../../text/read-numbers.ts';
import type { SentenceCheck } from './sentence-check.ts';
import { evidenceText } from './source-segments.ts';

/**
 * Every figure and date of a flow's line occurs in a record that it cites, or the asker said it. Which figure belongs
 * to what is code's own doing, so that it is not judged by the words around it as a model's sentence is.
 */
export const checkLineFigures: SentenceCheck = {
  name: 'figures',
  fault({ marks, cited, plain, question }) {
    if (marks.length === 0) return null;
    const source = [...cited.map(evidenceText), question].join('\n');
    const days = readDates(source).flatMap(({ readings }) => readings);
    const undated = readDates(plain).find(
      (date) => !date.readings.some((claimed) => days.some((known) => dateIsCovered(claimed, known))),
    );
    if (undated !== undefined) return `The date "${undated.text}" is not in what it cites.`;
    const missing = figuresBeside(plain, source)[0];
    return missing === undefined ? null : `The figure "${missing.text}" is not in what it cites.`;
  },
};

/** The figures of a text that a source does not have, neither in digits, nor in words, nor as a part of a date. */
export function figuresBeside(text: string, source: string): Figure[] {
  const figures = readFigures(source);
  const bare = [
    ...readNumbers(source).map(({ value }) => value),
    ...readDates(source).flatMap(({ readings }) => readings.flatMap(({ year, day }) => [year, day])),
  ];
  const agrees = (figure: Figure) =>
    figures.some(
      (known) =>
        (known.unit === null || figure.unit === null || known.unit === figure.unit) &&
        known.values.some((value) => figure.values.includes(value)),
    );
  const spelled = (figure: Figure) => figure.values.some((value) => bare.includes(value));
  return readFigures(text).filter(
    (figure) => !agrees(figure) && !(figure.unit !== 'percent' && spelled(figure)),
  );
}
