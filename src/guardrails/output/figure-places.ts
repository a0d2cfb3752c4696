import { clauseBreaks } from '../../text/clause-words.ts';
import { setsLimit } from '../../text/limit-words.ts';
import { type KeyWord, likeness } from '../../text/read-key-words.ts';
import { type Quantity, sameQuantity } from '../../text/read-quantities.ts';
import type { Claim } from './read-claims.ts';
import type { Segment } from './read-segments.ts';

/** A word with how near it is. */
export interface NearWord {
  word: KeyWord;
  weight: number;
}

interface NearFigure {
  quantity: Quantity;
  weight: number;
}

/** What stands around a figure. */
export interface Surroundings {
  near: readonly NearWord[];
  nearFigures: readonly NearFigure[];
}

/** A figure of a source with the words that say what it counts, each with how near it is, 0 to 1. */
export interface FigurePlace {
  quantity: Quantity;
  segment: Segment;
  near: readonly NearWord[];
  /** Other figures of its segment, likewise. */
  nearFigures: readonly NearFigure[];
  /** Figures that name its row: "50–199" in a table of seats. */
  rowFigures: readonly Quantity[];
  /** Of a table; 0 in prose. */
  column: number;
}

/** How fast words lose their say with each word between, and with each break of a clause. */
const FADE = 0.45;
const BREAK = 1.6;
/** A figure of another measure nearby says more than a word: "a three-year term". */
const FIGURE_WEIGHT = 1.6;
/** What the line that leads in, a heading or the title say of a figure. */
const CONTEXT_WEIGHT = 0.3;

/** Weighs the words and figures of a text by how near they are to what stands at an index. */
export function weighNear(
  text: string,
  { words, quantities }: { words: readonly KeyWord[]; quantities: readonly Quantity[] },
  { index, text: figure, measure, rates }: Quantity,
): Surroundings {
  const breaks = clauseBreaks(text);
  const end = index + figure.length;
  const weightOf = (at: number, length: number): number => {
    const [from, to] = at < index ? [at + length, index] : [end, at];
    const between = words.filter((word) => word.at >= from && word.at < to).length;
    const broken = breaks.filter((place) => place >= from && place < to).length;
    // What follows a figure is what it counts.
    const distance = between + BREAK * broken - (at >= end && between === 0 && broken === 0 ? 0.5 : 0);
    return 1 / (1 + FADE * Math.max(0, distance));
  };
  return {
    near: words
      // "A month" of a rate is no "monthly" of a column.
      .filter(({ at }) => at < end || at >= end + rates.length)
      .filter((word) => !isUnit(word, quantities, text))
      .map((word) => ({ word, weight: weightOf(word.at, word.text.length) })),
    nearFigures: quantities
      // Two figures of one measure may be mixed up: neither tells what the other counts.
      .filter((one) => one.measure !== measure || one.isName)
      .map((quantity) => ({ quantity, weight: weightOf(quantity.index, quantity.text.length) })),
  };
}

/** "Percent" and "EUR" say nothing of what a figure counts. */
function isUnit({ at, text: word }: KeyWord, quantities: readonly Quantity[], text: string): boolean {
  return quantities.some(({ index, text: figure, unit }) => {
    if (unit === null) return false;
    const end = index + figure.length;
    return (
      (at >= end && /^[\s*-]*$/.test(text.slice(end, at))) ||
      (at < index &&
        /^\s*$/.test(text.slice(at + word.length, index)) &&
        word.length === 3 &&
        unit.toLowerCase() === word)
    );
  });
}

/** All figures of segments with what they count. */
export function figurePlaces(segments: readonly Segment[]): FigurePlace[] {
  return segments.flatMap((segment) => {
    const context = segment.context.map((word) => ({ word, weight: CONTEXT_WEIGHT }));
    return segment.cells.length > 0
      ? cellPlaces(segment, context)
      : segment.quantities.map((quantity) => {
          const { near, nearFigures } = weighNear(segment.plain, segment, quantity);
          return { quantity, segment, near: [...near, ...context], nearFigures, rowFigures: [], column: 0 };
        });
  });
}

/** A figure in a table is of its row's other cells, above all the first, and of its column's head. */
function cellPlaces(segment: Segment, context: FigurePlace['near']): FigurePlace[] {
  let from = 0;
  const cells = segment.cells.map(({ head, text }) => {
    const start = from;
    from += text.length + 3;
    const within = <Item extends { at?: number; index?: number }>(items: readonly Item[]): Item[] =>
      items.filter((item) => {
        const at = item.at ?? item.index ?? -1;
        return at >= start && at < start + text.length;
      });
    return { head, words: within(segment.words), quantities: within(segment.quantities) };
  });
  return cells.flatMap((cell, column) =>
    cell.quantities.map((quantity) => ({
      quantity,
      segment,
      near: [
        ...cells.flatMap(({ words }, other) =>
          words.map((word) => ({ word, weight: other === column ? 0.8 : other === 0 ? 1 : 0.5 })),
        ),
        ...headWords(segment, cell.head),
        ...context.filter(({ word }) => !isOfHeads(segment, word)),
      ],
      nearFigures: [],
      column,
      rowFigures: cells.flatMap(({ quantities }, other) => (other < column ? quantities : [])),
    })),
  );
}

function headWords(segment: Segment, head: string): NearWord[] {
  const folded = head.toLowerCase();
  return segment.context.filter(({ text }) => folded.includes(text)).map((word) => ({ word, weight: 0.9 }));
}

function isOfHeads({ cells }: Segment, { text }: KeyWord): boolean {
  return cells.some(({ head }) => head.toLowerCase().includes(text));
}

/**
 * The figure of another measure that a figure is told together with: in the same clause if there is one, and the nearest;
 * "three-year" of "a two-year term lowers it by 4 percent, and a three-year term by 8". Null where it stands alone.
 */
export function companionOf(
  figure: Quantity,
  { text, quantities }: { text: string; quantities: readonly Quantity[] },
): Quantity | null {
  const breaks = clauseBreaks(text);
  const distance = ({ index }: Quantity): number => {
    const [from, to] = index < figure.index ? [index, figure.index] : [figure.index, index];
    return text.length * breaks.filter((at) => at >= from && at < to).length + to - from;
  };
  const others = quantities.filter(({ measure, isName }) => measure !== figure.measure && !isName);
  return others.sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

/** How well what a claim says of a figure fits a place, above 0. */
export function fitOf(
  { near, nearFigures }: Surroundings,
  place: FigurePlace,
  { of, claim, asked }: { of: Quantity; claim: Claim; asked: readonly Quantity[] },
): number {
  const words = near.reduce((sum, { word, weight }) => {
    let most = 0;
    for (const other of place.near) {
      if (other.weight <= most) continue;
      most = Math.max(most, likeness(word, other.word) * other.weight);
    }
    return sum + weight * most;
  }, 0);
  const figures = nearFigures.reduce((sum, { quantity, weight }) => {
    const same = place.nearFigures.filter((other) => sameQuantity(quantity, other.quantity));
    return sum + FIGURE_WEIGHT * weight * Math.max(0, ...same.map((other) => other.weight));
  }, 0);
  // What is looked for tells no row: it would speak for the figure beside it.
  return (
    words +
    figures +
    rowFit(
      place,
      claim.quantities.filter((one) => one !== of),
      asked,
    )
  );
}

const ROW = 1.5;

/** How surely a figure's row is meant: a row of a range is where a figure of the claim, or of the question, lies in it. */
export function rowFit(
  { rowFigures, segment }: FigurePlace,
  said: readonly Quantity[],
  asked: readonly Quantity[],
): number {
  if (rowFigures.length === 0) return 0;
  if (said.some((figure) => rowFigures.some((row) => sameQuantity(figure, row)))) return ROW;
  const label = segment.cells[0]?.text ?? '';
  const inRow = (figure: Quantity): boolean =>
    figure.measure === 'count' && !figure.isName && isInRange(figure.values, label, rowFigures);
  const figures = said.some((one) => one.measure === 'count') ? said : asked;
  return figures.some(inRow) ? ROW : 0;
}

function isInRange(values: readonly number[], label: string, row: readonly Quantity[]): boolean {
  const bounds = row.flatMap(({ values: [value] }) => value ?? []);
  const [low, high] = bounds;
  if (low === undefined) return false;
  if (high !== undefined) return values.some((value) => value >= low && value <= high);
  return setsLimit(label, 'least') && values.some((value) => value >= low);
}
