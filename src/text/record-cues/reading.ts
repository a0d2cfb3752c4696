import { contentWords } from '../content-words.ts';
import { fold } from '../fold.ts';
import { foldInPlace } from '../fold-in-place.ts';
import { isQuestionFiller } from '../stop-words.ts';
import { type Cue, findCues } from './find-cues.ts';

/** A stretch of a text. */
export interface Span {
  start: number;
  end: number;
}

/** A text that is read piece by piece: what was understood is taken, and what is left was not. */
export interface Reading {
  readonly text: string;
  /** The text folded in place, so that positions hold in both. */
  readonly folded: string;
  /** Takes the stretches of a cue that nothing has taken yet, in the order of the text. */
  takeAll(cue: string): Cue[];
  /** Takes the first of them. */
  take(cue: string): Cue | null;
  /** Whether a cue is there, taken or not. */
  has(cue: string): boolean;
  /** The untaken stretches of a cue, left where they are. */
  see(cue: string): Cue[];
  /** Whether a stretch is, or is part of, what names a field. */
  isField(span: Span): boolean;
  takeSpan(span: Span): void;
  isTaken(span: Span): boolean;
  /** The words that nothing has taken, in order, each folded with where it stands. */
  words(): (Span & { word: string })[];
  /** Those of them that carry content. */
  left(): string[];
}

/** Words; a script without spaces is cut where it changes, as in ドイツの顧客. */
const WORD =
  /[\p{Script=Katakana}ー]+|\p{Script=Han}+|\p{Script=Hiragana}+|(?:(?![\p{Script=Katakana}\p{Script=Han}\p{Script=Hiragana}])[\p{L}\p{N}])(?:(?![\p{Script=Katakana}\p{Script=Han}\p{Script=Hiragana}])[\p{L}\p{M}\p{N}&'’/+-])*/gu;

/** Opens a text for reading. */
export function openReading(text: string): Reading {
  const cues = findCues(text).sort((a, b) => a.start - b.start || b.end - a.end);
  const folded = foldInPlace(text);
  const taken: Span[] = [];
  const isTaken = ({ start, end }: Span): boolean => taken.some((one) => start < one.end && one.start < end);
  const see = (name: string): Cue[] =>
    cues.filter(({ name: is, parts }) => is === name && !parts.some(isTaken));
  const takeSpan = ({ start, end }: Span): void => {
    taken.push({ start, end });
  };
  const take = (name: string): Cue | null => {
    const [cue] = see(name);
    cue?.parts.forEach(takeSpan);
    return cue ?? null;
  };
  return {
    text,
    folded,
    see,
    take,
    takeSpan,
    isTaken,
    isField: ({ start, end }) =>
      cues.some((cue) => cue.name.startsWith('field:') && cue.start <= start && end <= cue.end),
    has: (name) => cues.some((cue) => cue.name === name),
    takeAll(name) {
      const found: Cue[] = [];
      for (let cue = take(name); cue !== null; cue = take(name)) found.push(cue);
      return found;
    },
    words: () =>
      [...folded.matchAll(WORD)]
        .map((match) => ({
          word: match[0].replace(/['’]s?$/u, ''),
          start: match.index,
          end: match.index + match[0].length,
        }))
        .filter((span) => !isTaken(span)),
    left() {
      let rest = text;
      for (const { start, end } of taken)
        rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
      return contentWords(rest).filter((word) => !isQuestionFiller(fold(word)));
    },
  };
}
