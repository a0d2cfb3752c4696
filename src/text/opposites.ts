/**
 * Words that turn round what others say, a pair of lists a line; a `*` stands for any ending. A line holds what means the
 * same in all languages, as far as no word of it means something else in another one: so translations are compared too.
 */
const PAIRS = `
includ* contain* enthält enthalten umfass* einschließ* inbegriffen inklusive inclus* inclut incluent comprend comprennent incluy* incluid* incluíd* comprende comprenden compres* : exclud* ausschließ* ausgeschlossen exklusive exclus* exclu exclut excluent excluy* excluid* excluíd* esclu*
increas* rise rises raise* raising grow* : decreas* reduc* lower* shrink* drop* fall falls
before prior beforehand bevor vorher avant antes prima : after afterwards nachdem nachher danach après después depois dopo após
minimum : maximum
above over more : below under less fewer
allow* permit* permis* erlaub* gestattet autoris* autoriz* consentit* : forbid* forbidden prohibit* disallow* denied deny verbot* verbiet* untersag* interdit* interdi* prohíb* prohib* proíb* proib* vietat*
enabl* activat* aktivier* activ* attiv* ativ* : disabl* deactivat* deaktivier* désactiv* desactiv* disattiv* desativ*
required mandatory obligatory compulsory verpflichtend obligatorisch zwingend obligatoire* obligatori* obrigatóri* : optional optionale* voluntary freiwillig facultati* facoltativ* optionnel* opcional* opzional*
free gratis kostenlos kostenfrei gratuit* : paid charged chargeable kostenpflichtig payant* pago pagos pagamento
always immer stets toujours siempre sempre : never nie niemals jamais nunca
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
keep keeps kept retain* preserv* store stores stored storing save* safe stay stays stayed staying remain* behalt* behält aufbewahr* gespeichert bleib* erhalten conserv* gard* guard* mantien* mantén* mantenid* manten* mantid* : delet* remov* eras* lost lose discard* thrown throw* wip* destroy* lösch* gelöscht entfern* vernicht* supprim* effac* borra* elimin* suprim* cancellat* apag* destru* distrutt*
install* : uninstall*
add adds added adding hinzufüg* hinzugefügt ajout* añad* aggiung* aggiunt* adicion* : remov* delet* entfern* retir* quit* rimoss* rimuov*
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
vor : nach
mehr über : weniger unter
früher frühestens : später spätestens
presque : jamais
plus : moins
mínimo : máximo
sempre : mai
minimo : massimo
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
/** What is no single word is looked for in the text: a verb with its particle, and Japanese, which writes no spaces. */
const WRITTEN: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:turn|switch)(?:s|es|ed|ing)? (?:\p{L}+ ){0,3}?on(?!\p{L})/iu,
    /\b(?:turn|switch)(?:s|es|ed|ing)? (?:\p{L}+ ){0,3}?off(?!\p{L})/iu,
  ],
  [
    /\b(?:opt|check|log|sign)(?:s|ed|ged|ging|ing)? in(?!\p{L})/iu,
    /\b(?:opt|check|log|sign)(?:s|ed|ged|ging|ing)? out(?!\p{L})/iu,
  ],
  [
    /(?<!\p{L})(?:schlie(?:ß|ss)|schalt)\p{L}*[^.;:,]* (?:ein|an)(?=\s*(?:[.,;:!?]|und |oder |$))/iu,
    /(?<!\p{L})(?:schlie(?:ß|ss)|schalt)\p{L}*[^.;:,]* aus(?=\s*(?:[.,;:!?]|und |oder |$))/iu,
  ],
  [/保持|保存|残り|残る|残し/u, /削除|消去|消え/u],
  [/有効/u, /無効/u],
  [/必須|必要/u, /任意|不要/u],
  [/無料/u, /有料/u],
  [/許可/u, /禁止/u],
  [/追加/u, /削除/u],
  [/開始/u, /終了|停止/u],
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
