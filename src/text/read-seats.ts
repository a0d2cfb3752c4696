import { foldWithBlanks } from './fold-in-place.ts';
import { type NumberFound, readNumbers } from './read-numbers.ts';

const NUMBER = String.raw`\d{1,3}(?:[.,'’\s]\d{3})+(?!\d)|\d+`;
const SEAT_NOUN = String.raw`(?:named\s+)?(?:seats?|users?|licen[cs]es?|people|persons?|technicians?|employees|nutzern?|benutzern?|anwendern?|platzen?|sitzen?|lizenz(?:en)?|lizenzplatzen?|arbeitsplatzen?|personen|mitarbeitern?|technikern?|utilisateurs?|postes?|sieges?|personnes?|usuarios?|licencias?|puestos?|asientos?|plazas?|personas?|utent[ei]|licenz[ae]|postazion[ei]|posti|persone|utilizador(?:es)?|licencas?|lugares|postos|pessoas?)\b`;
const SEAT_COUNTER = '(?:名様?|席|ユーザー?|人|ライセンス|アカウント|シート)分?';

const SEATS: RegExp[] = [
  // Up to two words may stand between: "250 Enterprise seats".
  new RegExp(String.raw`(?<![\d.,])(${NUMBER})[\s-]*(?:[\p{L}&]+[\s-]+){0,2}?${SEAT_NOUN}`, 'u'),
  new RegExp(String.raw`(?<![\d.,])(${NUMBER})\s*${SEAT_COUNTER}`, 'u'),
  new RegExp(
    String.raw`(?:${SEAT_NOUN}|ユーザー数|席数|人数|ライセンス数)\s*[:=は]?\s*(${NUMBER})(?![\d.,]*\s*(?:%|€|\$|£))`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:for|fur|pour|para|per)\s+(${NUMBER})(?=\s*(?:[,?;]|$|in\b|on\b|annual|month|paid|billed|jahr|monat|en\b))`,
    'u',
  ),
];

const NOUN_AFTER = new RegExp(String.raw`^[\s-]*(?:[\p{L}&]+[\s-]+){0,2}?(?:${SEAT_NOUN})`, 'u');

/** How many seats, users, licences or people a text speaks of, in digits or words of seven languages, with where it says so. */
export function readSeats(text: string): NumberFound | null {
  const folded = foldWithBlanks(text);
  for (const pattern of SEATS) {
    const match = pattern.exec(folded);
    const digits = match?.[1]?.replace(/\D/g, '');
    // More than ten million is no number of seats.
    if (match === null || digits === undefined || digits.length > 8 || Number(digits) === 0) continue;
    return { value: Number(digits), from: match.index, to: match.index + match[0].length };
  }
  return readSpelledSeats(folded);
}

function readSpelledSeats(folded: string): NumberFound | null {
  for (const number of readNumbers(folded)) {
    if (/\d/.test(folded.slice(number.from, number.to))) continue;
    const noun = NOUN_AFTER.exec(folded.slice(number.to, number.to + 60));
    if (noun !== null) return { ...number, to: number.to + noun[0].length };
  }
  return null;
}
