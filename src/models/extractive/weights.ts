/**
 * What each feature of a unit and of what would be quoted around it counts when the units of a question are compared.
 * Fitted by `scripts/fit-extractive.ts`; more features were tried and told nothing more.
 */
export const CHOICE_WEIGHTS = {
  own: 1.76,
  near: 1.67,
  grade: 2.55,
  share: 3.22,
  titleShare: 1.17,
  quote: 1.6,
  quoteOwn: 1.66,
  opens: 0.9,
};

/**
 * How well a unit answers a question that is put in an article's words; with `ANSWERS_FROM` fitted earlier on the
 * handbook's development questions and on paragraphs of XQuAD (CC-BY-SA-4.0) with and without the right one.
 */
export const WORDING_WEIGHTS = { local: 0.23, heading: 0.06, passage: 0.32, rank: 0.39, thin: -0.23 };

/** How sure an answer is, as the log-odds of it being right. */
export const SURENESS_WEIGHTS = {
  constant: -7.48,
  grade: 3.65,
  exact: 1.48,
  phrase: 1.45,
  passageShare: 2.97,
  terms: 1.88,
};
