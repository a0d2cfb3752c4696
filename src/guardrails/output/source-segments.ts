import type { Evidence } from '../../core/citation.ts';
import { splitSentences } from '../../text/split-sentences.ts';
import type { SourceSegment } from './widen-segments.ts';

/** What a piece of evidence says, its title included: a passage often leaves its subject to the title. */
export function evidenceText(evidence: Evidence): string {
  const date = evidence.updatedAt === undefined ? '' : `\n${evidence.updatedAt.toISOString().slice(0, 10)}`;
  return `${evidence.title}\n${evidence.text}${date}`;
}

const cut = new WeakMap<Evidence, readonly SourceSegment[]>();

/** The sentences, list items and table rows of a piece of evidence, with their places in its text; cut once. */
export function sourceSegments(evidence: Evidence): readonly SourceSegment[] {
  let segments = cut.get(evidence);
  if (segments === undefined) {
    segments = cutEvidence(evidence);
    cut.set(evidence, segments);
  }
  return segments;
}

function cutEvidence(evidence: Evidence): SourceSegment[] {
  const segments: SourceSegment[] = [];
  let start = 0;
  let block = 0;
  for (const raw of splitSentences(evidence.text)) {
    const end = start + raw.length;
    const text = raw.trim();
    if (text !== '' && !/^\|[\s:|-]+\|?$/.test(text)) segments.push({ text, start, end, block });
    if (/\n\s*\n/.test(raw)) block += 1;
    start = end;
  }
  return segments;
}
