/** A sentence, list item, table row or heading of a source, with its place. */
export interface SourceSegment {
  text: string;
  /** Offsets in the source's text. */
  start: number;
  end: number;
  /** Segments of one paragraph, list or table share it. */
  block: number;
}

/** So long may a quote be, in characters; sentences that support a claim are shown however long they are. */
const MAX_QUOTE = 900;

/**
 * Adds context to the sentences that support an answer: what stands between them, and the rest of their paragraphs,
 * lists and tables with the lines that lead in. Nothing inside is cut.
 */
export function widenSegments(
  segments: readonly SourceSegment[],
  supporting: ReadonlySet<number>,
): Set<number> {
  const shown = new Set(supporting);
  const first = Math.min(...supporting);
  const last = Math.max(...supporting);
  if (segments[last]!.end - segments[first]!.start <= MAX_QUOTE)
    for (let at = first; at <= last; at += 1) shown.add(at);
  const groups = groupsOf(segments);
  let room = MAX_QUOTE - [...shown].reduce((sum, at) => sum + lengthOf(segments[at]!), 0);
  for (const at of nearestFirst(segments, shown)) {
    const besideShown = shown.has(at - 1) ? groups[at - 1] : shown.has(at + 1) ? groups[at + 1] : undefined;
    const isOfGroup = groups[at] === besideShown || (shown.has(at + 1) && groups[at] === groups[at + 1]);
    if (!isOfGroup || lengthOf(segments[at]!) > room) continue;
    shown.add(at);
    room -= lengthOf(segments[at]!);
  }
  return shown;
}

function lengthOf({ start, end }: SourceSegment): number {
  return end - start;
}

/** What is not shown, by how few segments it is away from what is. */
function nearestFirst(segments: readonly SourceSegment[], shown: ReadonlySet<number>): number[] {
  const distance = (at: number) => Math.min(...[...shown].map((other) => Math.abs(other - at)));
  return [...segments.keys()]
    .filter((at) => !shown.has(at))
    .map((at) => ({ at, distance: distance(at) }))
    .sort((a, b) => a.distance - b.distance || b.at - a.at)
    .map(({ at }) => at);
}

/** Numbers the blocks so that a line that leads in ("… as follows:") is of one group with what it introduces. */
function groupsOf(segments: readonly SourceSegment[]): number[] {
  const groups: number[] = [];
  for (const [at, { block, text }] of segments.entries()) {
    const before = segments[at - 1];
    const goesOn =
      before !== undefined && !isHeading(text) && (before.block === block || /[:：]\s*$/.test(before.text));
    groups.push(goesOn && !isHeading(before.text) ? groups[at - 1]! : (groups[at - 1] ?? 0) + 1);
  }
  return groups;
}

function isHeading(text: string): boolean {
  return /^#{1,6}\s/.test(text);
}
