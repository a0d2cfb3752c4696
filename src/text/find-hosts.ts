import { UNSPACED } from './is-unspaced.ts';

/** A name of a host, with what stands before and behind it in an address, where it begins. */
export interface HostToken {
  text: string;
  index: number;
}

/** A sentence in a script without blanks between words would run on into the name. */
const SPACED = `(?![${UNSPACED}])`;
const LABEL = String.raw`(?:${SPACED}[\p{L}\p{M}\p{Nd}-])`;
const MAILBOX = String.raw`(?:${SPACED}[\p{L}\p{M}\p{Nd}.%+-])`;
const HOST = new RegExp(
  String.raw`(?<!${MAILBOX})(?:${MAILBOX}+@)?(?:${LABEL}+\.)+(?:(?:${SPACED}\p{L}){2,}|xn--[a-z\d-]+)(?!${LABEL})` +
    String.raw`(?::\d+)?(?:[/?#][^\s<>()[\]"'\x60|]*)?`,
  'giu',
);

/** The end of a sentence without a blank behind it: small letters or a figure, a full stop, a capital, and no more of an address. */
const NEXT_SENTENCE = /^[\p{L}\d-]*(?:\p{Ll}{2}|\d)\.\p{Lu}\p{L}*$/u;

/** "p.ej", "u.s", "EE.UU": single letters with at most two behind them, or initials that are doubled for a plural. */
const SHORTENING = /^(?:(?:\p{L}\.)+\p{L}{1,2}|(\p{Lu})\1\.(\p{Lu})\2)$/u;
/** Of the endings with two letters, the one that people do put behind a single letter: `t.co`. */
const SHORT_HOST = /^\p{L}\.co$/iu;

/**
 * Everything in a text that a program may take for the address of a host, whatever its ending is: `docs.example`,
 * `report.zip`, `ana@mail.example/x`. Which endings lead somewhere changes every year. Versions have no letters at the end, and
 * where a sentence begins right behind a full stop (`end.Next`) `splitNextSentence` keeps programs from linking it.
 */
export function findHosts(text: string): HostToken[] {
  return [...text.matchAll(HOST)]
    .map((found) => ({ text: found[0].replace(/[.,;:!?]+$/, ''), index: found.index }))
    .filter(({ text: token }) => !NEXT_SENTENCE.test(token))
    .filter(({ text: token }) => !SHORTENING.test(token) || SHORT_HOST.test(token));
}

const RUN_ON = /(?<![\p{L}\d@./:-])([\p{L}\d-]*(?:\p{Ll}{2}|\d)\.)(?=\p{Lu}\p{L}*(?![\p{L}\d./:@-]))/gu;

/** Puts something between a full stop and the sentence that begins right behind it. */
export function splitNextSentence(text: string, separator: string): string {
  return text.replace(RUN_ON, `$1${separator}`);
}
