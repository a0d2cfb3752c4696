import { monthNumber } from './months.ts';

/** Adjectives that say for how long a price or an amount is, by unit. */
const ADJECTIVES: Record<string, string> = {
  year: 'yearly|annual|jährlich\\p{L}*|annuel\\p{L}*|anual\\p{L}*|anuais|annual[ei]|annu[oia]|年額|年間',
  quarter: 'quarterly|vierteljährlich\\p{L}*|trimestr[ia]\\p{L}*',
  month: 'monthly|monatlich\\p{L}*|mensuel\\p{L}*|mensual\\p{L}*|mensil[ei]|mensa(?:l|is)|月額|月間',
  week: 'weekly|wöchentlich\\p{L}*|hebdomadaire\\p{L}*|semanal\\p{L}*|semanais|settimanal[ei]',
  day: 'daily|täglich\\p{L}*|quotidien\\p{L}*|journali\\p{L}*|diari\\p{L}*|giornalier\\p{L}*|日額',
};
/** In one word: "Monatspreis". */
const COMPOUNDS: Record<string, string> = {
  year: 'jahres',
  quarter: 'quartals',
  month: 'monats',
  week: 'wochen',
  day: 'tages',
};
const COMPOUND_END = '(?:preis|gebühr|kosten|betrag|gehalt|umsatz|budget|satz|beitrag)\\p{L}{0,2}';
const PRICE =
  '(?:(?:list|base|recurring) )*(?:price|fee|cost|charge|rate|amount|budget|allowance|revenue|salary|premium|preis|listenpreis|gebühr|betrag|gehalt|umsatz|prix|frais|tarif|coût|montant|salaire|precio|tarifa|coste?|cuota|importe|salario|prezzo|canone|costo|tariffa|importo|stipendio|preço|taxa|custo|valor|salário|料金|価格|費用)s?';
const PERIODS: readonly (readonly [unit: string, pattern: RegExp])[] = Object.entries(ADJECTIVES).map(
  ([unit, words]) => [
    unit,
    new RegExp(
      `(?<!\\p{L})(?:(?:${words}) ?${PRICE}|${PRICE} (?:${words})|${COMPOUNDS[unit]}${COMPOUND_END})(?!\\p{L})`,
      'iu',
    ),
  ],
);
const OF_A_MONTH = new RegExp(
  `(?<!\\p{L})(?:(\\p{L}+) ${PRICE}|${PRICE} (?:of|for|from|für|von|im|de|d['’]|di|do) ?(\\p{L}+))(?!\\p{L})`,
  'giu',
);
/** Between a price and its figure: "the monthly list price of 57.60 EUR". */
const TO_FIGURE = /^(?:\s+\p{L}+){0,3}\s*[:=(]?\s*(?:\p{Sc}|[A-Z]{3})?\s?$/u;
/** "10 percent of the yearly fee". */
const OF =
  /^[\s*]*(?:%|percent|prozent|pour cent|por ciento|per cento|por cento)?[\s*]*(?:of|off|on|from|von|vom|auf|der|des|du|de|del|della|dell['’]|di|do|da)\s/iu;
const REACH = 60;

/**
 * The stretch of time that the price or amount around a figure is said to be for, as a unit: "month" for "the monthly list
 * price of 57.60 EUR" and for "10 percent of the September fee"; null where nothing says so.
 */
export function readPricePeriod(text: string, from: number, to: number): string | null {
  const before = text.slice(Math.max(0, from - REACH), from).replace(/^.*[.;!?]\s/su, '');
  for (const { unit, end } of findPeriods(before)) if (TO_FIGURE.test(before.slice(end))) return unit;
  const after = /^[^.;,!?()]*/u.exec(text.slice(to, to + REACH))![0];
  const of = OF.exec(after);
  if (of === null) return null;
  const [first] = findPeriods(after.slice(of[0].length));
  return first !== undefined && first.start <= 12 ? first.unit : null;
}

function findPeriods(text: string): { unit: string; start: number; end: number }[] {
  const found = PERIODS.flatMap(([unit, pattern]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ unit, start: match.index, end: match.index + match[0].length }];
  });
  const months = [...text.matchAll(OF_A_MONTH)].flatMap((match) =>
    monthNumber((match[1] ?? match[2] ?? '').toLowerCase()) === undefined
      ? []
      : [{ unit: 'month', start: match.index, end: match.index + match[0].length }],
  );
  return [...found, ...months].sort((one, other) => one.start - other.start);
}
