/** What a line of a list begins with: a dash, a dot or a number. */
export const LIST_SIGN = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/u;
