import { isQuestion } from './is-question.ts';
import { splitSentences } from './split-sentences.ts';

/** A mark of enumeration with the blank before it: "1)", "2.", "b)", "(3)". */
const MARKER = /(^|[\s:;,?!.])(?:\(?(\d{1,2})[.)]|\(?([a-h])\)|#(\d{1,2})[.:)]?)[ \t]+(?=\S)/giu;
const BULLET = /^\s*(?:[-*•–+]|\d{1,2}[.)]|\(?[a-h]\))\s+/iu;
/** Where a question may begin within a sentence: behind a conjunction, or a stop that a lower-case letter follows. */
const SEAM =
  /([?？])\s+(?=\S)|(?:[;.]|\s[-–—])\s+(?=\p{L})|,?\s+(?:and|und|et|y|e)\s+(?:also\s+|auch\s+|aussi\s+|también\s+|anche\s+|também\s+)?(?=\p{L})|,\s*(?=\p{L})/giu;
/** What follows belongs to what stands before: "the difference between what A does and what B does". */
const PAIRS =
  /\b(?:between|difference|compare|both|whether|unterschied|zwischen|sowohl|entre|différence|diferencia|tra|fra|differenza|diferença)\b/iu;
/** Such a clause goes with what follows its comma: "when I log in, what happens?" */
const CLAUSE =
  /^\P{L}*(?:when|where|if|since|after|before|wenn|falls|quand|si|lorsque|cuando|quando|se)(?!\p{L})/iu;
/** A sentence that is longer is pasted. */
const MAX_LENGTH = 1_000;

/** The numbered or lettered parts of a text with what stands before the first of them. */
export interface Numbered {
  before: string;
  parts: string[];
}

/** Reads "1) … 2) … 3) …", on one line or several; null where fewer than two marks count up from one. */
export function readNumbered(text: string): Numbered | null {
  const found: { from: number; to: number }[] = [];
  for (const match of text.matchAll(MARKER)) {
    const number =
      match[3] === undefined ? Number(match[2] ?? match[4]) : match[3].toLowerCase().charCodeAt(0) - 96;
    if (number !== found.length + 1) continue;
    found.push({ from: match.index + match[1]!.length, to: match.index + match[0].length });
  }
  if (found.length < 2) return null;
  const parts = found.map(({ to }, at) => text.slice(to, found[at + 1]?.from).trim());
  return { before: text.slice(0, found[0]!.from).trim(), parts };
}

/** Cuts a text into sentences, list items, and questions that one sentence joins: "What is X and how do I Y?". */
export function splitQuestions(text: string): string[] {
  return splitSentences(text)
    .map((sentence) => sentence.replace(BULLET, '').trim())
    .filter((sentence) => sentence !== '')
    .flatMap((sentence) => (sentence.length > MAX_LENGTH ? [sentence] : splitJoined(sentence)));
}

function splitJoined(sentence: string): string[] {
  for (const seam of sentence.matchAll(SEAM)) {
    const asks = seam[1] ?? '';
    const left = sentence.slice(0, seam.index) + asks;
    const right = sentence.slice(seam.index + seam[0].length);
    if (partsAt(seam[0], left, right)) return [left.trim(), ...splitJoined(right.trim())];
  }
  return [sentence];
}

function partsAt(seam: string, left: string, right: string): boolean {
  if (/^[?？]/u.test(seam)) return true;
  if (!beginsToAsk(right)) return false;
  if (/^[;.]/.test(seam)) return /\p{L}{2}$/u.test(left);
  return beginsToAsk(left) && !PAIRS.test(left) && !(seam.startsWith(',') && CLAUSE.test(left));
}

/** Whether it would ask without its mark. */
function beginsToAsk(text: string): boolean {
  return isQuestion(text.replace(/[?？¿]/gu, ' ').trim());
}
