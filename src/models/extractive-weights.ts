/**
 * What each of `Features` counts when it is decided whether a passage answers at all, and which. Fitted on
 * the handbook's development questions and on paragraphs of XQuAD (CC-BY-SA-4.0) with and without the right one, by an
 * earlier form of `scripts/fit-extractive.ts`, which starts from them; a word that is missing is already missed in the coverages.
 */
export const ANSWER_WEIGHTS = {
  local: 0.24,
  heading: 0.03,
  passage: 0.31,
  rank: 0.42,
  missingQualifier: -0.1,
  missingKind: -0.08,
  thin: -0.27,
};

/** What counts when it is decided which sentences of that passage are quoted; found likewise. */
export const QUOTE_WEIGHTS = {
  own: 0.02,
  local: 0.12,
  near: 0.05,
  phrases: 0.27,
  grade: 0.52,
  heading: 0.02,
};

export const FRAGMENT_FACTOR = 0.85;
