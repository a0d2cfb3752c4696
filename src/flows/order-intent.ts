import { fold } from '../text/fold.ts';
import { asksHow } from './account-topics.ts';

/** What is asked about orders: one by its number, or an account's newest, one or several. */
export type OrderIntent = { type: 'number'; number: string } | { type: 'newest'; several: boolean };

const ORDER = String.raw`(?:orders?|bestellung|auftrag|commande|pedido|orden|ordine|encomenda)\b|注文|受注`;

/** The word for an order with a number behind it; a number has a digit in it. */
const BY_NUMBER = new RegExp(
  String.raw`(?:${ORDER})(?:\s*(?:no\.?|nr\.?|n[º°.]|number|nummer|numero|番号))?\s*[#:：]?\s*([a-z]{0,6}[-/]?\d[\p{L}\d/-]*)`,
  'u',
);

const NEWEST = [
  /\bwhat (?:did|has|have) .+ order(?:ed)?\b|\b(?:last|latest|newest|most recent|recent) orders?\b|\border history\b/u,
  /\bbestellt\b|\b(?:letzte|neueste)\w* (?:bestellung|auftrag)\w*|\bbestellhistorie\b/u,
  /\bqu['’]a(?:-t-\w+)?\b.*\bcommande\b|\bcommande\b.*\ben dernier\b|\bdernieres? commandes?\b/u,
  /\b(?:pidio|ha pedido|encargo)\b|\bultim[oa]s? (?:pedidos?|ordenes?)\b/u,
  /\bha(?:nno)? ordinato\b|\bultim[oi] ordin[ei]\b/u,
  /\b(?:encomendou|pediu)\b|\bultim[oa]s? (?:encomendas?|pedidos?)\b/u,
  /(?:最後|最近|直近|最新|前回).{0,4}注文|注文履歴|何を注文/u,
];

const SEVERAL =
  /\borders\b|\bhistory\b|bestellungen|auftrage|bestellhistorie|\bcommandes\b|\bpedidos\b|\bordenes\b|\bordini\b|\bencomendas\b|履歴/u;

/** Where the name of who ordered stands. */
const NAMES = [
  /\bwhat (?:did|has|have) (.+?) order(?:ed)?\b/iu,
  /\b(?:hat|haben) (.+?) (?:als letztes |zuletzt |kürzlich |neulich )?bestellt\b/iu,
  /\bqu['’]a(?:-t-\p{L}+)? commandé (.+?)(?: en dernier| récemment)?\s*\?*$/iu,
  /\b(?:pidió|ha pedido|encargó) (.+?)(?: por último| por última vez| recientemente)?\s*\?*$/iu,
  /\bha(?:nno)? ordinato (.+?)(?: per ultimo| di recente)?\s*\?*$/iu,
  /\b(?:encomendou|pediu) (?:[ao]s? )?(.+?)(?: por último| recentemente)?\s*\?*$/iu,
  /^(.+?)(?:社|様)?[がはの](?:最後|最近|直近|最新|前回|何を)/u,
];

/** The name of who ordered, as the question has it; null where none stands where names do. */
export function readOrderName(raw: string): string | null {
  const text = raw.normalize('NFKC').trim();
  return NAMES.map((pattern) => pattern.exec(text)?.[1]).find((name) => name !== undefined) ?? null;
}

/** Reads what a question wants to know of orders; null when it asks for something else, or how something is done. */
export function readOrderIntent(raw: string): OrderIntent | null {
  const text = fold(raw);
  if (asksHow(raw)) return null;
  const number = BY_NUMBER.exec(text)?.[1];
  if (number !== undefined) return { type: 'number', number: asTyped(raw, number) };
  return NEWEST.some((pattern) => pattern.test(text))
    ? { type: 'newest', several: SEVERAL.test(text) }
    : null;
}

/** Numbers with letters are looked up as they were typed. */
function asTyped(raw: string, number: string): string {
  const at = raw.toLowerCase().indexOf(number);
  return at < 0 ? number : raw.slice(at, at + number.length);
}
