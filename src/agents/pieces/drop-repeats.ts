import { HEADING_MARK } from '../../knowledge/passage-hit.ts';
import { LEFT_OUT } from './trim-passage.ts';

const ROW = /^\|/;

/**
 * A text without what stands before it already, where both are made of the same passages: searches bring a passage alone and
 * joined to its neighbour. Paragraphs, items and rows go as wholes; a table keeps its head. '' where nothing is new.
 */
export function dropRepeats(text: string, known: string): string {
  const said = new Set(known.split('\n').map(plain).filter(Boolean));
  const blocks = text.split(/\n{2,}/).map((block) => withoutKnownLines(block, said));
  const kept = blocks.filter((block, at) => block !== '' && !leadsNowhere(block, blocks.slice(at + 1)));
  return kept.every((block) => block === LEFT_OUT) ? '' : kept.join('\n\n');
}

function withoutKnownLines(block: string, said: ReadonlySet<string>): string {
  const lines = block.split('\n');
  const isNew = (line: string): boolean => line === LEFT_OUT || !said.has(plain(line));
  if (lines[0]!.startsWith(HEADING_MARK) || lines.every(isNew)) return block;
  if (!lines.every((line) => ROW.test(line))) return lines.filter(isNew).join('\n');
  const [head = '', ...rows] = lines;
  const added = rows.filter(isNew);
  return added.length === 0 ? '' : [head, ...added].join('\n');
}

/** A heading of which nothing is left beneath it. */
function leadsNowhere(block: string, after: readonly string[]): boolean {
  if (!block.startsWith(HEADING_MARK) || block.includes('\n')) return false;
  const next = after.find((one) => one !== '' && one !== LEFT_OUT);
  return next === undefined || next.startsWith(HEADING_MARK);
}

function plain(line: string): string {
  return line.replace(/\s+/g, ' ').trim();
}
