import type { Evidence } from '../../core/citation.ts';
import { formatRow, readTable } from '../../text/read-table.ts';

/** A piece of evidence that can be quoted by itself. */
export interface Unit {
  /** Number of the evidence. */
  n: number;
  /** Position among all units of its evidence. */
  at: number;
  kind: 'sentence' | 'item' | 'row' | 'code';
  /** What would be quoted: verbatim, without list marks. */
  text: string;
  /** The number that a step carries in its list, e.g. `2.`. */
  mark?: string;
  /** Headings that it stands under. */
  heading: string;
  /** The line that introduces its list or table. */
  introduction: string;
  /** Units of one list, table or paragraph share it. */
  block: number;
}

const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|no|nr|z\.b|d\.h|bzw|ca|inkl|p\.ej|sr|sra|dr|mr|mrs|st|u\.s)\.|\b\p{Lu}\.)\s*$/iu;

const cut = new WeakMap<Evidence, readonly Unit[]>();

/** Cuts the text of an evidence into sentences, list items, table rows and code, once. */
export function splitEvidence(evidence: Evidence): readonly Unit[] {
  let units = cut.get(evidence);
  if (units === undefined) {
    units = cutEvidence(evidence);
    cut.set(evidence, units);
  }
  return units;
}

function cutEvidence(evidence: Evidence): Unit[] {
  const units: Unit[] = [];
  let heading = evidence.kind === 'record' ? evidence.title : '';
  let introduction = '';
  let block = 0;
  const push = (unit: Pick<Unit, 'kind' | 'text'> & { mark?: string }): void => {
    if (!/[\p{L}\p{N}]/u.test(unit.text)) return;
    units.push({ n: evidence.n, at: units.length, heading, introduction, block, ...unit });
  };
  for (const part of evidence.text.split(/\n{2,}(?!\s)/)) {
    block += 1;
    if (part.startsWith('# ')) {
      heading = part.slice(2).split('\n')[0]!;
      introduction = '';
      const rest = part.split('\n').slice(1).join('\n');
      if (rest.trim() === '') continue;
    }
    const before = units.length;
    splitPart(
      part.startsWith('# ') ? part.split('\n').slice(1).join('\n') : part,
      evidence.language ?? 'en',
      push,
    );
    const last = units.at(-1);
    const added = units.length - before;
    introduction = added > 0 && last?.kind === 'sentence' && introduces(last.text, added) ? last.text : '';
  }
  return units;
}

type Push = (unit: Pick<Unit, 'kind' | 'text'> & { mark?: string }) => void;

function splitPart(part: string, language: string, push: Push): void {
  if (part.startsWith('```')) {
    push({ kind: 'code', text: part });
    return;
  }
  const lines = part.split('\n');
  const table = readTable(lines);
  if (table !== null) {
    for (const row of table.rows) push({ kind: 'row', text: formatRow(table.columns, row) });
    return;
  }
  for (const line of lines) {
    const item = /^\s*(-|\d+\.) (.*)$/.exec(line);
    if (item === null)
      for (const text of splitSentences(line.trim(), language)) push({ kind: 'sentence', text: clean(text) });
    else push({ kind: 'item', text: clean(item[2]!), ...(item[1] === '-' ? {} : { mark: item[1]! }) });
  }
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, segmenter);
  return segmenter;
}

/** Sentences of a text by Unicode's rules for the language, not cut after an abbreviation. */
function splitSentences(text: string, language: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenterOf(language).segment(text)) {
    const last = sentences.at(-1);
    if (last !== undefined && ABBREVIATION.test(last)) sentences[sentences.length - 1] = last + segment;
    else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim()).filter(Boolean);
}

function introduces(text: string, added: number): boolean {
  return (
    /[:：]$|\b(?:following|these|below|as follows|folgende[nrs]?|siguientes?|suivante?s?|seguenti|seguintes)\b/i.test(
      text,
    ) ||
    (added === 1 && text.split(/\s+/).length <= 12 && !/[.!?。]$/.test(text))
  );
}

/** "A:" of questions and answers, and what is left of marks for notes, say nothing. */
function clean(text: string): string {
  return text
    .replace(/^(?:A|Answer|Antwort|Respuesta|R):\s+/, '')
    .replace(/^\[!?[A-Z]+\]\s*/, '')
    .replace(/^\[[ x]\]\s+/, '')
    .trim();
}
