import { foldInPlace } from './fold-in-place.ts';
import { readNumbers } from './read-numbers.ts';

/** How long a contract is to run, as a text says it. */
export interface TermFound {
  /** Null for "multi-year", which says that it is several years and not how many. */
  months: number | null;
  from: number;
  to: number;
}

const YEARS =
  '(?:years?|yrs?|y(?![\\p{L}\\p{N}])|jahre?[ns]?|jahrig\\p{L}*|ans?(?!\\p{L})|annees?|anos?|anni|anno|年)';
const MONTHS =
  '(?:months?|mos?(?![\\p{L}\\p{N}])|monate?[ns]?|monatig\\p{L}*|mois|mes(?:es)?|mesi|mese|[かヶヵケ]月)';
const UNIT = new RegExp(`^[\\s-]{0,2}(?:(${YEARS})|(${MONTHS}))`, 'u');
const CONTRACT =
  '(?:deals?|terms?|contracts?|agreements?|commit\\p{L}*|subscriptions?|plans?|renewals?|lock-?in|vertrag\\p{L}*|laufzeit\\p{L}*|bindung|abo\\p{L}*|contrats?|engagement\\p{L}*|abonnements?|duree|contratos?|compromisos?|plazos?|contratt[oi]|impegno|durata|prazo|契約|プラン)';
const CONTRACT_NEAR = new RegExp(`(?<!\\p{L})${CONTRACT}(?!\\p{L})|契約|プラン`, 'u');
/** A compound is a term by itself: "three-year", "dreijährig", "36-Monats-Vertrag". */
const COMPOUND = /^-|jahrig|monatig/u;
/** Not how long: "within 3 months", "3 years ago", "in 2 years". */
const ELSEWHERE_BEFORE =
  /(?<!\p{L})(?:in|within|after|since|last|past|next|previous|every|innerhalb|seit|letzten|nachsten|alle|dans|depuis|derniers?|prochains?|en|desde|ultimos|proximos|entro|da|negli|ha|nos)\s*$/u;
const ELSEWHERE_AFTER = /^\s*(?:ago|old|later|from now|alt|spater|前|後)(?!\p{L})/u;
const MULTI =
  /(?<!\p{L})(?:multi-?\s?(?:year|annual)|several[- ]years?|mehrjahr\p{L}*|pluri-?annuel\p{L}*|pluri-?anual\p{L}*|multi-?anual\p{L}*|pluri-?annual\p{L}*|plurianua\p{L}*)(?!\p{L})|複数年/u;
const AROUND = 40;
/** "Dreijährig": the number is a part of the word. */
const GLUED = /(?<!\p{L})(\p{L}{2,20}?)(?=(?:jahrig|monatig)\p{L}*)/gu;
/** Words that are a number only before a unit: "one year", "due anni". */
const SMALL = new RegExp(
  `(?<!\\p{L})(one|ein(?:e[nms]?)?|une?|uno|uma?|due)(?=[\\s-]+(?:${YEARS}|${MONTHS}))`,
  'gu',
);

/**
 * Reads the length of a contract: "3 year deal", "36 months term", "two-year", "dreijährig", "multi-year". Years and
 * months count only as a compound or near a word for a contract; when something happens is no term.
 */
export function readTerm(text: string): TermFound | null {
  const folded = withDigits(foldInPlace(text));
  for (const { value, from, to } of readNumbers(folded)) {
    const unit = UNIT.exec(folded.slice(to, to + 24));
    if (unit === null || value < 1 || value > 240 || !Number.isInteger(value)) continue;
    const end = to + unit[0].length;
    const before = folded.slice(Math.max(0, from - AROUND), from);
    const after = folded.slice(end, end + AROUND);
    const compound = COMPOUND.test(unit[0]);
    if (!compound && (ELSEWHERE_BEFORE.test(before) || ELSEWHERE_AFTER.test(after))) continue;
    if (!compound && !CONTRACT_NEAR.test(`${before} ${after}`)) continue;
    return { months: unit[1] === undefined ? value : value * 12, from, to: end };
  }
  const multi = MULTI.exec(folded);
  return multi === null ? null : { months: null, from: multi.index, to: multi.index + multi[0].length };
}

function withDigits(folded: string): string {
  const digit = (word: string, value: number | undefined): string =>
    value === undefined ? word : String(value).padStart(word.length);
  return folded
    .replace(GLUED, (word) => digit(word, readNumbers(word)[0]?.value))
    .replace(SMALL, (word) => digit(word, word === 'due' ? 2 : 1));
}
