import type { Token } from './analyze.ts';

/** What stands for one or more words of a question that are read together. */
export interface StandIn {
  /** Where the words begin that it stands for, as their tokens say. */
  at: number[];
  /** All must be there. */
  lexemes: string[];
}

/** Whether nothing but a blank, a hyphen or a dot parts two tokens. */
export function areAdjacent(left: Token, right: Token | undefined): right is Token {
  return right !== undefined && right.at - (left.at + left.text.length) <= 1;
}
