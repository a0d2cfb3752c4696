import { fold } from '../text/fold.ts';
import { readBilling } from '../text/read-billing.ts';
import { readMoney } from '../text/read-money.ts';
import type { Term } from './price-book.ts';

/** What a question tells of a deal; null where it says nothing. */
export interface Deal {
  kind: 'new' | 'renewal' | null;
  /** A year, in whatever currency it was said. */
  amount: number | null;
  billing: Term | null;
}

/** A deal of which nothing is known. */
export const UNKNOWN_DEAL: Deal = { kind: null, amount: null, billing: null };

const RENEWAL =
  /\b(?:renew\w*|existing customers?|verlanger\w*|bestandskund\w*|renouvel\w*|renov\w*|renueva\w*|rinnov\w*)\b|更新/u;
const NEW =
  /\b(?:new (?:\w+ )?(?:business|deals?|logos?|customers?|clients?|accounts?|prospects?)|prospects?|expansion|upsell\w*|neugeschaft\w*|neu(?:e[nmrs]?)? (?:kund\w*|geschaft\w*|deals?|vertrag\w*)|neukund\w*|nouve(?:au|aux|lle|lles) (?:clients?|contrats?|affaires?)|(?:clientes?|contratos?|negocios?) nuevos?|nuev[oa]s? (?:clientes?|contratos?|negocios?)|nuov[oi] (?:client[ei]|contratt[oi]|affari)|(?:client[ei]|contratt[oi]) nuov[oi]|nov[oa]s? (?:clientes?|contratos?|negocios?)|(?:clientes?|contratos?) novos?)\b|新規/u;
/** "Month to month" in words that say nothing of an amount. */
const MONTH_TO_MONTH =
  /\bmonth(?:ly)?[- ](?:to|by)[- ]month\b|\bvon monat zu monat\b|\bmois par mois\b|\bmes a mes\b|\bmese per mese\b/u;

/** Reads what a text tells of a deal: new or renewed, how much a year, how it is billed. */
export function readDeal(text: string): Deal {
  const read = fold(text);
  const [renewal, fresh] = [RENEWAL.test(read), NEW.test(read)];
  return {
    kind: renewal === fresh ? null : renewal ? 'renewal' : 'new',
    amount: readMoney(text)[0]?.value ?? null,
    billing: MONTH_TO_MONTH.test(read) ? 'monthly' : readBilling(text).billing,
  };
}

/** Whether what is known of a deal breaks the conditions, in words, under which a role may grant a discount. */
export function breaksConditions(conditions: string | null, deal: Deal): boolean {
  if (conditions === null) return false;
  const wanted = readDeal(conditions);
  return (
    (wanted.kind !== null && deal.kind !== null && wanted.kind !== deal.kind) ||
    (wanted.amount !== null && deal.amount !== null && deal.amount < wanted.amount) ||
    (wanted.billing === 'annual' && deal.billing === 'monthly')
  );
}
