import { type Deal, readDeal } from '../accounts/deal-conditions.ts';
import { contentWords } from '../text/content-words.ts';
import { fold } from '../text/fold.ts';
import { readNumbers } from '../text/read-numbers.ts';
import { readPercents } from '../text/read-percents.ts';
import { readSeats } from '../text/read-seats.ts';
import { readShare } from '../text/read-share.ts';
import { readTerm } from '../text/read-term.ts';
import { isQuestionFiller } from '../text/stop-words.ts';
import { DISCOUNT_WORDS, readRole } from './discount-words.ts';
import { asksPrice } from './price-intent.ts';
import { readBareCount, readPriceSlots } from './price-slots.ts';

/** A question about who may grant which discount. */
export interface DiscountIntent {
  percent: number | null;
  /** A role of the table that the question names. */
  role: string | null;
  /** Whose authority is asked about: one role's (the asker's where none is named), the highest, or anybody's. */
  whose: 'role' | 'highest' | 'anybody';
  deal: Deal;
}

/** A follow-up ("and 22?") has few words besides its number. */
const MAX_FOLLOW_UP_WORDS = 5;

const { discount, grant, give, ask, who, amount, limit, own, we, elsewhere, ofDeals, asRole } =
  DISCOUNT_WORDS;

/** The years of a contract whose reduction a question asks for: "what is off for a three-year deal?"; null where it does not. */
export function readYearsAsked(raw: string): number | null {
  const text = fold(raw);
  const months = readTerm(raw)?.months ?? null;
  if (months === null || months < 24 || !discount.test(text) || readDiscountPercent(raw) !== null)
    return null;
  return elsewhere.test(text) ? null : Math.floor(months / 12);
}

/** The percentage of a price that a text speaks of, however it spells it; null where it speaks of none. */
export function readDiscountPercent(raw: string, ofDiscount = true): number | null {
  const percent = readPercents(raw, { ofDiscount }).find(({ value }) => value >= 0 && value <= 100);
  return readShare(raw)?.value ?? percent?.value ?? null;
}

/** Whether a text can be a question about discounts at all, no matter which roles there are and who is named. */
export function maySpeakOfDiscount(raw: string): boolean {
  const text = fold(raw);
  if (discount.test(text) || readDiscountPercent(raw) !== null) return true;
  return (amount.test(text) && give.test(text)) || (own.test(text) && limit.test(text));
}

/**
 * Reads a question about discount authority; null when it is about something else. It needs a percentage with the wish
 * to grant it, a discount with somebody and how much, or one's own limit.
 */
export function readDiscountIntent(
  raw: string,
  roles: readonly string[],
  names: readonly string[] = [],
): DiscountIntent | null {
  const text = fold(raw);
  if (elsewhere.test(text) || readTerm(raw) !== null || asksPriceOfMany(raw)) return null;
  const role = readRole(text, roles);
  const percent = readDiscountPercent(raw);
  return fits(text, { percent, role, names })
    ? { percent, role: roleMeant(text, role), whose: whoseOf(text, percent, role), deal: readDeal(raw) }
    : null;
}

/** "What would 20 gateways cost with 10 % off?" asks for a sum; nobody asks whether they may. */
function asksPriceOfMany(raw: string): boolean {
  const text = fold(raw);
  if (grant.test(text) || ask.test(text) || readDiscountPercent(raw) === null || !asksPrice(raw))
    return false;
  return readBareCount(readPriceSlots(raw).rest) !== null;
}

function fits(
  text: string,
  { percent, role, names }: { percent: number | null; role: string | null; names: readonly string[] },
): boolean {
  const named = discount.test(text);
  if (percent !== null && (named || grant.test(text)))
    return grant.test(text) || ask.test(text) || readSeats(text) === null;
  if (percent !== null) return ask.test(text) && speaksOfDeals(text, names);
  const someone = role !== null || own.test(text) || we.test(text);
  if (named && /\b(?:off)\b/u.test(text) && !grant.test(text)) return false;
  if (named)
    return (
      (someone &&
        amount.test(text) &&
        (grant.test(text) || limit.test(text) || own.test(text) || role !== null)) ||
      (who.test(text) && grant.test(text))
    );
  if (role !== null && amount.test(text) && give.test(text)) return true;
  return own.test(text) && limit.test(text) && text.split(/\s+/u).length <= 6;
}

/** A bare percentage ("25 % for Acme, who do I ask?") is a discount where nothing but a deal is spoken of. */
function speaksOfDeals(text: string, names: readonly string[]): boolean {
  return contentWords(text).every(
    (word) =>
      isQuestionFiller(word) ||
      ofDeals.test(word) ||
      ask.test(word) ||
      own.test(word) ||
      names.includes(word),
  );
}

/** "Can I give 18 % or does the sales manager have to?" is about who asks, no matter who else is named. */
function roleMeant(text: string, role: string | null): string | null {
  if (!own.test(text) || asRole.test(text)) return role;
  return null;
}

function whoseOf(text: string, percent: number | null, role: string | null): DiscountIntent['whose'] {
  if (percent === null)
    return role === null && !own.test(text) && (we.test(text) || limit.test(text)) ? 'highest' : 'role';
  return who.test(text) && roleMeant(text, role) === null ? 'anybody' : 'role';
}

/** Reads a follow-up that only names another percentage or deal, in the light of an earlier question. */
export function readDiscountFollowUp(
  raw: string,
  earlier: readonly string[],
  roles: readonly string[],
): DiscountIntent | null {
  const text = fold(raw);
  if (elsewhere.test(text) || readSeats(raw) !== null || text.split(/\s+/u).length > MAX_FOLLOW_UP_WORDS + 2)
    return null;
  const bare = readNumbers(raw).find(({ value }) => value > 0 && value <= 100)?.value ?? null;
  const percent = readDiscountPercent(raw) ?? bare;
  const deal = readDeal(raw);
  const role = readRole(text, roles);
  if (
    percent === null &&
    role === null &&
    deal.kind === null &&
    deal.amount === null &&
    deal.billing === null
  )
    return null;
  const before =
    earlier[0] === undefined
      ? null
      : (readDiscountIntent(earlier[0], roles) ?? readDiscountFollowUp(earlier[0], earlier.slice(1), roles));
  if (before === null) return null;
  return {
    percent: percent ?? before.percent,
    role: role ?? before.role,
    whose: role === null ? before.whose : 'role',
    deal: {
      kind: deal.kind ?? before.deal.kind,
      amount: deal.amount ?? before.deal.amount,
      billing: deal.billing ?? before.deal.billing,
    },
  };
}
