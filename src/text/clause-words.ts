/** Where a clause ends and another begins, in the languages that are written with spaces. */
const BREAKS =
  /[,;()–—|]|(?<!\p{L})(?:and|but|while|whereas|or|und|aber|während|et|mais|tandis|y|pero|mientras|e|ma|mentre|mas|enquanto)(?!\p{L})/giu;
/** What is told apart from what was said: "Business rather than Enterprise". */
const CONTRAST =
  /(?<!\p{L})(?:rather than|instead of|unlike|as opposed to|compared (?:to|with)|statt|anders als|im Gegensatz zu|plutôt que|au lieu de|contrairement à|en lugar de|a diferencia de|anziché|invece di|a differenza di|em vez de|ao contrário de)\s[^.;:]*$/iu;
/** Who does something in the passive. */
const AGENT = /(?<!\p{L})(?:by|von|vom|durch|par|por|da|dal|dalla)(?!\p{L})|によって/iu;
const NOT = /^(?:not|nicht|non|no|pas|não)$/iu;

/** Where the clauses of a text break, as offsets. */
export function clauseBreaks(text: string): number[] {
  return [...text.matchAll(BREAKS)].map((match) => match.index);
}

/** Whether what stands at an index is only set off from what was said. */
export function isContrasted(text: string, at: number): boolean {
  return CONTRAST.test(text.slice(0, Math.max(0, at)));
}

/** Whether a text names who does something as the passive voice does. */
export function namesAgent(text: string): boolean {
  return AGENT.test(text);
}

/** Whether a word that denies, at an index, sets off what follows: "on your last day, not when you give notice". */
export function setsOff(text: string, { word, at }: { word: string; at: number }): boolean {
  return NOT.test(word) && /[,(–—]\s*$/u.test(text.slice(0, at));
}
