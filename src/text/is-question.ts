import { languageOf } from './detect-language.ts';

/** Words that ask wherever a sentence begins with them. */
const ASKING =
  'what|whats|who|whom|whose|why|how|' +
  'wer|wem|wen|wessen|wie|wieviel|wo|wann|warum|wieso|weshalb|wohin|woher|welche[rmns]?|' +
  'quoi|comment|pourquoi|combien|est-ce|y a-t-il|' +
  'qué|quién(?:es)?|cuál(?:es)?|cómo|cuándo|dónde|cuánt[oa]s?|por qué|' +
  'chi|quale|quali|perché|quant[oaie]|' +
  'quem|o que|qual|quais|onde|quantos|por que|porque';
/** They begin a clause that tells as often: "When you are back, call me." */
const ASKING_OR_TELLING = 'when|where|which|quel(?:le)?s?|qui|que|où|quand|che|cosa|dove|quando';
/** They ask in their own language and say something else in English: "was great", "come on". */
const ASKING_UNLESS_ENGLISH =
  'was|come|como|hay|há|ist|sind|hat|haben|gibt|kann|darf|muss|können|puedo|podemos|posso|possiamo|pode|puis-je|peut-on';
/** Verbs that ask when a subject follows: "can I", "are the"; "is on leave" and "can do" tell. */
const VERBS = 'is|are|was|were|do|does|did|can|could|should|may|will|would|has|have';
const SUBJECTS =
  'i|we|you|he|she|it|they|there|this|that|these|those|the|an?|my|our|your|their|any(?:one|body|thing)?|some(?:one|body|thing)?|people|customers?';
/** "What's", "where're". */
const SHORTENED = "(?:['’](?:s|re|d|ll))?";
/** What people say before they ask. */
const GREETINGS = 'hi|hello|hey|hallo|bonjour|hola|ciao|olá|oi';

const beginning = (words: string): RegExp =>
  new RegExp(`^(?:(?:${GREETINGS})[\\s,!]+)?\\P{L}*(?:${words})(?![\\p{L}\\p{N}'’-])`, 'iu');
const BEGINS = beginning(`(?!what an?\\b)(?:${ASKING})${SHORTENED}|(?:${VERBS})\\s+(?:${SUBJECTS})`);
const BEGINS_UNLESS_ENGLISH = beginning(ASKING_UNLESS_ENGLISH);
const BEGINS_UNLESS_ENDED = beginning(`(?:${ASKING_OR_TELLING})${SHORTENED}`);
const ENDED = /[.!。]["'”’)\s]*$/u;

const MARK = /[？؟¿]|\?(?![\p{L}\p{N}])/u;
/** Ends in か, asks to be told, or holds a word that asks: 何 and 誰, but not 何か and 誰も. */
const JAPANESE =
  /(?:です|ます|でした|ました|でしょう|だろう|る|い|の|た)か[。．\s]*$|教えて|知りたい|(?:何|誰|どこ|いつ|なぜ|どう|いくら|いくつ)(?!でも|[もかぞ])/u;
/** The query of an address is no question. */
const LINK = /https?:\/\/\S+/g;

/** Whether a text says itself that it asks: by a mark, or the Japanese ending that stands for one. */
export function isMarkedQuestion(text: string): boolean {
  const line = text.replace(LINK, '').trim();
  return MARK.test(line) || /(?:です|ます)か[。\s]*$/u.test(line);
}

/**
 * Whether a text asks one thing, in seven languages: by its mark, or by how it begins. A subject that is only named
 * ("travel policy") asks nothing here; in doubt it is no question, since nobody minds that a bot stays quiet.
 */
export function isQuestion(text: string): boolean {
  const line = text.replace(LINK, '').trim();
  if (!/[\p{L}\p{N}]/u.test(line)) return false;
  if (MARK.test(line) || JAPANESE.test(line)) return true;
  if (BEGINS.test(line) || (BEGINS_UNLESS_ENDED.test(line) && !ENDED.test(line))) return true;
  return BEGINS_UNLESS_ENGLISH.test(line) && languageOf(line) !== 'en';
}
