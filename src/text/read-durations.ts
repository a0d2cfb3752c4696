import type { CalendarUnit } from './day-range.ts';
import { foldInPlace } from './fold-in-place.ts';
import { PERIOD_WORDS, unitOf } from './period-words.ts';
import { readNumbers } from './read-numbers.ts';

/** A stretch of time as a text gives it: "three weeks", "60 days", "2週間". */
export interface Duration {
  count: number;
  unit: CalendarUnit;
  start: number;
  end: number;
}

const UNIT = new RegExp(
  `^[\\s-]*(?:(${PERIOD_WORDS.unit})(?![\\p{L}])|(日間?|週間?|[かヶケカ]月間?|年間?))`,
  'u',
);
const JAPANESE: [RegExp, CalendarUnit][] = [
  [/^日/u, 'day'],
  [/^週/u, 'week'],
  [/月/u, 'month'],
  [/^年/u, 'year'],
];
const MOST = 1_000;

/** "A week", "einen Monat": the article counts one. */
const ONE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:an?|eine[nmr]?|une?|una?|uma?)\\s+(${PERIOD_WORDS.unit})(?!\\p{L})`,
  'gu',
);

/** Finds the stretches of time of a text, in whole units. */
export function readDurations(text: string): Duration[] {
  const folded = foldInPlace(text);
  const ones = [...folded.matchAll(ONE)].map((match): Duration => {
    return { count: 1, unit: unitOf(match[1]!), start: match.index, end: match.index + match[0].length };
  });
  const counted = readCounted(folded);
  return [
    ...counted,
    ...ones.filter((one) => !counted.some(({ start, end }) => one.start < end && start < one.end)),
  ];
}

function readCounted(folded: string): Duration[] {
  return readNumbers(folded).flatMap(({ value, from, to }): Duration[] => {
    const match = UNIT.exec(folded.slice(to, to + 20));
    if (match === null || !Number.isInteger(value) || value < 1 || value > MOST) return [];
    const [all, word, japanese] = match;
    const unit =
      word === undefined ? JAPANESE.find(([pattern]) => pattern.test(japanese!))?.[1] : unitOf(word);
    return unit === undefined ? [] : [{ count: value, unit, start: from, end: to + all.length }];
  });
}
