import type { Token } from './analyze.ts';
import type { StandIn } from './stand-in.ts';
import { TERM_GROUPS } from './term-groups.ts';
import { indexTerms, standInsAmong, type TermIndex } from './term-index.ts';

let terms: TermIndex | undefined;

/**
 * For the English terms of a question the others of their groups: for "PTO" "annual leave", for "work from home" "wfh".
 * @param tokens of an English text
 */
export function termStandIns(tokens: readonly Token[]): StandIn[] {
  terms ??= indexTerms(readGroups(), 'en');
  return standInsAmong(tokens, terms);
}

function readGroups(): string[][] {
  return TERM_GROUPS.trim()
    .split('\n')
    .map((line) => line.split(','));
}
