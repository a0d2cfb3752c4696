import { type KeyWord, likeness } from '../../text/read-key-words.ts';
import { type Quantity, sameQuantity } from '../../text/read-quantities.ts';
import type { Claim } from './read-claims.ts';
import type { Segment } from './read-segments.ts';

/** A figure of a source with the words that say what it counts, each with how near it is, 0 to 1. */
export interface FigurePlace {
  quantity: Quantity;
  segment: Segment;
  near: readonly { word: KeyWord; weight: number }[];
  /** Figures that name its row: "50–199" in a table of seats. */
  rowFigures: readonly Quantity[];
}

/** How fast words lose their say with each word between, and with each break of a clause. */
const FADE = 0.45;
const BREAK = 1.6;
const BREAKS =
  /[,;:()–—|]|(?<!\p{L})(?:and|but|while|whereas|or|und|aber|während|et|mais|tandis|y|pero|mientras|e|ma|mentre|mas|enquanto)(?!\p{L})/giu;
/** What the line that leads in, a heading or the title say of a figure. */
const CONTEXT_WEIGHT = 0.3;

/** Weighs the words of a text by how near they are to what stands at an index. */
export function weighNear(
  text: string,
  words: readonly KeyWord[],
  { index, text: figure }: Pick<Quantity, 'index' | 'text'>,
): { word: KeyWord; weight: number }[] {
  const breaks = [...text.matchAll(BREAKS)].map((match) => match.index);
  const end = index + figure.length;
  return words.map((word) => {
    const [from, to] = word.at < index ? [word.at + word.text.length, index] : [end, word.at];
    const between = words.filter(({ at }) => at >= from && at < to).length;
    const broken = breaks.filter((at) => at >= from && at < to).length;
    // What follows a figure is what it counts.
    const distance = between + BREAK * broken - (word.at >= end && between === 0 && broken === 0 ? 0.5 : 0);
    return { word, weight: 1 / (1 + FADE * Math.max(0, distance)) };
  });
}

/** All figures of segments with what they count. */
export function figurePlaces(segments: readonly Segment[]): FigurePlace[] {
  return segments.flatMap((segment) => {
    const context = segment.context.map((word) => ({ word, weight: CONTEXT_WEIGHT }));
    return segment.cells.length > 0
      ? cellPlaces(segment, context)
      : segment.quantities.map((quantity) => ({
          quantity,
          segment,
          near: [...weighNear(segment.plain, segment.words, quantity), ...context],
          rowFigures: [],
        }));
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
      rowFigures: cells.flatMap(({ quantities }, other) => (other < column ? quantities : [])),
    })),
  );
}

function headWords(segment: Segment, head: string): { word: KeyWord; weight: number }[] {
  const folded = head.toLowerCase();
  return segment.context
    .filter(({ text }) => folded.includes(text))
    .map((word) => ({ word, weight: 0.9 }));
}

function isOfHeads({ cells }: Segment, { text }: KeyWord): boolean {
  return cells.some(({ head }) => head.toLowerCase().includes(text));
}

/** How well what a claim says of a figure fits a place, above 0. */
export function fitOf(
  near: readonly { word: KeyWord; weight: number }[],
  place: FigurePlace,
  { claim, asked }: { claim: Claim; asked: readonly Quantity[] },
): number {
  const words = near.reduce((sum, { word, weight }) => {
    let most = 0;
    for (const other of place.near) {
      if (other.weight <= most) continue;
      most = Math.max(most, likeness(word, other.word) * other.weight);
    }
    return sum + weight * most;
  }, 0);
  return words + rowFit(place, claim.quantities, asked);
}

const ROW = 1.5;

/** A row of a range is meant where a figure of the claim, or of the question, lies in it. */
function rowFit({ rowFigures, segment }: FigurePlace, said: readonly Quantity[], asked: readonly Quantity[]): number {
  if (rowFigures.length === 0) return 0;
  if (said.some((figure) => rowFigures.some((row) => sameQuantity(figure, row)))) return ROW;
  const label = segment.cells[0]?.text ?? '';
  const inRow = (figure: Quantity): boolean => figure.measure === 'count' && isInRange(figure.values, label, rowFigures);
  const figures = said.some((one) => one.measure === 'count') ? said : asked;
  return figures.some(inRow) ? ROW : 0;
}

function isInRange(values: readonly number[], label: string, row: readonly Quantity[]): boolean {
  const bounds = row.flatMap(({ values: [value] }) => value ?? []);
  const [low, high] = bounds;
  if (low === undefined) return false;
  if (high !== undefined) return values.some((value) => value >= low && value <= high);
  return /\+|more|above|over|mehr|plus|más|più|mais|以上/iu.test(label) && values.some((value) => value >= low);
}
