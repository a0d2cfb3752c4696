import { foldInPlace } from './fold-in-place.ts';

const ANNUAL =
  /\bannual(?:ly)?(?: (?:term|contract|billing|plan))?\b|\byearly\b|\b(?:per|a|each) year\b|\b(?:pro|im|fur ein) jahr\b|\bjahr(?:lich\w*|es\w*)\b|\bannuel\w*\b|\bpar an\b|\bcontrato anual\b|\banual\w*\b|\b(?:al|por) ano\b|\bannual[ei]\b|\ball['’]?anno\b|年間?(?:契約|払い|額)?/u;
const MONTHLY =
  /\bmonth-to-month\b|\b(?:(?:paid|billed) )?monthly(?: (?:term|billing|plan))?\b|\bmonatlich\w*\b|\bmonatsweise\b|\bmensuel\w*\b|\bmensual\w*\b|\bmensil\w*\b|\bmensal\w*\b|月払い|月契約|毎月払い/u;
/** How an amount is shown, not how it is billed: every price is one of a month. */
const PER_MONTH =
  /\b(?:per|a|each) month\b|\b(?:pro|im) monat\b|\bpar mois\b|\b(?:al|por) mes\b|\bal mese\b|\bao mes\b|月額|月あたり|[1一][かヶ]月|月に/u;

/** How a text says that something is billed; null where it says neither or both. */
export interface BillingFound {
  billing: 'annual' | 'monthly' | null;
  /** Where it says so, and where it says "a month" of an amount. */
  spans: [from: number, to: number][];
}

/** Reads "annual", "yearly", "monthly" and their like in seven languages. */
export function readBilling(text: string): BillingFound {
  let rest = foldInPlace(text);
  const spans: [number, number][] = [];
  const take = (pattern: RegExp): boolean => {
    const match = pattern.exec(rest);
    if (match === null) return false;
    const [from, to] = [match.index, match.index + match[0].length];
    spans.push([from, to]);
    rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
    return true;
  };
  take(PER_MONTH);
  const annual = take(ANNUAL);
  const monthly = take(MONTHLY);
  return { billing: annual === monthly ? null : annual ? 'annual' : 'monthly', spans };
}
