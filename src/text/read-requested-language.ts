import { LANGUAGES, type Language } from '../core/language.ts';
import { fold } from './fold.ts';
import { wantsDraft } from './requested-actions/wants-draft.ts';

/** The language that a message wants its answer in, and what it says beside that. */
export interface RequestedLanguage {
  language: Language;
  /** The message without the request; '' where it says nothing else. */
  rest: string;
}

/** What somebody is asked to do who is to answer in a language. */
const ANSWERS =
  'answer|reply|respond|write|say|explain|tell|summari[sz]e|translate|speak|put|give|repeat|' +
  'antwort\\p{L}*|schreib\\p{L}*|erklär\\p{L}*|sag\\p{L}*|übersetz\\p{L}*|wiederhol\\p{L}*|' +
  'répon\\p{L}*|écri[svt]\\p{L}*|expliqu\\p{L}*|dis|dites|tradui\\p{L}*|résume\\p{L}*|' +
  'resp[oó]nd\\p{L}*|contest\\p{L}*|escrib\\p{L}*|explica\\p{L}*|dime|traduc\\p{L}*|resum\\p{L}*|' +
  'rispond\\p{L}*|scriv\\p{L}*|spiega\\p{L}*|dimmi|traduci\\p{L}*|riassum\\p{L}*|' +
  'escrev\\p{L}*|explique|diga\\p{L}*|traduz\\p{L}*';
/** What may stand between the verb and the language. */
const OBJECTS =
  'me|us|it|this|that|back|please|only|everything|again|mir|uns|es|das|bitte|nur|alles|nochmal|noch einmal|moi|nous|le|la|ça|' +
  'tout|lo|esto|todo|tutto|isto|por favor|per favore';
/** Opens a request, and says that it is one. */
const ASKS =
  '(?:please|pls|kindly|and|but|bitte|und|kannst du|können sie|could you|can you|would you|will you|peux-tu|pouvez-vous|puedes|puede|puoi|può|pode|podes|por favor|per favore)';
const PLEASE =
  "(?:please|pls|plz|thanks|thank you|bitte|danke|s['’ ]?il (?:te|vous) pla[iî]t|svp|stp|merci|por favor|gracias|per favore|per piacere|grazie|se faz favor|obrigad[oa])";
/** The answer by its name: "the answer in German", "die Antwort bitte auf Deutsch". */
const ANSWER =
  '(?:an?|the|your|my|eine?|die|deine|ihre|la|une|ta|votre|una|tu|su|tua|sua|uma|a) (?:answer|reply|response|antwort|réponse|respuesta|risposta|resposta)(?: (?:should be|back|please|bitte|por favor))?';

const CODES = new Map<string, Language>(
  LANGUAGES.flatMap((spoken) => {
    const names = new Intl.DisplayNames(spoken, { type: 'language' });
    return LANGUAGES.flatMap((code) => {
      const name = (names.of(code) ?? code).toLowerCase();
      return [name, fold(name)].map((written): [string, Language] => [written, code]);
    });
  }),
);
const [JAPANESE, SPACED] = splitByScript([...CODES.keys()]);
/** "In German", "auf Deutsch", "en allemand". */
const IN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:in|auf|en|em) (${SPACED.join('|')})(?![\\p{L}\\p{N}'’-])`,
  'giu',
);
/** So many characters before and behind it tell whether it is a request. */
const NEAR = 120;

/** What may stand before the request in a part of a message that is nothing else; behind it that part ends. */
const BEFORE_ALONE = new RegExp(
  `(?:^|[.!?;:,()–—\\n]|\\s-)\\s*((?:${ASKS}[\\s,]{1,3}){0,3}(?:(?:${ANSWERS})(?:\\s(?:${OBJECTS})){0,3}\\s)?)$`,
  'iu',
);
/** What may stand before it where more is asked for in the same breath: "explain in German how …". */
const BEFORE_MORE = new RegExp(
  `(?:(?:^|[.!?;:,()–—\\n]|\\s-)\\s*(?:${ASKS}[\\s,]{1,3}){0,3}|${ASKS}\\s)(?:${ANSWERS})(?:\\s(?:${OBJECTS})){0,3}\\s$`,
  'iu',
);
const BEFORE_ANSWER = new RegExp(`(?<!\\p{L})${ANSWER}\\s$`, 'iu');
/** Opens what asks whether something is there: there, the language is a part of the question. */
const IS_THERE =
  '(?:is|are|was|were|do|does|did|has|have|ist|sind|gibt|hat|haben|est|sont|es|está|hay|tiene|è|sono|ha|é|são|há|tem)';
const ASKS_WHETHER_THERE = new RegExp(`(?:^|[.!?\\n])\\s*${IS_THERE}\\s[^.!?\\n]*$`, 'iu');
const ENDS = /^\s*(?:$|[.!?;:,()–—\n]|-\s)/u;
const ENDS_POLITELY = new RegExp(`^[\\s,]{1,3}${PLEASE}(?=\\s*(?:$|[.!?;:,()–—\\n]|-\\s))`, 'iu');
const IN_JAPANESE = new RegExp(
  `(?<=^|[。、！？!?,.\\n\\s])(?:回答は|返事は|答えは)?(${JAPANESE.join('|')})(?:で|にて)(?:の)?(?:回答|返信|返事|説明)?(?:を)?(?:お願い(?:いた|致)?します|お願い|頼みます|(?:答え|回答し|返信し|返事し|教え|説明し|書い)て(?:ください|下さい|ほしいです|ね)?)?(?=$|[。、！!\\n\\s])`,
  'u',
);

/**
 * Reads in which language somebody wants the answer: "…, in German please", "auf Deutsch bitte", "explain in French how …".
 * Null where none of our languages is asked for: what is asked about a language ("is there a guide in German?") asks for none.
 */
export function readRequestedLanguage(message: string): RequestedLanguage | null {
  const japanese = IN_JAPANESE.exec(message);
  if (japanese !== null)
    return { language: CODES.get(japanese[1]!)!, rest: without(message, japanese.index, japanese[0].length) };
  const named = [...message.matchAll(IN)];
  for (const { 0: said, 1: name, index } of named) {
    const span = spanOf(message, index, said.length);
    if (span !== null)
      return { language: CODES.get(name!.toLowerCase())!, rest: without(message, span.from, span.length) };
  }
  // A text is written in the language that it is asked for in.
  const [first] = named;
  if (first === undefined || !wantsDraft(message)) return null;
  return { language: CODES.get(first[1]!.toLowerCase())!, rest: message };
}

/** What of a message is the request, around a language that it names; null: it is none. */
function spanOf(message: string, at: number, length: number): { from: number; length: number } | null {
  const before = message.slice(Math.max(0, at - NEAR), at);
  const after = message.slice(at + length, at + length + NEAR);
  const please = ENDS_POLITELY.exec(after)?.[0] ?? '';
  if (please !== '' || ENDS.test(after)) {
    const lead = BEFORE_ALONE.exec(before)?.[1];
    if (lead !== undefined) return { from: at - lead.length, length: lead.length + length + please.length };
    const isAsked = please !== '' && !ASKS_WHETHER_THERE.test(before);
    if (isAsked || BEFORE_ANSWER.test(before)) return { from: at, length: length + please.length };
  }
  return BEFORE_MORE.test(before) ? { from: at, length } : null;
}

function without(message: string, from: number, length: number): string {
  const before = message.slice(0, from).replace(/[\s,;:(、–—-]{1,9}$/u, '');
  const after = message.slice(from + length);
  const joined = /[.!?。！？]$|^$/u.test(before)
    ? `${before} ${after.replace(/^[\s.!?,;:)、。–—-]+/u, '')}`
    : before + after.replace(/^\s*\)/, '');
  return /[\p{L}\p{N}]/u.test(joined) ? joined.trim() : '';
}

/** Japanese names, and those that stand between blanks; the longest first, so that none is read as the beginning of another. */
function splitByScript(names: readonly string[]): [string[], string[]] {
  const isJapanese = (name: string) => /[\p{Script=Han}\p{Script=Katakana}]/u.test(name);
  const sorted = [...new Set(names)].sort((one, other) => other.length - one.length);
  return [sorted.filter(isJapanese), sorted.filter((name) => !isJapanese(name))];
}
