import { fold } from '../text/fold.ts';
import { readPercents } from '../text/read-percents.ts';

/** A question about who may grant which discount. */
export interface DiscountIntent {
  percent: number | null;
  /** A role of the table that the question names. */
  role: string | null;
}

const DISCOUNT =
  /\b(?:discounts?|rabatt\w*|nachlass\w*|remises?|rabais|ristourne\w*|descuentos?|sconto|sconti|descontos?)\b|割引|値引/u;
const GRANT =
  /\b(?:grant\w*|giv(?:e|es|ing)|offer|approv\w+|allow\w*|sign off|authori\w+|gewahr\w*|geben|vergeben|genehmig\w*|einraumen|accord\w+|donner|approuv\w+|autoris\w+|conced\w+|dar|ofrec\w+|aprob\w+|autoriz\w+|fare|dare|approv\w+|aprov\w+)\b|承認|できますか|してもいい|出せ|許可|権限/u;
const FIRST_PERSON = /\b(?:i|we|ich|wir|je|j|nous|puedo|podemos|posso|possiamo|podemos|eu)\b|私|自分/u;
const HOW_MUCH =
  /\b(?:how (?:much|high|big)|what|which|up to|limit|wie ?viel|wie hoch|welche\w*|quelle?s?|combien|jusqu|que|cuanto|hasta|quanto|quale|fino|ate)\b|どの(?:くらい|ぐらい)|いくら|どこまで|何(?:パーセント|%)/u;
const WHO = /\b(?:who|whose|wer|wessen|qui|quien|chi|quem)\b|誰|どなた/u;
/** Other programmes than the authority of roles, which articles explain. */
const ELSEWHERE =
  /\b(?:floor|nonprofit|non-profit|education|charit\w*|multi-?year|(?:two|three|2|3)[- ]year\w*|reference|partner\w*|credit|uptime|csv|export\w*)\b/u;

const ROLE_WORDS: Record<string, RegExp> = {
  seller:
    /\b(?:sellers?|account executives?|verkaufer\w*|vendeu(?:r|se)s?|vendedor(?:a|es)?|venditor[ei])\b|営業担当/u,
  rep: /\b(?:reps?|account managers?|kundenbetreuer\w*)\b/u,
  sales_manager:
    /\b(?:sales (?:manager|director)s?|vertriebsleit\w*|directeur commercial|director(?:a)? comercial|direttore commerciale|diretor comercial)\b|営業(?:部長|マネージャー)/u,
  deal_desk: /\bdeal[ -]desk\b|ディールデスク/u,
  cfo: /\b(?:cfo|chief financial officer|finanzvorstand|directeur financier|director financiero|direttore finanziario|diretor financeiro)\b|最高財務責任者/u,
};

/**
 * Reads a question about discount authority; null when it is about something else. It needs a percentage with a wish
 * to grant it, or a role (or "I") with the question how much, or who must approve.
 */
export function readDiscountIntent(raw: string, roles: readonly string[]): DiscountIntent | null {
  const text = fold(raw);
  if (ELSEWHERE.test(text)) return null;
  const discount = DISCOUNT.test(text);
  const grants = GRANT.test(text);
  const percent = readPercents(text, { ofDiscount: discount || grants }).find(isShare)?.value ?? null;
  const role = roles.find((one) => (ROLE_WORDS[one] ?? wordedRole(one)).test(text)) ?? null;
  const someone = role !== null || FIRST_PERSON.test(text);
  const fits =
    percent === null
      ? discount && grants && ((someone && HOW_MUCH.test(text)) || WHO.test(text))
      : grants && (discount || isShort(text)) && (someone || WHO.test(text) || discount);
  return fits
    ? { percent, role: FIRST_PERSON.test(text) && !HOW_MUCH.test(text) ? firstPersonRole(text, role) : role }
    : null;
}

function isShare({ value }: { value: number }): boolean {
  return value >= 0 && value <= 100;
}

/** "Can I give 18 % or does the sales manager have to?" is about who asks, whoever else is named. */
function firstPersonRole(text: string, role: string | null): string | null {
  return /\b(?:as an?|als|en tant que|como|come)\b/u.test(text) ? role : null;
}

function wordedRole(role: string): RegExp {
  return new RegExp(String.raw`\b${role.replace(/[^\p{L}\p{N}_]/gu, '').replaceAll('_', '[ -]')}s?\b`, 'u');
}

/** "May I give 18 %?" needs no more words. */
function isShort(text: string): boolean {
  return text.split(/\s+/).length <= 9;
}
