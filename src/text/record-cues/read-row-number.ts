import { foldInPlace } from '../fold-in-place.ts';
import { ordinalOf, PERIOD_WORDS } from '../period-words.ts';

/** A word that stands for one of what was listed. */
const ONE =
  '(?:one|row|item|result|entry|eintrag|zeile|element|ligne|resultat|elemento|fila|resultado|riga|risultato|linha|つ目|番目|件目|行目)';
const LAST = /^(?:last|letzte[nrs]?|dernier|derniere|ultim[oa]|最後)/u;
const ORDINAL = new RegExp(
  `^(?:(?:and|show|open|tell me (?:more )?about|more (?:about|on)|what about|details? (?:of|on|for)|und|zeig\\w*|et|montre\\w*|y|muestra\\w*|e|mostra\\w*)\\s+)*(?:(?:the|das|den|die|der|le|la|el|il|lo|o|a)\\s+)?(?:(${PERIOD_WORDS.ordinal}|last|letzte[nrs]?|derniere?|ultim[oa])(?:\\s*${ONE})?|(?:${ONE.slice(0, -1)}|no\\.?|number|nr\\.?|#)\\s*)\\s*(\\d{1,2})?)[?.!\\s]*$`,
  'u',
);
const JAPANESE = /^(\d{1,2}|[一二三四五])(?:つ目|番目|件目|行目)/u;
const KANJI = '一二三四五';

/** The row that "the second one", "number 3" or "the last one" means, from 1; null where it means none. */
export function readRowNumber(text: string, rows: number): number | null {
  const folded = foldInPlace(text).trim();
  const japanese = JAPANESE.exec(folded)?.[1];
  if (japanese !== undefined) return inRows(Number(japanese) || KANJI.indexOf(japanese) + 1, rows);
  const match = ORDINAL.exec(folded);
  if (match === null) return null;
  const [, ordinal, number] = match;
  if (number !== undefined) return inRows(Number(number), rows);
  if (ordinal === undefined) return null;
  return LAST.test(ordinal) ? null : inRows(ordinalOf(ordinal), rows);
}

function inRows(number: number, rows: number): number | null {
  return number >= 1 && number <= rows ? number : null;
}
