import { BotError } from '../../core/bot-error.ts';
import type { PassageInput } from './passage-input.ts';
import { splitArticle } from './split-article.ts';
import { splitByWords } from './split-by-words.ts';

/** A way to cut articles into passages; equal names cut alike. */
export interface Chunking {
  /** As it is stored: `structure-170`, `fixed-200-50`. */
  name: string;
  cut(title: string, markdown: string): PassageInput[];
}

/** What a way may be asked for; what is left out is the way's own default. */
export interface ChunkingSizes {
  /** Aimed at, for a passage. */
  words?: number;
  /** Repeated from the passage before, where passages overlap. */
  overlap?: number;
}

const LEAST_WORDS = 20;
const MOST_WORDS = 2_000;

const MAKERS: Record<string, (sizes: ChunkingSizes) => Chunking> = {
  structure: ({ words = 170 }) => ({
    name: `structure-${words}`,
    cut: (title, markdown) => splitArticle(title, markdown, words),
  }),
  fixed: ({ words = 200, overlap = Math.floor(words / 4) }) => ({
    name: `fixed-${words}-${overlap}`,
    cut: (title, markdown) => splitByWords(title, markdown, { words, overlap }),
  }),
};

const KINDS = Object.keys(MAKERS);

/** How articles are cut where nobody asked for anything else. */
export const DEFAULT_CHUNKING = createChunking('structure');

/** Creates a chunking of a kind. @throws BotError `input_invalid` that says what there is, or which sizes make sense */
export function createChunking(kind: string, sizes: ChunkingSizes = {}): Chunking {
  const make = MAKERS[kind];
  if (make === undefined) throw invalid(`There is no chunking "${kind}"; choose ${KINDS.join(' or ')}.`);
  const { words, overlap } = sizes;
  if (words !== undefined && !isWithin(words, LEAST_WORDS, MOST_WORDS))
    throw invalid(`A passage may be cut to ${LEAST_WORDS} to ${MOST_WORDS} words, not to ${words}.`);
  if (overlap !== undefined && kind !== 'fixed')
    throw invalid('Only passages of the chunking "fixed" overlap.');
  if (overlap !== undefined && !isWithin(overlap, 0, Math.floor((words ?? 200) / 2)))
    throw invalid(`Passages may overlap by at most half of their words, not by ${overlap}.`);
  return make(sizes);
}

/** The chunking of a stored name. @throws BotError `input_invalid` */
export function readChunking(name: string): Chunking {
  const [kind = '', words, overlap] = name.split('-');
  return createChunking(kind, {
    ...(words === undefined ? {} : { words: Number(words) }),
    ...(overlap === undefined ? {} : { overlap: Number(overlap) }),
  });
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function invalid(message: string): BotError {
  return new BotError('input_invalid', message);
}
