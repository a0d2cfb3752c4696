import { parseNumberWord } from './number-words.ts';
import { unitAround } from './units.ts';

/** What a figure is for each of: "450 EUR per seat per month". */
export interface Rates {
  /** The stretch of time, as a unit; with a number where it is that of the whole figure: "60 day". */
  time: string | null;
  /** Whatever else, in small letters: "seat", "person", "call". */
  things: string[];
  /** So many characters of the text say it. */
  length: number;
}

const EACH = /^[\s*]*(?:(?:per|pro|par|por|each|every|je|für jeden|by the)\s+|\/\s?)(\p{L}+)/iu;
/** An article is a rate before a stretch of time only: "350 EUR a week". */
const A_TIME = /^[\s*]*(?:an?|al|alla|à la|la|le|im|ao|l['’])\s*(\p{L}+)/iu;
/** "Per seat and month". */
const AND_TIME = /^\s*(?:and|und|et|y|e)\s+(\p{L}+)/iu;
/** What is paid once for a stretch of time is no rate: "57.60 EUR for 60 days". */
const FOR_TIME = /^[\s*]*(?:for|für|pour|por|per)\s+(?:the\s+)?(\d{1,3}|\p{L}+)[\s-]+(\p{L}+)/iu;
/** In Japanese the rate stands before: 1席あたり. */
const TIMES = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']);

/** Reads "per seat", "a month" and the like that follow a figure; `rest` is what stands behind its digits. */
export function readRates(rest: string): Rates {
  const rates: Rates = { time: null, things: [], length: 0 };
  // The unit or the thing that is counted may stand between.
  let tail = rest.replace(
    /^[\s*]*(?:%|\p{Sc}|(?!per\b|pro\b|par\b|por\b|an?\b|each\b|every\b)\p{L}[\p{L}-]*){0,1}/u,
    '',
  );
  for (let step = 0; step < 3; step += 1) {
    const each = EACH.exec(tail);
    const match = each ?? A_TIME.exec(tail) ?? (step > 0 ? AND_TIME.exec(tail) : null);
    if (match === null) break;
    const word = match[1]!;
    const time = /^(?:night|nacht|nuit|noche|notte|noite)s?$/iu.test(word) ? 'day' : unitOfTime(word);
    if (time !== null) rates.time = time;
    else if (each !== null) rates.things.push(word.toLowerCase());
    else break;
    tail = tail.slice(match[0].length).replace(/^\s*(?:and|und|et|y|e|,)(?=\s+(?:per|pro|par|por)\b)/iu, '');
    rates.length = rest.length - tail.length;
  }
  return rates.time === null ? { ...rates, time: spanOf(tail) } : rates;
}

function spanOf(tail: string): string | null {
  const [, count = '', word = ''] = FOR_TIME.exec(tail) ?? [];
  const value = /\d/.test(count) ? Number(count) : parseNumberWord(count.toLowerCase());
  const unit = value === undefined ? null : unitOfTime(word);
  return unit === null ? null : `${value} ${unit}`;
}

function unitOfTime(word: string): string | null {
  const unit = unitAround(` ${word}`, 0, 0);
  return unit !== null && TIMES.has(unit) ? unit : null;
}
