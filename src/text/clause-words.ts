/** Where a clause ends and another begins, in the languages that are written with spaces. */
const BREAKS =
  /[,;()–—|]|(?<!\p{L})(?:and|but|while|whereas|or|und|aber|während|et|mais|tandis|y|pero|mientras|e|ma|mentre|mas|enquanto)(?!\p{L})/giu;
/** What is told apart from what was said: "Business rather than Enterprise". */
const CONTRAST =
  /(?<!\p{L})(?:rather than|instead of|unlike|as opposed to|compared (?:to|with)|statt|anders als|im Gegensatz zu|plutôt que|au lieu de|contrairement à|en lugar de|a diferencia de|anziché|invece di|a differenza di|em vez de|ao contrário de)\s[^.;:]*$/iu;
/** Who does something in the passive. */
const AGENT = /(?<!\p{L})(?:by|von|vom|durch|par|por|da|dal|dalla)(?!\p{L})|によって/iu;
/** What opens a clause that hangs on another, or a phrase, so that the line alone states nothing: "If you …", "For 250 seats". */
const DEPENDENT =
  /^\P{L}*(?:if|when|where|what|which|who|how|why|for|to|before|after|while|until|in case|with|about|as|wenn|falls|sofern|was|wie|wo|wer|warum|für|um|bevor|nachdem|damit|bei|mit|si|quand|lorsque|ce qu[ei]|comment|pour|avant|après|avec|cuando|qué|lo que|cómo|para|antes|después|con|quando|cosa|come|per|prima|dopo|o que|como|depois|com)(?!\p{L})|(?:には|場合(?:は)?|とき(?:は)?|方法)[:：、]?\s*$/iu;
/** Verbs that make a statement of a heading; those that are other words in a neighbouring language are left out. */
const STATING =
  /(?<!\p{L})(?:is|isn['’]t|are|aren['’]t|was|were|has|have|can|can['’]t|cannot|will|does|ist|sind|hat|haben|kann|können|wird|werden|est|sont|ont|peut|peuvent|está|están|tiene|tienen|puede|pueden|è|può|possono|é|são|tem|pode|podem)(?!\p{L})|(?:です|ます|である|できる|ません)[。]?$/iu;
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

/** Whether a line opens as a clause or phrase that hangs on another: it states nothing alone. */
export function opensDependently(line: string): boolean {
  return DEPENDENT.test(line);
}

/** Whether a heading has a verb that states something: "SSO is included" against "What is included" and "Single sign-on". */
export function statesInHeading(heading: string): boolean {
  return STATING.test(heading) && !DEPENDENT.test(heading);
}
