import type { ReplyPart } from '../../core/reply.ts';
import { stripMarkdown } from '../render/markdown-pieces.ts';
import { toMarkdown } from '../render/render-parts.ts';
import { MAX_INPUT } from './handoff-form.ts';

/** More inputs would be a form that nobody reads. */
const MAX_INPUTS = 4;

/** A draft as a person edits it: plain text without citation marks, since what they send is in their own words. */
export function draftText(parts: readonly ReplyPart[]): string {
  return stripMarkdown(parts.map(toMarkdown).join('\n\n'))
    .replace(/ ?(\[\d{1,3}\])+/g, '')
    .trim();
}

/**
 * Cuts a text into what the inputs of a form take, at ends of lines or words; `cut` when its end did not fit. Joined
 * with line breaks the pieces are the text again, but for a word's space at a cut.
 */
export function cutDraft(text: string): { pieces: string[]; cut: boolean } {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > MAX_INPUT && pieces.length < MAX_INPUTS) {
    const at = cutAt(rest);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(/\s/.test(rest[at] ?? '') ? at + 1 : at);
  }
  if (pieces.length === MAX_INPUTS) return { pieces, cut: rest !== '' };
  return { pieces: [...pieces, rest], cut: false };
}

function cutAt(text: string): number {
  const head = text.slice(0, MAX_INPUT);
  const ends = [head.lastIndexOf('\n'), head.lastIndexOf(' ')];
  const end = ends.find((at) => at > MAX_INPUT / 2);
  return end ?? (/[\uD800-\uDBFF]$/.test(head) ? MAX_INPUT - 1 : MAX_INPUT);
}
