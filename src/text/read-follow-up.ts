import { contentWords } from './content-words.ts';
import { fold } from './fold.ts';
import { readNames } from './read-names.ts';
import { setApart } from './set-apart.ts';
import { isQuestionFiller } from './stop-words.ts';

/** How a question goes on from the one before it. */
export type FollowUpForm =
  /** "And X?", "same question for X": the same is asked of something else. */
  | { form: 'instead'; of: string }
  /** "What does it cost?": a word stands for what was talked about. */
  | { form: 'points'; fill(topic: string): string }
  /** "Why?", "on iPhone?": only what is new is said. */
  | { form: 'adds' };

/** Opens a question that asks the same of something else. */
const INSTEAD =
  /^\P{L}*(?:(?:(?:and|but|ok(?:ay)?|so|then|und|aber|et|mais|y|pero|e|ma|mas)[\s,]+)*(?:(?:and|the )?same(?: question| thing)?(?: again)? (?:for|with|about|on)|what about|how about|what if it(?:['’]s| is)|and|dasselbe (?:für|mit|zu)|gleiche frage (?:für|zu)|was ist mit|wie (?:ist|sieht) es (?:aus )?(?:mit|bei)|und|même question pour|pareil pour|qu['’]en est-il de|et pour|et|lo mismo (?:para|con)|la misma pregunta (?:para|con)|qué tal|qué hay de|y|stessa (?:domanda|cosa) per|la stessa domanda per|che dire di|e|mesma pergunta para|o mesmo para|e quanto a|e)(?![\p{L}'’]))[\s,]*/iu;
const INSTEAD_JA =
  /^(?:では|じゃあ)?[、\s]*(.{1,30}?)(?:は(?:どう(?:です)?か?|いくらですか)?|について(?:も|は)?(?:同じ質問です|どうですか)?|の場合は?(?:どうですか)?)[?？。]*$/u;
/** What may stand between "and" and the thing: "and for X", "and with X". */
const LEADS_IN =
  /^(?:(?:for|with|about|on|in|at|to|from|für|mit|bei|auf|zu|pour|avec|chez|sur|para|con|en|sobre|per|su|com|em)\s+)+/iu;
const POINTS_AT_THING = /(?<![\p{L}'’])(?:they|them|it)(?![\p{L}'’])/iu;
const POINTS_ALONE =
  /(?<![\p{L}'’])(?:this|that|these|those)(?=\s*(?:[?!.,]|$|(?:is|are|was|were|does|do|did|can|cost|work|include|mean|cover|apply|take|need)\b))/iu;
const POSSESSES = /(?<![\p{L}'’])(?:their|its|his|her)(?=\s)/iu;
/** "The reason", "the limit": what of, the question before says. */
const DEFINITE = /(?<!\p{L})(?:the|der|die|das|le|la|les|el|los|las|il|lo|i|gli|o|os)\s+\p{L}+\P{L}*$/iu;
const OPENS_WITH_PREPOSITION =
  /^\P{L}*(?:on|in|at|for|with|without|since|until|from|auf|bei|mit|ohne|seit|bis|sur|avec|sans|depuis|en|con|sin|desde|su|senza|da|com|sem|only|nur|seulement|solo|só)(?!\p{L})/iu;

/** Tells how a question goes on from what was said before; null where it stands on its own. */
export function readFollowUp(text: string): FollowUpForm | null {
  const line = text.trim();
  const instead = readInstead(line);
  if (instead !== null) return { form: 'instead', of: instead };
  const leans = setApart(line).asks[0]?.leans ?? false;
  const own = contentWords(line).filter((word) => !isQuestionFiller(fold(word)));
  const names = readNames(line);
  if (!leans && !(names.length === 0 && own.length <= 2 && DEFINITE.test(line)))
    return own.length <= 2 && OPENS_WITH_PREPOSITION.test(line) ? { form: 'adds' } : null;
  for (const pointer of [POSSESSES, POINTS_AT_THING, POINTS_ALONE])
    if (pointer.test(line)) return { form: 'points', fill: (topic) => fill(line, pointer, topic) };
  return own.length <= 2 ? { form: 'adds' } : { form: 'points', fill: (topic) => `${line} ${topic}` };
}

/** What the same is asked of: a name or a few words without a verb or a pointer of their own. */
function readInstead(line: string): string | null {
  const japanese = INSTEAD_JA.exec(line)?.[1];
  if (japanese !== undefined && !/[それこあ]れ|なぜ|どう|何|誰|いつ/u.test(japanese)) return japanese;
  const opening = INSTEAD.exec(line)?.[0];
  if (opening === undefined) return null;
  const rest = line.slice(opening.length).replace(/[?？!.\s]+$/u, '');
  const thing = rest.replace(LEADS_IN, '');
  if (thing === '' || thing.split(/\s+/).length > 5) return null;
  const asked = setApart(rest).asks[0];
  if (asked?.leans) return null;
  return POSSESSES.test(rest) ||
    POINTS_AT_THING.test(rest) ||
    POINTS_ALONE.test(`${rest}?`) ||
    asksItself(rest)
    ? null
    : thing;
}

/** "And who owns it?", "and can we …": a question of its own with an "and" before it. */
function asksItself(rest: string): boolean {
  return /^(?:who|what|when|where|why|how|which|is|are|do|does|did|can|could|may|should|will|would|has|have|if|wer|was|wann|wo|warum|wie|kann|ist|gibt|qui|que|quand|où|pourquoi|comment|est-ce|peut|quién|qué|cuándo|dónde|cómo|cuánto|puede|chi|cosa|quando|dove|come|quanto|può|quem|onde|quanto|pode)(?!\p{L})/iu.test(
    rest,
  );
}

function fill(line: string, pointer: RegExp, topic: string): string {
  return line.replace(pointer, pointer === POSSESSES ? `${topic}’s` : topic);
}
