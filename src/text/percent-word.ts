/**
 * Source of a pattern for how "percent" is written in seven languages, for folded text: the sign, the word in one or
 * two, and its shortenings.
 */
export const PERCENT_WORD =
  '(?:[%٪]|per[ -]?cent(?:age points?)?(?!\\p{L})|percent|pct(?!\\p{L})|prozent|pour ?cents?|por ?ciento|por ?cento|per ?cento|パーセント)';
