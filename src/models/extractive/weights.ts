/**
 * What each of `Features` counts when it is decided whether a passage answers at all. `scripts/fit-extractive.ts` fits
 * them on the handbook's development questions and on paragraphs of XQuAD (CC-BY-SA-4.0) with and without the right one;
 * those above zero sum up to 1. The words in the sentence itself and their order were found to tell nothing more.
 */
export const ANSWER_WEIGHTS = {
  local: 0.23,
  heading: 0.06,
  passage: 0.32,
  rank: 0.39,
  missingQualifier: -0.08,
  thin: -0.23,
};

/** What counts when it is decided which passage is quoted: order says less than nearness there, the sentence more. */
export const CHOICE_WEIGHTS = {
  ...ANSWER_WEIGHTS,
  rank: 0,
  share: ANSWER_WEIGHTS.rank,
  own: 0.1,
  phrases: 0.1,
};

/** What counts when it is decided which sentences of that passage are quoted; kept from an earlier fit. */
export const QUOTE_WEIGHTS = {
  own: 0.02,
  local: 0.12,
  near: 0.05,
  phrases: 0.27,
  grade: 0.52,
  heading: 0.02,
};

/** What is left of the score of a unit too short to say something. */
export const FRAGMENT_FACTOR = 0.85;
