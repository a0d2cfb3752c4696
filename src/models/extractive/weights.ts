/**
 * What each feature of a unit and of what would be quoted around it counts when the units of a question are compared.
 * Fitted by `scripts/fit-extractive.ts`; more features were tried and told nothing more.
 */
export const CHOICE_WEIGHTS = {
  own: 1.53,
  near: 2,
  grade: 2.1,
  share: 2.66,
  titleShare: 1.41,
  quote: 1.91,
  quoteOwn: 1.41,
  opens: 0.94,
  others: -0.84,
  foreign: -0.5,
};

/**
 * How well a unit answers a question that is put in an article's words; with `ANSWERS_FROM` fitted earlier on the
 * handbook's development questions and on paragraphs of XQuAD (CC-BY-SA-4.0) with and without the right one.
 */
export const WORDING_WEIGHTS = { local: 0.23, heading: 0.06, passage: 0.32, rank: 0.39, thin: -0.23 };

/** How sure an answer is, as the log-odds of it being right. */
export const SURENESS_WEIGHTS = {
  constant: -7.47,
  grade: 2.94,
  exact: 1.56,
  phrase: 1.16,
  passageShare: 3.04,
  terms: 1.78,
  subject: 0.8,
};
