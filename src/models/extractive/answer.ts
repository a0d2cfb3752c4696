import type { ReadQuestion } from './question.ts';
import { quoteWorth, type ScoredUnit } from './score.ts';
import type { Unit } from './units.ts';

/** A score below it is no answer; chosen with all sets of `bench/` but the blind one in view. */
const ANSWERS_FROM = 0.82;
/** Another article is quoted too when it answers nearly as well: it may say something else. */
const ALSO_FROM = 0.8;
const MAX_PASSAGES = 3;
const MAX_STEPS = 12;
const MAX_SENTENCES = 4;
const MAX_ALSO = 2;

/** Chooses what to quote, in the order to say it; empty when nothing answers. */
export function chooseUnits(question: ReadQuestion, scored: ScoredUnit[]): Unit[] {
  const candidates = scored
    .filter((each) => each.eligible && each.unit.kind !== 'code')
    .sort((a, b) => b.choice - a.choice);
  const [best] = candidates;
  if (best === undefined || !candidates.some((each) => each.score >= ANSWERS_FROM)) return [];
  const all = scored.map((each) => each.unit);
  const chosen = new Set(quoteFrom(best, candidates, MAX_SENTENCES));
  for (const unit of [...chosen]) for (const item of listAround(question, unit, all)) chosen.add(item);
  if (question.type === 'steps' && best.unit.mark === undefined)
    for (const unit of stepsBeside(best.unit, all)) chosen.add(unit);
  for (const unit of leadOf(best, all)) chosen.add(unit);
  for (const other of othersThan(best, candidates))
    for (const unit of quoteFrom(other, candidates, MAX_ALSO)) chosen.add(unit);
  return inOrder([...chosen], candidates);
}

/** The best of each other passage that answers nearly as well. */
function othersThan(best: ScoredUnit, candidates: ScoredUnit[]): ScoredUnit[] {
  const firsts = new Map<number, ScoredUnit>();
  for (const each of candidates) if (!firsts.has(each.unit.n)) firsts.set(each.unit.n, each);
  return [...firsts.values()]
    .filter((each) => each.unit.n !== best.unit.n && each.choice >= best.choice * ALSO_FROM)
    .slice(0, MAX_PASSAGES - 1);
}

/** The best unit and those of its passage that are most worth quoting. */
function quoteFrom(best: ScoredUnit, candidates: ScoredUnit[], limit: number): Unit[] {
  const others = candidates
    .filter((each) => each.unit.n === best.unit.n && each !== best)
    .sort((a, b) => quoteWorth(b.features) - quoteWorth(a.features));
  return [best, ...others].slice(0, limit).map((each) => each.unit);
}

/** Under a heading that asks the question itself, the answer begins with the first words, be they only "Yes!". */
function leadOf(best: ScoredUnit, all: Unit[]): Unit[] {
  if (!/[?？]$/.test(best.unit.heading)) return [];
  const lead = all
    .filter((unit) => unit.n === best.unit.n && unit.heading === best.unit.heading && unit.kind !== 'code')
    .sort((a, b) => a.at - b.at)[0];
  return lead === undefined ? [] : [lead];
}

/** Steps make sense as a whole; so does a list with the line that introduces it. */
function listAround(question: ReadQuestion, unit: Unit, all: Unit[]): Unit[] {
  const own = all.filter((other) => other.n === unit.n && other.kind === 'item').sort((a, b) => a.at - b.at);
  if (unit.kind === 'sentence')
    return own.filter((other) => other.introduction === unit.text && other.at > unit.at).slice(0, MAX_STEPS);
  const wantsAll = unit.mark !== undefined || ['steps', 'open', 'definition'].includes(question.type);
  if (unit.kind !== 'item' || !wantsAll) return [];
  return own.filter((other) => other.block === unit.block).slice(0, MAX_STEPS);
}

/** The numbered steps of the same passage, or else of the same article. */
function stepsBeside(unit: Unit, all: Unit[]): Unit[] {
  const article = unit.heading.split(' › ')[0];
  const steps = all.filter((other) => other.mark !== undefined && other.heading.split(' › ')[0] === article);
  const first = steps.find((other) => other.n === unit.n) ?? steps[0];
  return steps
    .filter((other) => other.n === first?.n && other.block === first.block)
    .sort((a, b) => a.at - b.at)
    .slice(0, MAX_STEPS);
}

function inOrder(units: Unit[], scored: ScoredUnit[]): Unit[] {
  const rank = new Map<number, number>();
  for (const { unit } of scored) if (!rank.has(unit.n)) rank.set(unit.n, rank.size);
  return units.sort((a, b) => (rank.get(a.n) ?? 99) - (rank.get(b.n) ?? 99) || a.at - b.at);
}

/** Says the chosen units one by one, each with the mark of what it rests on. */
export function* sayUnits(units: Unit[]): Generator<string> {
  let before: Unit | null = null;
  for (const unit of units) {
    const sameList = before !== null && before.n === unit.n && before.block === unit.block;
    if (unit.kind === 'item' || unit.kind === 'row') {
      const introduced = unit.introduction !== '' && !sameList && before?.text !== unit.introduction;
      if (before !== null) yield sameList || before.text === unit.introduction ? '\n' : '\n\n';
      if (introduced) yield `${unit.introduction} [${unit.n}]\n`;
      yield `${unit.mark ?? '-'} ${unit.text} [${unit.n}]`;
    } else {
      if (before !== null) yield before.kind === 'sentence' && endsSentence(before.text) ? ' ' : '\n\n';
      yield `${unit.text} [${unit.n}]`;
    }
    before = unit;
  }
}

/** Without it the next sentence would be read as the rest of this one. */
function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’»)\]』」*_`]*$/u.test(text);
}
