/** Pairs of which one word turns round what the other says; beginnings of words, so that inflections count. */
const PAIRS: readonly [RegExp, RegExp][] = (
  [
    ['includ', 'exclud'],
    ['increas', 'decreas|reduc'],
    ['before', 'after'],
    ['minimum|at least', 'maximum|at most|up to'],
    ['more than|above|over', 'less than|below|under'],
    ['allow|permit', 'forbid|prohibit|deny|denie'],
    ['enable', 'disable'],
    ['required|mandatory|must', 'optional|voluntary'],
    ['free of charge|for free', 'paid|charged'],
    ['always', 'never'],
    ['accept', 'reject|declin|refus'],
    ['internal', 'external'],
    ['public', 'private'],
    ['higher', 'lower'],
    ['first', 'last'],
    ['buyer|client|customer', 'seller|vendor'],
    ['agree', 'disagree'],
    ['like', 'dislike'],
    ['start|begin', 'end|stop'],
    ['win|won', 'lose|lost'],
    ['cheap', 'expensive'],
    ['rise|raise', 'fall|lower'],
    ['open', 'closed'],
    ['vor', 'nach'],
    ['mindestens', 'höchstens|maximal'],
    ['enthalten|inklusive', 'ausgeschlossen|exklusive'],
    ['erlaub', 'verb[oi]t'],
    ['mehr als|über', 'weniger als|unter'],
    ['avant', 'après'],
    ['au moins', 'au plus'],
    ['inclus', 'exclu'],
    ['antes', 'después|depois'],
    ['mínimo|al menos|pelo menos', 'máximo|como máximo'],
    ['incluid|incluíd', 'excluid|excluíd'],
    ['prima', 'dopo'],
    ['almeno', 'al massimo'],
    ['inclus', 'esclus'],
    ['以上', '以下|未満'],
    ['前', '後'],
    ['可能', '不可'],
    ['含ま', '除'],
  ] as const
).map(([a, b]) => [starting(a), starting(b)]);

/** The first pair of opposites of which one text has only one word and the other only the other: `[mine, theirs]`. */
export function findOpposite(mine: string, theirs: string): [string, string] | null {
  for (const [a, b] of PAIRS) {
    const turned = opposed(mine, theirs, a, b) ?? opposed(mine, theirs, b, a);
    if (turned !== null) return turned;
  }
  return null;
}

function opposed(mine: string, theirs: string, a: RegExp, b: RegExp): [string, string] | null {
  const [here, there] = [a.exec(mine), b.exec(theirs)];
  const clear = here !== null && there !== null && !b.test(mine) && !a.test(theirs);
  return clear ? [here[0], there[0]] : null;
}

function starting(words: string): RegExp {
  return /\p{Script=Han}/u.test(words)
    ? new RegExp(words, 'u')
    : new RegExp(`(?<!\\p{L})(?:${words})\\p{L}*`, 'iu');
}
