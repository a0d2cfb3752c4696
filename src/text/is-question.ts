/** Words that a question begins with, in the languages that Switchboard speaks. */
const QUESTION_WORDS = new Set(
  [
    'what whats who whom whose which when where why how is are do does did can could should may will would has have',
    'was wer wem wen wessen wie wo wann warum wieso weshalb welche welcher welches welchen wohin woher kann darf muss ist sind hat haben gibt',
    'quel quelle quels quelles qui que quoi comment où quand pourquoi combien est-ce',
    'qué quién quiénes cuál cuáles cómo cuándo dónde cuánto cuánta cuántos cuántas',
    'che chi cosa quale quali come dove quando perché quanto quanta quanti quante',
    'que quem qual quais como onde quando quanto quanta quantos quantas',
  ].flatMap((words) => words.split(' ')),
);
const MARK = /[?？¿؟]/u;
/** A Japanese sentence that asks ends in か or holds a question word. */
const JAPANESE = /か[。．]?\s*$|何|誰|どこ|いつ|なぜ|どう|いくら|いくつ/u;

/** Whether a text asks for one thing, rather than naming a subject; by its mark or by the word it begins with. */
export function isQuestion(text: string): boolean {
  const [first = ''] = text
    .trim()
    .toLowerCase()
    .split(/[\s,:]+/u);
  return MARK.test(text) || QUESTION_WORDS.has(first) || JAPANESE.test(text);
}
