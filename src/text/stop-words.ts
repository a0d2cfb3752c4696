import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as german } from '@orama/stopwords/german';
import { stopwords as italian } from '@orama/stopwords/italian';
import { stopwords as portuguese } from '@orama/stopwords/portuguese';
import { stopwords as spanish } from '@orama/stopwords/spanish';
import { fold } from './fold.ts';

/** Words that carry grammar and no content. Those that turn a statement round ("not", "nicht", "pas") are left out. */
const GRAMMAR: Record<string, string> = {
  en:
    'a an the and or but if then than that this these those is are was were be been being am do does did done has have had having ' +
    'will would can could may might must shall should of to in on at by for from with about into over under as it its they them ' +
    'their there he she his her him we us our you your i me my who whom which what when where why how all any each every some ' +
    'also too so such only just more most very much many both own same other here out up down again once during after before ' +
    'per via within between through while because however therefore yes please let',
  de:
    'der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als dass dies diese dieser dieses diesen ist sind ' +
    'war waren sein wird werden wurde kann können darf dürfen muss müssen soll sollen hat haben hatte von zu zum zur in im an am ' +
    'auf für mit bei aus über unter nach vor es sie er wir uns ihr ihre ihren ich mich mein man sich wer was wann wo warum wie ' +
    'alle jede jeder jedes auch so nur noch mehr sehr viel hier dort bis durch pro ob weil daher jedoch ja bitte beim vom',
  fr:
    'le la les un une des du de et ou mais si que qui quoi dont ce cette ces cet est sont était être a ont avait avoir sera peut peuvent ' +
    'doit doivent faut à au aux en dans sur sous par pour avec sans chez il elle ils elles on nous vous je me mon ma mes votre vos ' +
    'son sa ses leur leurs se y quand où comment pourquoi quel quelle tout tous toute toutes aussi plus très même ici donc car ' +
    'entre pendant avant après oui s d l n c qu j',
  es:
    'el la los las un una unos unas de del y o pero si que quien cual este esta estos estas eso es son era ser está están ha han había ' +
    'haber puede pueden debe deben hay a al en con por para sin sobre entre desde hasta se lo le les su sus mi me nos yo tú usted ' +
    'cuando cuándo donde dónde cómo como qué cuál cuánto cuánta todo todos toda todas también más muy mismo aquí porque antes ' +
    'después durante sí cada',
  it:
    'il lo la i gli le un uno una di del della dello dei delle degli e o ma se che chi cui questo questa questi queste è sono era essere ' +
    'ha hanno aveva avere può possono deve devono a al alla allo ai alle in nel nella nei nelle con per su sul sulla da dal dalla ' +
    'tra fra si ci mi noi voi io loro suo sua suoi sue quando dove come perché quale quanto quanti tutto tutti anche più molto ' +
    'stesso qui quindi prima dopo durante ogni sì',
  pt:
    'o a os as um uma uns umas de do da dos das e ou mas se que quem este esta estes estas isso é são era ser está estão há foi tem têm ' +
    'pode podem deve devem ao à aos às em no na nos nas com por pelo pela para sem sobre entre desde até lhe seu sua seus suas ' +
    'me eu nós você vocês quando onde como porque qual quanto quantos todo todos toda todas também mais muito mesmo aqui ' +
    'antes depois durante cada sim',
};

/** Words of questions and requests that the published lists lack. */
const QUESTIONS: Record<string, string> = {
  en: 'what whats who whose how many much do does did is are there any please tell show need want get got would could should may might also just us our a every within per via until im ive youre youve theyre theyve weve thats theres hows wheres dont doesnt didnt isnt cant wont wasnt arent havent hasnt couldnt wouldnt shouldnt ive youre theyre thats whats',
  de: 'was wer wie viel viele wo wann warum welche welcher welches kann können kannst darf muss müssen gibt bitte lange kostet jetzt mir unser unsere',
  fr: 'quel quelle quels quelles combien comment où quand pourquoi qui peut peux faut est-ce avez fait faire coûte notre',
  es: 'qué quién cuál cuáles cuánto cuánta cuántos cuántas cómo dónde cuándo puedo puede hay debe hacer cuesta algo ella mis nuestro te',
  it: 'che chi quale quali quanto quanta quanti quante come dove quando perché posso può devo fare costa costano lei nostro',
  pt: 'que quem qual quais quanto quanta quantos quantas como onde quando posso pode há deve fazer custa ela ele isto meu minha nosso',
};

/** Contractions, prepositions, auxiliaries and question words that the published German list lacks. */
const GERMAN =
  'beim ans aufs ums durchs fürs unterm wegen trotz seit wurde wurden worden wen wem wessen woher wohin weshalb wieso womit wodurch wofür';

const PUBLISHED: Record<string, readonly string[]> = {
  en: english,
  de: [...german, ...GERMAN.split(' ')],
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
};

/**
 * Words by language that are left out of an index and of what is looked up in it. Grammar that the published lists lack
 * stays in: without it ("mehr", "pro"), XQuAD's German questions lost .0025 of their first hits.
 */
export const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(PUBLISHED).map(([language, list]) => [
    language,
    new Set([...list.map((word) => word.toLowerCase()), ...QUESTIONS[language]!.split(' ')]),
  ]),
);

const COMMON = new Set(Object.values(GRAMMAR).flatMap((list) => list.split(' ')));
const ASKED = new Set(
  Object.values(QUESTIONS)
    .flatMap((list) => list.split(' '))
    .concat([...COMMON])
    .map(fold),
);

/**
 * Whether a lower-case word is a grammar word in any of the languages. Published lists are not asked: they hold words of
 * content ("work", "hour" in Spanish) and those that deny.
 */
export function isCommonWord(word: string): boolean {
  return COMMON.has(word);
}

/** Whether a folded word only carries a question in any of the languages, without changing what it is about. */
export function isQuestionFiller(word: string): boolean {
  return ASKED.has(word);
}
