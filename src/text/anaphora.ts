/** Words that stand for what was said before, wherever in a sentence. */
const POINTERS =
  'its?|that|those|they|them|this|these|same|dies\\p{L}*|das|davon|dort|denen|cela|ceci|ça|celui|eso|esa|esto|ello|allí|questo|quello|ciò|isso|isto|disso';
/** Words that go on from the sentence before when they open one; elsewhere they say nothing of it. */
const CONTINUERS =
  'therefore|then|so|also|such|sie|es|daher|dann|il|elle|ils|donc|por lo tanto|quindi|portanto';
/** Words that a question opens with when it goes on from another one. */
const FOLLOWERS =
  'and|but|so|what about|how about|und|aber|was ist mit|et|mais|e(?:t)? pour|y|pero|qué tal|e|ma|mas|では|それ|じゃあ';
const CONTRASTS =
  'but|however|except|unless|only if|although|though|otherwise|provided|aber|jedoch|außer|sofern|allerdings|es sei denn|mais|cependant|toutefois|sauf|pero|sin embargo|excepto|salvo|ma|però|tuttavia|tranne|mas|porém|contudo|exceto|ただし|しかし|但し';

// "There" points back in a question; at the start of a statement it mostly says that something exists.
const POINTS_BACK = new RegExp(
  `^(?:${FOLLOWERS})(?!\\p{L})|(?<!\\p{L})(?:${POINTERS}|there)(?!\\p{L})|それ|その|そこ|これ`,
  'iu',
);
const CONTINUES = new RegExp(`^\\P{L}*(?:(?:${POINTERS}|${CONTINUERS})(?!\\p{L})|これ|それ|そのため)`, 'iu');
const CONTRASTS_WITH = new RegExp(`^\\P{L}*(?:${CONTRASTS})(?!\\p{L})`, 'iu');

/** Whether a question leans on what was said before: "and there?", "how much is it". */
export function pointsBack(question: string): boolean {
  return POINTS_BACK.test(question);
}

/** Whether a sentence of a text leans on the one before it: "It also…", "Therefore…". */
export function continuesSentence(sentence: string): boolean {
  return CONTINUES.test(sentence);
}

/** Whether a sentence takes back part of the one before it: "However…", "Unless…". */
export function opensWithContrast(sentence: string): boolean {
  return CONTRASTS_WITH.test(sentence);
}
