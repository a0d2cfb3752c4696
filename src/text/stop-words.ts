import { stopwords as english } from '@orama/stopwords/english';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as german } from '@orama/stopwords/german';
import { stopwords as italian } from '@orama/stopwords/italian';
import { stopwords as portuguese } from '@orama/stopwords/portuguese';
import { stopwords as spanish } from '@orama/stopwords/spanish';

/** Words of questions and requests that the published lists lack. */
const OF_QUESTIONS: Record<string, string> = {
  en: 'what whats who whose how many much do does did is are there any please tell show need want get got would could should may might also just us our a every within per via until',
  de: 'was wer wie viel viele wo wann warum welche welcher welches kann können kannst darf muss müssen gibt bitte lange kostet',
  fr: 'quel quelle quels quelles combien comment où quand pourquoi qui peut peux faut est-ce avez fait faire coûte',
  es: 'qué quién cuál cuáles cuánto cuánta cuántos cuántas cómo dónde cuándo puedo puede hay debe hacer cuesta',
  it: 'che chi quale quali quanto quanta quanti quante come dove quando perché posso può devo fare costa costano',
  pt: 'que quem qual quais quanto quanta quantos quantas como onde quando posso pode há deve fazer custa',
};

/** Contractions, prepositions, auxiliaries and question words that the published German list lacks. */
const GERMAN =
  'beim ans aufs ums durchs fürs unterm wegen trotz seit wurde wurden worden wen wem wessen woher wohin weshalb wieso womit wodurch wofür';

const LISTS: [string, string[]][] = [
  ['en', english],
  ['de', [...german, ...GERMAN.split(' ')]],
  ['fr', french],
  ['es', spanish],
  ['it', italian],
  ['pt', portuguese],
];

/** Function words by language; they carry no content of their own. */
export const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  LISTS.map(([language, list]) => [
    language,
    new Set([...list.map((word) => word.toLowerCase()), ...OF_QUESTIONS[language]!.split(' ')]),
  ]),
);
