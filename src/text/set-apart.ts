import { pointsBack } from './anaphora.ts';
import { contentWords } from './content-words.ts';
import { dropPoliteness } from './drop-politeness.ts';
import { fold } from './fold.ts';
import { isQuestion } from './is-question.ts';
import { rememberText } from './remember-text.ts';
import { readNumbered, splitQuestions } from './split-questions.ts';
import { isQuestionFiller } from './stop-words.ts';
import { type Aside, takeAsides } from './take-asides.ts';

/** One thing that a message asks. */
export interface Ask {
  text: string;
  /** Whether it cannot be understood alone: "and for 500 seats?". */
  leans: boolean;
  /** What the message says right before it, which it leans on; null where it leans on the conversation, or not at all. */
  before: string | null;
}

/** A message as what it asks, what it tells, and what it carries along. */
export interface SetApart {
  /** Empty for a message of politeness only. */
  asks: Ask[];
  /** Sentences that ask nothing: where somebody stands, what they did. */
  told: string[];
  aside: Aside[];
}

/** Asks for something without a question: "tell me …", "I need …". */
const REQUEST =
  /^\P{L}*(?:tell|show|list|give|send|find|explain|describe|compare|summari[sz]e|draft|brief|help|look up|check|walk me|point me|remind|(?:i|we) (?:need|want|would like|am looking for|are looking for)|i['’](?:d like|m looking for)|looking for|sag|zeig|nenn|gib|erklär|vergleich|fass|hilf|such|liste|ich (?:brauche|suche|möchte)|wir (?:brauchen|suchen)|dis|montre|donne|explique|compare|résume|aide|liste|je (?:cherche|voudrais)|j['’]ai besoin|dime|muestra|dame|explica|compara|resume|ayuda|necesito|busco|dimmi|mostra|dammi|spiega|confronta|riassumi|aiuta|cerco|ho bisogno|diga|mostre|dê|explique|compare|resuma|ajuda|preciso)(?!\p{L})|(?:教えて|知りたい|ください|見せて|まとめて|作成して|比較して)/iu;
const SIGN_OFF =
  /^\s*(?:--\s*$|(?:(?:best|kind|warm)?\s*regards|best(?: wishes)?|sincerely|yours(?: sincerely| truly)?|cheers|mit (?:freundlichen|besten|lieben) grü(?:ß|ss)en|(?:viele|liebe|beste|freundliche|schöne) grü(?:ß|ss)e|gru(?:ß|ss)|mfg|vg|lg|cordialement|bien à vous|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|cordiali saluti|(?:distinti )?saluti|atenciosamente|cumprimentos|abraços?|敬具)[\s,.!]*$|sent from my |von meinem \S+ gesendet|envoyé de mon |enviado desde mi |inviato da |enviado do meu )/iu;
/** A signature has a few lines; what is longer is more of the message. */
const MAX_SIGNATURE_LINES = 8;
/** How much of a long message is read at its beginning, and as much at its end. */
const MAX_END = 3_000;

const FOLLOWS =
  /^\P{L}*(?:and|but|so|also|plus|or|und|aber|oder|auch|et|mais|ou|y|pero|o|e|ma|anche|mas|também|では|じゃあ|あと|それと)(?![\p{L}'’])[\s,、]*/iu;
const POSSESSIVE =
  /(?<!\p{L})(?:their|theirs|his|her|hers|him|he|she|deren|dessen|leurs?|sus|loro|deles|delas)(?!\p{L})/iu;
/** Words that carry nothing behind a question word: "what now?", "who else?". */
const WHAT_NOW =
  /(?<!\p{L})(?:now|next|then|else|exactly|instead|nun|dann|sonst|genau|maintenant|alors|ahora|entonces|adesso|allora|agora|então)(?!\p{L})/giu;
/** Words that only seem to point back: "is there a …", "does it take", "is it possible". */
const POINTS_NOWHERE =
  /(?<!\p{L})(?:(?:is|are|was|were|will|would) there(?: be)?|there(?:['’]s| is| are)|(?:is|was|would) it (?:possible|true|ok(?:ay)?|allowed|necessary|worth|safe|fine|correct|right|normal)|(?:does|do|will|would) it (?:take|cost to)|it takes|this (?:week|month|quarter|year|morning|afternoon|evening)|these days|(?:ist|wird|war|geht|gibt) (?:es|das) (?:möglich|erlaubt|so)?|y a-t-il|so that)(?!\p{L})/giu;

/**
 * Splits a message into what it asks, part by part, what it tells and what it carries along. Where nothing is asked
 * outright, everything told is one ask ("travel policy"); a pasted error alone is asked about by its first line.
 */
export const setApart = rememberText(readApart);

function readApart(message: string): SetApart {
  const { rest, aside } = takeAsides(message);
  const pieces = piecesOf(headAndTail(withoutSignature(rest)));
  const asks = toAsks(pieces);
  if (asks.length > 0) return { asks, told: pieces.filter((one) => !one.asks).map((one) => one.text), aside };
  const whole = pieces.map(({ text }) => text).join(' ');
  const text = whole === '' ? askedOf(rest, aside) : whole;
  if (text === '') return { asks: [], told: [], aside };
  return { asks: [{ text, leans: leansBack(text), before: null }], told: [], aside };
}

interface Piece {
  text: string;
  asks: boolean;
}

function piecesOf(text: string): Piece[] {
  const numbered = readNumbered(text);
  if (numbered === null) return splitQuestions(text).flatMap(toPiece);
  const before = splitQuestions(numbered.before).flatMap(toPiece);
  const parts = numbered.parts.map((part) => splitQuestions(part).flatMap(toPiece));
  const asking = parts.filter((part) => part.some((one) => one.asks)).length;
  // Steps that somebody took are numbered too: "1. I opened it 2. it closed again. What now?"
  const allAsk = asking * 2 > parts.length || (asking === 0 && !before.some((one) => one.asks));
  const asked = parts.flatMap((part) =>
    allAsk && !part.some((one) => one.asks) ? part.map((one) => ({ ...one, asks: true })) : part,
  );
  const announces = /[:：]$/u.test(numbered.before) || asking > 0 || asked.length === 0;
  return [...(allAsk && announces ? before.filter((one) => one.asks) : before), ...asked];
}

/** A piece without a word ("2", "…") is nothing; politeness neither. */
function toPiece(raw: string): Piece[] {
  const text = dropPoliteness(raw);
  if (!/\p{L}/u.test(text)) return [];
  return [{ text, asks: isQuestion(text) || REQUEST.test(text) || /^\S+(?:\s\S+){0,12}[?？]$/u.test(text) }];
}

function toAsks(pieces: readonly Piece[]): Ask[] {
  return pieces.flatMap((piece, at): Ask[] => {
    if (!piece.asks) return [];
    const plain = piece.text.replace(FOLLOWS, '');
    // "And how do I export it all?" is whole without its "and".
    const text = plain !== piece.text && isQuestion(plain.replace(/[?？]/gu, '')) ? plain : piece.text;
    const leans = leansBack(text);
    return [{ text, leans, before: leans ? (pieces[at - 1]?.text ?? null) : null }];
  });
}

/** Whether a question needs what was said before to be understood. */
function leansBack(text: string): boolean {
  const read = text.replace(POINTS_NOWHERE, ' ');
  if (FOLLOWS.test(read) || pointsBack(read.trim()) || POSSESSIVE.test(read)) return true;
  return contentWords(text.replace(WHAT_NOW, ' ')).every((word) => isQuestionFiller(fold(word)));
}

/** What a message that is all carried along asks: the address that it names, the first line of what was pasted. */
function askedOf(rest: string, aside: readonly Aside[]): string {
  if (/\p{L}/u.test(dropPoliteness(rest))) return rest.trim();
  const pasted = aside.find(({ kind }) => kind !== 'code');
  return (
    pasted?.text
      .split('\n')
      .find((line) => /\p{L}/u.test(line))
      ?.trim() ?? ''
  );
}

/** The ends of a long text: nobody hides a question in the middle of what they paste. */
function headAndTail(text: string): string {
  if (text.length <= 2 * MAX_END) return text;
  const head = /^[\s\S]*[\s。？！]/u.exec(text.slice(0, MAX_END))?.[0] ?? text.slice(0, MAX_END);
  const tail = text.slice(-MAX_END);
  return `${head}\n\n${tail.slice(tail.search(/[\s。？！]/u) + 1)}`;
}

function withoutSignature(text: string): string {
  const lines = text.trimEnd().split('\n');
  const from = Math.max(1, lines.length - MAX_SIGNATURE_LINES);
  const at = lines.findIndex((line, index) => index >= from && SIGN_OFF.test(line));
  if (at < 0 || lines.slice(at).some((line) => /[?？]/u.test(line))) return text;
  return lines.slice(0, at).join('\n');
}

/** What a message asks, without the greeting, "please" and thanks around it; the message as it is where it tells or carries something too. */
export function askedAlone(message: string): string {
  const { asks, told, aside } = setApart(message);
  const [only, ...others] = asks;
  if (only === undefined || told.length > 0 || aside.length > 0) return message;
  return others.length > 0 ? dropPoliteness(message) : only.text;
}
