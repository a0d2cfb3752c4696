/** Which side of a figure is meant: no more than it, or no less. */
export type Limit = 'most' | 'least';

const MOST =
  'up to|at most|at the most|no more than|not more than|max(?:imum)?(?: of)?|as many as|within|in under|under|below|less than|fewer than|no later than|not later than|at the latest(?: after)?|no longer than|' +
  'bis zu|höchstens|maximal|spätestens(?: nach)?|unter|weniger als|innerhalb(?: von)?|jusqu.[àa]|au plus(?: tard)?(?: après)?|au maximum|moins de|sous|dans les|' +
  'hasta|como máximo|a más tardar|menos de|en un plazo de|fino a|al massimo|entro|meno di|até|no máximo|menos de|dentro de';
const LEAST =
  'at least|a minimum of|min(?:imum)?(?: of)?|no less than|not less than|no fewer than|above|over|more than|from|starting at|starts at|beyond|exceed(?:s|ing)?|after|' +
  'mindestens|ab|über|mehr als|wenigstens|au moins|à partir de|plus de|au-delà de|après|' +
  'al menos|como mínimo|más de|desde|a partir de|después de|almeno|più di|oltre|a partire da|dopo|pelo menos|mais de|depois de|acima de';
const BEFORE: Record<Limit, RegExp> = {
  most: before(MOST),
  least: before(LEAST),
};
const AFTER: Record<Limit, RegExp> = {
  most: /^[\s*]*(?:\p{L}+\s+){0,2}(?:at (?:the )?(?:most|latest)|or (?:less|fewer)|max(?:imum)?\b|höchstens|au plus|oder weniger|ou moins|o menos|o meno|ou menos)|^\s?(?:\p{Script=Han}|\p{Script=Hiragana}){0,4}(?:以内|以下|未満|まで)/iu,
  least:
    /^[\s*]*(?:\p{L}+\s+){0,2}(?:or (?:more|later|longer)|and (?:more|above|up)|plus\b|oder mehr|ou plus|o más|o più|ou mais)|^\+|^\s?(?:\p{Script=Han}){0,3}(?:以上|超)/iu,
};

function before(words: string): RegExp {
  return new RegExp(
    `(?<!\\p{L})(?:${words})[\\s*]*(?:the |a |die |den |les |los |las |i |os |as )?[\\p{Sc}]?\\s?(?:(?:EUR|USD|GBP|JPY|CHF) )?$`,
    'iu',
  );
}

const ANYWHERE: Record<Limit, RegExp> = {
  most: new RegExp(`(?<!\\p{L})(?:${MOST})(?!\\p{L})|以内|以下|未満|まで`, 'iu'),
  least: new RegExp(
    `(?<!\\p{L})(?:${LEAST}|or more|and more|oder mehr|und mehr|ou plus|et plus|o más|y más|o più|e più|ou mais|e mais)(?!\\p{L})|\\+|以上|超`,
    'iu',
  ),
};

/** Whether a text sets such a limit anywhere. */
export function setsLimit(text: string, limit: Limit): boolean {
  return ANYWHERE[limit].test(text);
}

/** On which side of a figure, which stands at `from` to `to`, a text sets a limit; null where it sets none. */
export function limitAround(text: string, from: number, to: number): Limit | null {
  const head = text.slice(Math.max(0, from - 40), from);
  const tail = text.slice(to, to + 40);
  if (BEFORE.most.test(head) || AFTER.most.test(tail)) return 'most';
  if (BEFORE.least.test(head) || AFTER.least.test(tail)) return 'least';
  return null;
}
