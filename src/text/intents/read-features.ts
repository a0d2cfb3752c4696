import { fold } from '../fold.ts';
import { hashText } from '../hash-text.ts';
import { isUnspaced, UNSPACED } from '../is-unspaced.ts';

/** How often each hashed feature stands in a text: words, pairs of words, pieces of words; each kind counts alike. */
export type TextFeatures = readonly ReadonlyMap<number, number>[];

/** Runs of an unspaced script, other words, figures, and the marks that change what is asked. */
const TOKEN = new RegExp(`[${UNSPACED}ー]+|(?:(?![${UNSPACED}ー])[\\p{L}\\p{M}])+|\\p{N}+|[?%$€£¥]`, 'gu');
/** Where a sentence begins and ends tells "can I …" from "… that I can". */
const EDGE = '|';
const HAS_LETTERS = /[\p{L}\p{N}#]/u;
/** Lengths of the pieces of a word: one wrong letter leaves most of them as they are. */
const PIECES = { from: 3, to: 5 };
/** One letter of an unspaced script says as much as a syllable or a word. */
const UNSPACED_PIECES = { from: 1, to: 3 };

/**
 * Words, pairs of neighbouring words, and pieces of words, hashed; case, accents of Latin letters and the value of
 * figures make no difference.
 */
export function readFeatures(text: string): TextFeatures {
  const runs = (fold(text.normalize('NFKC')).match(TOKEN) ?? []).map((run) => run.replace(/^\p{N}+$/u, '#'));
  const words = runs.flatMap((run) => (isUnspaced(run) ? slices(run, 2, 2) : [run]));
  const edged = [EDGE, ...words, EDGE];
  return [
    count(words.map((word) => `w ${word}`)),
    count(edged.slice(1).map((word, at) => `p ${edged[at]} ${word}`)),
    count(
      runs
        .filter((run) => HAS_LETTERS.test(run))
        .flatMap(piecesOf)
        .map((piece) => `c ${piece}`),
    ),
  ];
}

function piecesOf(run: string): string[] {
  return isUnspaced(run)
    ? slices(run, UNSPACED_PIECES.from, UNSPACED_PIECES.to)
    : slices(`<${run}>`, PIECES.from, PIECES.to);
}

/** All runs of so many letters within a word; a shorter word is one itself. */
function slices(word: string, from: number, to: number): string[] {
  const letters = [...word];
  if (letters.length < from) return [word];
  const found: string[] = [];
  for (let size = from; size <= to; size += 1)
    for (let at = 0; at + size <= letters.length; at += 1) found.push(letters.slice(at, at + size).join(''));
  return found;
}

function count(features: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const feature of features) {
    const hash = hashText(feature);
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}
