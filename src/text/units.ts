import { PERCENT_WORD } from './percent-word.ts';

/** What a number counts, as far as that decides whether two equal numbers say the same. */
export type MeasureUnit =
  | 'percent'
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'EUR'
  | 'USD'
  | 'GBP'
  | 'JPY'
  | 'CHF'
  | 'KB'
  | 'MB'
  | 'GB'
  | 'TB';

const NAMES: Record<MeasureUnit, RegExp> = {
  percent: new RegExp(`^${PERCENT_WORD}`, 'iu'),
  second: /^(?:seconds?|sekunden?|secondes?|segundos?|second[io]|秒)/iu,
  minute: /^(?:minutes?|minuten?|minutos?|minut[io]|分)/iu,
  hour: /^(?:(?:business |working )?hours?|stunden?|heures?|horas?|or[ae](?!\p{L})|営業時間|時間)/iu,
  day: /^(?:(?:(?:full )?(?:business |working |work |calendar ))?days?|(?:werk|arbeits|kalender)?tage?n?|jours?|d[ií]as?|giorn[io]|営業日|日)/iu,
  week: /^(?:weeks?|wochen?|semaines?|semanas?|settiman[ae]|週)/iu,
  month:
    /^(?:months?|monate?n?|mois|mes(?:es)?(?!\p{L})|mes[ei](?!\p{L})|m[eê]s(?:es)?(?!\p{L})|か月|ヶ月|ヵ月)/iu,
  quarter: /^(?:quarters?|quartale?n?|trimest\p{L}+|四半期)/iu,
  year: /^(?:years?|jahre?n?|ann?(?:[ée]e)?s?(?!\p{L})|años?|ann[io]|anos?|年)/iu,
  EUR: /^(?:€|eur(?:os?)?(?!\p{L})|ユーロ)/iu,
  USD: /^(?:us\$|\$|usd|(?:us |u\.s\. )?dollars?|d[oó]lar\p{L}*|ドル)/iu,
  GBP: /^(?:£|gbp|pounds?|pfund|livres?|libras?|ポンド)/iu,
  JPY: /^(?:¥|jpy|yen|円)/iu,
  CHF: /^(?:chf|(?:swiss )?francs?|(?:schweizer )?franken)/iu,
  KB: /^(?:kb|kib)(?!\p{L})/iu,
  MB: /^(?:mb|mib)(?!\p{L})/iu,
  GB: /^(?:gb|gib)(?!\p{L})/iu,
  TB: /^(?:tb|tib)(?!\p{L})/iu,
};

const CURRENCY_BEFORE: [RegExp, MeasureUnit][] = [
  [/(?:€|\bEUR)\s?$/u, 'EUR'],
  [/(?:\$|\bUSD)\s?$/u, 'USD'],
  [/(?:£|\bGBP)\s?$/u, 'GBP'],
  [/(?:[¥￥]|\bJPY)\s?$/u, 'JPY'],
  [/\bCHF\s?$/u, 'CHF'],
];

/** The unit written before or after the number that stands at `start` to `end` of a text. */
export function unitAround(text: string, start: number, end: number): MeasureUnit | null {
  const before = text.slice(Math.max(0, start - 5), start);
  const currency = CURRENCY_BEFORE.find(([pattern]) => pattern.test(before));
  if (currency !== undefined) return currency[1];
  const after = text
    .slice(end, end + 40)
    .replace(/^\s*(?:million(?:en|s)?|millones|milioni|milhões|billion|万|億)\s*(?:de\s+|di\s+)?/iu, '')
    .replace(/^[\s*_`-]+/, '');
  const named = Object.entries(NAMES).find(([, pattern]) => pattern.test(after));
  return named === undefined ? null : (named[0] as MeasureUnit);
}
