import { UNSPACED } from './is-unspaced.ts';
import { spokenLanguage } from './spoken-language.ts';
import { isCommonWord } from './stop-words.ts';

/** Words that open an instruction and are followed by the name of a menu or a person; they are no part of it. */
const OPENERS =
  /^(?:ask|contact|open|choose|select|click|press|tap|call|use|see|enter|go|set|add|remove|check|visit|tell|run|start|stop|turn|type|sign|log|download|upload|under|within|according|only|each|every|abra|abre|elija|elige|seleccione|selecciona|pulse|pulsa|vaya|pregunte|contacte|apri|scegli|seleziona|premi|vai|chiedi|contatta|ouvrez|ouvre|choisissez|cliquez|appuyez|allez|demandez|contactez|selecione|escolha|clique|prima|vá|pergunte)$/iu;

/**
 * Finds what is written like a name: words with a capital within a sentence, codes, addresses of mail, and katakana.
 * German capitalises every noun, so there only neighbouring capitals, inner capitals and codes count. A capital at the
 * start of a sentence counts when the word is coded or goes on with another capital.
 */
export function readNames(text: string): string[] {
  const german = spokenLanguage(text) === 'de';
  const names: string[] = [];
  const tokens = tokensOf(text).map(({ word, index }) => ({
    word: word.replace(/(?:['’]s|['’.@_&+-])+$/u, ''),
    opens: opensSentence(text, index),
    glued: /[^,;:.!?…–—] $/u.test(text.slice(Math.max(0, index - 2), index)),
  }));
  tokens.forEach(({ word, opens, glued }, at) => {
    if (/\p{Script=Katakana}/u.test(word)) return;
    if (isCode(word)) names.push(word);
    if (isCode(word) || !isCapital(word) || isCommonWord(word.toLowerCase()) || (opens && OPENERS.test(word)))
      return;
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const paired =
      (before !== undefined && glued && !before.opens && isCapital(before.word)) ||
      (after?.glued === true &&
        !after.opens &&
        isCapital(after.word) &&
        !isCommonWord(after.word.toLowerCase()));
    if (german || opens ? paired && !german : true) names.push(word);
    else if (german && paired && !opens) names.push(word);
  });
  return [...new Set([...names, ...(text.match(/[\p{Script=Katakana}ー]{3,}/gu) ?? [])])];
}

/** Japanese writes names next to its own letters: "Harbor Goの90日間" holds "Harbor", "Go" and "90". */
const SCRIPT_CHANGE = new RegExp(
  `(?<=[${UNSPACED}ー])(?![${UNSPACED}ー])|(?<![${UNSPACED}ー])(?=[${UNSPACED}ー])`,
  'u',
);

function tokensOf(text: string): { word: string; index: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.@_&+-]*/gu)].flatMap(({ 0: token, index }) => {
    let from = index;
    return token.split(SCRIPT_CHANGE).map((word) => {
      const at = from;
      from += word.length;
      return { word, index: at };
    });
  });
}

/** "500MB" and "100k" are figures. */
const FIGURE = /^\d[\d.,]*(?:[KMGT]i?B|EUR|USD|GBP|JPY|CHF|[kKmM])$/u;

/** `FG-204`, `McKay`, `SSO`, `a@b.example`: what no ordinary word looks like. */
function isCode(word: string): boolean {
  if (/@/.test(word)) return true;
  if (FIGURE.test(word)) return false;
  if (!/\p{L}/u.test(word) || /^\d+(?:st|nd|rd|th|er)$/i.test(word)) return false;
  return /\p{L}.*\d|\d-?\p{Lu}/u.test(word) || /\p{Ll}\p{Lu}/u.test(word) || /^\p{Lu}{2,}$/u.test(word);
}

function isCapital(word: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}'’.-]+/u.test(word);
}

function opensSentence(text: string, index: number): boolean {
  return /(?:^|[.!?:;。！？\n|])[\s*_>#"'“„«(\]\d.)-]*$/u.test(text.slice(Math.max(0, index - 12), index));
}
