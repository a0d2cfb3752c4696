import { contentWords, coverage, readVocabulary } from '../../text/content-words.ts';
import { rememberText } from '../../text/remember-text.ts';
import { splitSentences } from '../../text/split-sentences.ts';
import type { Unit } from './units.ts';

/** A colleague reads so many words of a quote before the answer is buried. */
const MOST_WORDS = 60;
/** A list is quoted whole, even where it goes beyond. */
const MOST_LIST_WORDS = 110;
const MOST_LIST_ITEMS = 12;

/**
 * What is quoted around a unit, in the order of the source: the section whole where it is short; else a list with the
 * line that introduces it; else the unit and what follows it, as far as there is room. Code stays with the line that
 * introduces it.
 */
export function windowAround(unit: Unit, units: readonly Unit[]): Unit[] {
  const section = units.filter((other) => other.n === unit.n && other.heading === unit.heading);
  if (countWords(section) <= MOST_WORDS) return section;
  const list = listOf(unit, section);
  if (list.length > 1 && countWords(list) <= MOST_LIST_WORDS) return list;
  const from = section.findIndex((other) => other.at === unit.at);
  return withinWords(section.slice(from), MOST_WORDS);
}

/** The list that a unit belongs to or introduces; itself alone where there is none. */
function listOf(unit: Unit, section: readonly Unit[]): Unit[] {
  const introduced = section.filter((other) => other.introduction === unit.text && other.at > unit.at);
  if (introduced.length > 0) return [unit, ...introduced.slice(0, MOST_LIST_ITEMS)];
  if (unit.kind === 'sentence') return [unit];
  const items = section
    .filter((other) => other.block === unit.block && other.kind === unit.kind)
    .slice(0, MOST_LIST_ITEMS);
  const lead = section.find((other) => other.text === unit.introduction && other.at < unit.at);
  return lead === undefined ? items : [lead, ...items];
}

/**
 * What of a quote is shown where it may only help: from the unit itself on within some words, its mark among them. Of a
 * unit that is too long alone, the sentences from the one on that says most of what is asked.
 */
export function shortenQuote(
  quote: Unit[],
  unit: Unit,
  { asked, most }: { asked: string; most: number },
): Unit[] {
  if (wordsShown(quote) <= most) return quote;
  const lead = quote.find((other) => other.text === unit.introduction && other.at < unit.at);
  const room = most - (unit.introduction === '' ? 0 : wordsIn(unit.introduction) + 1);
  const kept = [cutUnit(unit, asked, room)];
  for (const next of quote.slice(quote.findIndex(({ at }) => at === unit.at) + 1)) {
    if (wordsShown([...kept, next]) > room) break;
    kept.push(next);
  }
  return lead === undefined ? kept : [lead, ...kept];
}

function cutUnit(unit: Unit, asked: string, room: number): Unit {
  if (wordsShown([unit]) <= room) return unit;
  const sentences = splitSentences(unit.text);
  const words = contentWords(asked);
  const worth = sentences.map((sentence) => coverage(words, readVocabulary(sentence)));
  const from = worth.indexOf(Math.max(...worth));
  let text = sentences[from]!;
  for (const next of sentences.slice(from + 1)) {
    if (wordsIn(text + next) + 1 > room) break;
    text += next;
  }
  return { ...unit, text: text.trim() };
}

/** Each sentence of what is shown carries its mark, and an item or row the sign before it. */
function wordsShown(units: readonly Unit[]): number {
  return units.reduce(
    (sum, { text, kind }) =>
      sum + wordsIn(text) + splitSentences(text).length + (kind === 'sentence' ? 0 : 1),
    0,
  );
}

function withinWords(units: readonly Unit[], most: number): Unit[] {
  const taken: Unit[] = [];
  for (const unit of units) {
    if (taken.length > 0 && countWords([...taken, unit]) > most) break;
    taken.push(unit);
  }
  return taken;
}

/** Words of some units together; in scripts without spaces three letters count as one. */
export function countWords(units: readonly Unit[]): number {
  return units.reduce((sum, { text }) => sum + wordsIn(text), 0);
}

const wordsIn = rememberText((text) => {
  const unspaced =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return Math.ceil(unspaced / 3) + (text.match(/\S+/g)?.length ?? 0);
});
