import { citedMarks, withoutMarks } from '../../guardrails/cited-marks.ts';
import { isLeadIn } from '../../guardrails/lead-in.ts';
import { createClaimStream } from '../../guardrails/split-claims.ts';
import { continuesSourceList, headsSourceList, isSourceLine } from '../../text/source-list-words.ts';
import type { ClaimKind, ReadClaim } from './claim.ts';
import { createMarkReader, splitAtRoundMarks } from './normalise-marks.ts';

type Found = Extract<ReadClaim, { type: 'claim' }>;

/** Reads prose with marks as claims, sentence by sentence. */
export interface ProseReader {
  push(piece: string): Found[];
  flush(): Found[];
}

const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s/u;
const TABLE_ROW = /^\s*\|/;
const TABLE_RULE = /^\s*\|?[\s:|-]*-[\s:|-]*$/;

/** Starts at the beginning of an answer. */
export function createProseReader(): ProseReader {
  const marks = createMarkReader();
  const stream = createClaimStream();
  /** Marks of a line that introduces a list stand for the items that have none of their own. */
  let introduced: number[] = [];
  /** The first row of a table: what follows it tells whether it is its head. */
  let head: string | null = null;
  let columns: string[] = [];
  let inTable = false;
  let squared = false;
  /** Below the heading of the model's own list of sources: code writes that list. */
  let inSources = false;

  function read(sentences: string[]): Found[] {
    return sentences
      .filter((sentence) => sentence.trim() !== '')
      .flatMap(roundMarks)
      .flatMap(take);
  }

  /** A model keeps to one style: once a mark was square, round ones are figures of the text. */
  function roundMarks(sentence: string): string[] {
    squared ||= citedMarks(sentence).length > 0;
    return squared ? [sentence] : splitAtRoundMarks(sentence);
  }

  function take(sentence: string): Found[] {
    inSources = headsSourceList(sentence) || (inSources && continuesSourceList(sentence));
    if (inSources || isSourceLine(sentence)) return endTable();
    if (TABLE_ROW.test(sentence)) return takeRow(sentence);
    const held = endTable();
    const own = citedMarks(sentence);
    if (/[:：]\s*(?:\[[\d,;\s[\]]*\]\s*)?$/u.test(sentence.trimEnd())) introduced = own;
    else if (!LIST_ITEM.test(sentence)) introduced = [];
    const marked = own.length > 0 || !LIST_ITEM.test(sentence) ? own : introduced;
    return [...held, found(sentence, kindOf(sentence), marked)];
  }

  function takeRow(row: string): Found[] {
    if (!inTable) {
      inTable = true;
      head = row;
      return [];
    }
    if (head !== null && TABLE_RULE.test(row)) {
      columns = cellsOf(head);
      const lines = head + row;
      head = null;
      return [found(lines, 'lead', [])];
    }
    const held = head === null ? [] : [rowOf(head)];
    head = null;
    return [...held, rowOf(row)];
  }

  function rowOf(row: string): Found {
    const own = citedMarks(row);
    const cells = cellsOf(row).map((cell, at) => (columns[at] ? `${columns[at]}: ${cell}` : cell));
    const claim = found(row, 'fact', own.length > 0 ? own : introduced);
    return {
      ...claim,
      claim: {
        ...claim.claim,
        text: withoutMarks(cells.filter((cell) => !/: $/.test(cell)).join('; ')).trim(),
      },
    };
  }

  function endTable(): Found[] {
    const held = head === null ? [] : [rowOf(head)];
    head = null;
    inTable = false;
    columns = [];
    return held;
  }

  return {
    push: (piece) => read(stream.push(marks.push(piece))),
    flush: () => [...read([...stream.push(marks.flush()), ...stream.flush()]), ...endTable()],
  };
}

function found(prose: string, kind: ClaimKind, marks: number[]): Found {
  const text = withoutMarks(prose).trim();
  return { type: 'claim', claim: { text, kind, support: marks.map((n) => ({ n })), prose } };
}

function kindOf(sentence: string): ClaimKind {
  // It claims nothing; it may go without a word.
  if (isLeadIn(sentence)) return 'lead';
  return /^\s*\d{1,3}[.)]\s/.test(sentence) ? 'step' : 'fact';
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|\s*(?:\[[\d,;\s[\]]*\])?$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
