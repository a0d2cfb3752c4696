import { withoutMarks } from '../cited-marks.ts';

/** A text without marks, list and heading signs, emphasis and links' addresses. */
export function plainText(markdown: string): string {
  return withoutMarks(markdown)
    .replace(/^[ \t]*(?:[-*+•>]|#{1,6}|\d{1,3}[.)])[ \t]+/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|(?<!\w)[*_]|[*_](?!\w)|`/g, '')
    .trim();
}
