/** How a page is called where people read Slack in one of our languages. */
const PAGE = '(?:canvas|canevas|lienzo|キャンバス|キャンヴァス)';
/** What stands before its name: "as a", "in einem", "sous forme de". */
const WORDS_BEFORE =
  '(?:as|in|into|on|to|a|an|the|my|als|ein|eine|einen|einem|im|ins|en|un|une|dans|sous|forme|de|comme|como|com|el|la|una|su|come|uno|em|num|o|um|uma|na|no)';
const AT_END = new RegExp(
  `(?:^|[\\s\\p{P}]+)(?:${WORDS_BEFORE}[\\s]+)*["“„«»'’]?${PAGE}["”“»'’]?[\\s\\p{P}]*(?:(?:please|bitte|por favor|per favore|s'il vous pla[iî]t)[\\s\\p{P}]*)?$`,
  'iu',
);
/** Japanese needs no blanks, and says what is to be done behind it. */
const AT_END_JAPANESE =
  /[\s、,]*(?:を|は)?[\s]*(?:canvas|キャンバス|キャンヴァス)(?:で|に|として|にして)?(?:作成して|作って|まとめて|見せて|ください|下さい|お願いします)*[\s。.!！]*$/iu;

/** "A canvas brief on Acme". */
const OF_BRIEF = new RegExp(`${PAGE}[\\s-]+(?=brief)`, 'iu');

/** A text without the wish that what it asks for be put on a page, and whether it said so. */
export function readPageRequest(text: string): { text: string; page: boolean } {
  for (const pattern of [AT_END, AT_END_JAPANESE, OF_BRIEF]) {
    const rest = text.replace(pattern, '').trim();
    if (rest !== text.trim() && rest !== '') return { text: rest, page: true };
  }
  return { text, page: false };
}
