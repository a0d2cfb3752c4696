/** Words that turn round what others say, a pair of lists a line; a `*` stands for any ending. */
const PAIRS = `
includ* : exclud*
increas* rise rises raise* raising grow* : decreas* reduc* lower* shrink* drop* fall falls
before prior beforehand : after afterwards
minimum : maximum
above over more : below under less fewer
allow* permit* : forbid* forbidden prohibit* disallow* denied deny
enabl* activat* : disabl* deactivat*
required mandatory obligatory compulsory : optional voluntary
free gratis : paid charged chargeable
always : never
accept* : reject* declin* refus*
internal* : external*
public* : private* confidential*
higher highest high : lower lowest low
first : last
buyer* customer* client* : seller* vendor*
agree* : disagree*
start starts started starting begin* began : end ends ended ending stop stops stopped
win wins won winning : lose loses lost losing
cheap* : expensive
open opens opened : close closes closed shut
everyone everybody : nobody none
early earlier earliest : late later latest
advance upfront beforehand : arrears end
keep keeps kept retain* preserv* store* stored save* saved safe : delet* remov* eras* lost lose discard* thrown throw* wip* destroy*
install* : uninstall*
add adds added adding : remov* delet*
send sends sent : receiv*
buy buys bought : sell sells sold
lend* lent : borrow*
possible available : impossible unavailable
locked lock locks : unlocked unlock
fast faster quick* : slow*
day daytime : night
morning* : evening*
visible shown show : hidden hide
online : offline
manual* hand : automatic*
encrypted : unencrypted
succeed* success* : fail*
strong* strength* : weak*
best better good : worst worse bad
most : least
often frequently usually always mostly : rarely seldom hardly never
new newer newest : old older oldest
import* : export*
upgrad* : downgrad*
mindestens : höchstens maximal
vor vorher : nach nachher danach
enthalten inklusive : ausgeschlossen exklusive
erlaub* : verbot* verbiet*
mehr über : weniger unter
immer : nie niemals
kostenlos kostenfrei gratis : kostenpflichtig
früher frühestens : später spätestens
avant : après
inclus* : exclu*
toujours presque : jamais
gratuit* : payant*
autoris* permis* : interdit*
plus : moins
antes : después depois
siempre sempre : nunca jamais
mínimo : máximo
incluid* incluíd* : excluid* excluíd*
gratis gratuito : pago
conserva* mantien* mantén* : borra* elimina* suprim*
prima : dopo
inclus* : esclus*
sempre : mai
minimo : massimo
guarda* mant* : apaga* elimina*
`;

interface Pair {
  one: (word: string) => boolean;
  other: (word: string) => boolean;
}

const OPPOSITES: readonly Pair[] = PAIRS.trim()
  .split('\n')
  .map((line) => {
    const [one = '', other = ''] = line.split(' : ');
    return { one: matcher(one), other: matcher(other) };
  });
/** Japanese writes no spaces: its opposites are looked for in the text. */
const WRITTEN: readonly (readonly [RegExp, RegExp])[] = [
  [/以上/u, /以下|未満/u],
  [/(?<!以)前/u, /(?<!以)後/u],
  [/可能|できます/u, /不可|できません/u],
  [/含ま/u, /除/u],
  [/最大/u, /最小|最低/u],
];

function matcher(list: string): (word: string) => boolean {
  const entries = list.split(' ');
  const whole = new Set(entries.filter((entry) => !entry.endsWith('*')));
  const starts = entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
  return (word) => whole.has(word) || starts.some((start) => word.startsWith(start));
}

/** Whether one word, in small letters, says the opposite of another. */
export function areOpposite(one: string, other: string): boolean {
  return OPPOSITES.some(
    (pair) => (pair.one(one) && pair.other(other)) || (pair.one(other) && pair.other(one)),
  );
}

/** The first pair of opposites of which one text has only one word and the other only the other: `[mine, theirs]`. */
export function findOpposite(mine: string, theirs: string): [string, string] | null {
  const [here, there] = [wordsOf(mine), wordsOf(theirs)];
  for (const { one, other } of OPPOSITES) {
    const turned = opposed(here, there, one, other) ?? opposed(here, there, other, one);
    if (turned !== null) return turned;
  }
  for (const [one, other] of WRITTEN) {
    const turned = written(mine, theirs, one, other) ?? written(mine, theirs, other, one);
    if (turned !== null) return turned;
  }
  return null;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

function opposed(
  mine: readonly string[],
  theirs: readonly string[],
  one: Pair['one'],
  other: Pair['one'],
): [string, string] | null {
  const [here, there] = [mine.find(one), theirs.find(other)];
  return here === undefined || there === undefined || mine.some(other) || theirs.some(one)
    ? null
    : [here, there];
}

function written(mine: string, theirs: string, one: RegExp, other: RegExp): [string, string] | null {
  const [here, there] = [one.exec(mine), other.exec(theirs)];
  return here === null || there === null || other.test(mine) || one.test(theirs) ? null : [here[0], there[0]];
}
