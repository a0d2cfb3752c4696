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

function wordsIn(text: string): number {
  const unspaced =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return Math.ceil(unspaced / 3) + (text.match(/\S+/g)?.length ?? 0);
}
