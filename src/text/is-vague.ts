import { analyze } from './analyze.ts';
import { contentWords } from './content-words.ts';
import { fold } from './fold.ts';
import { readNames } from './read-names.ts';
import { setApart } from './set-apart.ts';
import { isQuestionFiller } from './stop-words.ts';
import { isTelling } from './telling-words.ts';

/** Words that carry content and name nothing that could be looked up, in seven languages. */
const GENERIC = new Set(
  (
    'doesn don didn isn won not cannot never nicht kein keine ne pas ça ho non não ' +
    'today tomorrow now next later first soon something anything everything nothing someone stuff thing things info information help ' +
    'question questions answer idea ideas need needs want wants know tell show give find look do doing done make use using work works ' +
    'working broken problem problems issue issues trouble urgent here there again more else way ways best good right ' +
    'heute morgen jetzt nachher zuerst etwas irgendwas alles nichts jemand sache sachen ding dinge hilfe frage fragen antwort idee ' +
    'brauche brauchen will wissen sagen zeigen geben finden machen mache tun tue benutzen geht gehen funktioniert kaputt problem ' +
    'probleme dringend hier nochmal mehr ' +
    'aujourd hui aujourdhui demain maintenant quelque chose choses rien tout aide question questions réponse idée besoin veux savoir ' +
    'dire montrer donner trouver faire fais marche cassé problème problèmes urgent encore ' +
    'hoy mañana ahora algo nada todo cosa cosas ayuda pregunta preguntas respuesta idea necesito quiero saber decir mostrar dar hacer ' +
    'hago funciona roto problema problemas urgente otra ' +
    'oggi domani adesso qualcosa niente tutto cosa cose aiuto domanda domande risposta idea bisogno serve voglio sapere dire mostrare ' +
    'dare fare faccio funziona rotto problema problemi urgente ancora ' +
    'hoje amanhã agora algo nada tudo coisa coisas ajuda pergunta perguntas resposta ideia preciso quero saber dizer mostrar dar fazer ' +
    'faço funciona partido quebrado problema problemas urgente outra ' +
    '今日 明日 質問 問題 必要'
  )
    .split(' ')
    .map(fold),
);

/** So many words that name something make what is told before a question worth looking up. */
const TOLD_FROM = 2;

/**
 * Whether a message asks and names nothing that could be looked up: "what should I do today?", "it does not work". What it tells
 * beside that may: "the fitters want no password. how do they get in?".
 */
export function isVague(text: string): boolean {
  if (/\d/u.test(text) || readNames(text).length > 0) return false;
  const { asks, told } = setApart(text);
  const asked = asks.length === 0 ? [text] : asks.map((ask) => ask.text);
  if (asked.some((part) => namesIn(part).length > 0)) return false;
  return told.flatMap(namesIn).filter((word) => !analyze(word, 'en').every(isTelling)).length < TOLD_FROM;
}

/** The words of a text that could be looked up. */
function namesIn(text: string): string[] {
  return contentWords(text).filter((word) => !(isQuestionFiller(fold(word)) || GENERIC.has(fold(word))));
}
