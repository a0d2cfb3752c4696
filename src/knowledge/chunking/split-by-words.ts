import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { UNSPACED } from '../../text/is-unspaced.ts';
import { renderBlock } from '../render-markdown.ts';
import type { PassageInput } from './passage-input.ts';

/** A word with the marks that stick to it; two letters of a script without spaces. */
const WORD = new RegExp(`[${UNSPACED}]{1,2}|(?:(?![${UNSPACED}])\\S)+`, 'gu');

/**
 * Cuts an article into windows of equally many words, each but the first beginning with the last words of the one before:
 * what most do, and what cutting along the structure has to be better than. A window knows the title only.
 */
export function splitByWords(
  title: string,
  markdown: string,
  { words, overlap }: { words: number; overlap: number },
): PassageInput[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const text = tree.children.map(renderBlock).filter(Boolean).join('\n\n');
  const found = [...text.matchAll(WORD)];
  const windows = Math.max(1, Math.ceil((found.length - overlap) / (words - overlap)));
  return Array.from({ length: found.length === 0 ? 0 : windows }, (_, at) => {
    const window = found.slice(at * (words - overlap), at * (words - overlap) + words);
    const last = window.at(-1)!;
    return { headingPath: title, text: text.slice(window[0]!.index, last.index + last[0].length) };
  });
}
