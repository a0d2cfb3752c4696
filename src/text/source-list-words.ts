const LABEL =
  '(?:sources?|references?|citations?|footnotes?|quellen?|belege|quellenangaben?|sources? citées?|références?|fuentes?|referencias?|fonti|fonte|riferimenti|fontes|referências?|出典|参考(?:資料|文献)?|情報源)';
const HEADING = new RegExp(
  `^\\s*(?:#{1,6}\\s+)?(?:\\*\\*)?${LABEL}\\s*(?:\\*\\*)?\\s*[:：]?\\s*(?:\\*\\*)?\\s*$`,
  'iu',
);
const LINE = new RegExp(
  `^\\s*(?:[-*+•]\\s+)?(?:\\*\\*)?\\(?${LABEL}\\s*(?:\\*\\*)?\\s*[:：]\\s*(?:\\*\\*)?\\s*(?=\\[\\d|\\d{1,3}[.)]?(?:\\s|,|$))`,
  'iu',
);
const ENTRY = /^\s*(?:[-*+•]\s+)?(?:\[\^?\d{1,3}\]:?|\(?\d{1,3}[.):])\s*\S?|^\s*[-*+•]\s+\S/u;
const FOOTNOTE = /^\s*\[\^?\d{1,3}\]:\s/u;

/** Whether a line is the heading of a list of sources: "Sources:", "## Quellen". */
export function headsSourceList(line: string): boolean {
  return HEADING.test(line);
}

/** Whether a line is a list of sources by itself: "Sources: [1], [2]", "[1]: Price list". */
export function isSourceLine(line: string): boolean {
  return LINE.test(line) || FOOTNOTE.test(line);
}

/** Whether a line below such a heading goes on with the list. */
export function continuesSourceList(line: string): boolean {
  return ENTRY.test(line);
}

/** A pattern for marks that name what they are: "[Source 1]", "(Quellen 1, 2)"; its group holds the numbers. */
export function sourceMarkPattern(): RegExp {
  return new RegExp(
    `[[(]${LABEL}\\.?\\s?#?(\\d{1,3}(?:\\s*(?:,|;|&|and|und|et|y|e)\\s*\\d{1,3})*)[\\])]`,
    'giu',
  );
}
