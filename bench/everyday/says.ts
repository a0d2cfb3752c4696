import type { Pattern } from './pattern.ts';

/** A text without emphasis marks, with plain blanks, quotation marks and hyphens, as patterns are written for it. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u2018\u2019\u201b\u02bc]/g, "'")
    .replace(/[\u2010-\u2014\u2212]/g, '-')
    .replace(/\*+|`+|(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, '');
}

/** The groups of which a plain text says none of the wordings. */
export function missingFrom(text: string, groups: readonly Pattern[][]): Pattern[][] {
  return groups.filter((group) => !group.some(({ regex }) => regex.test(text)));
}
