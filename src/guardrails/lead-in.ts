import { statesInHeading } from '../text/clause-words.ts';
import { citedMarks } from './cited-marks.ts';

/** Longer than this in bold is a sentence that somebody stresses. */
const MAX_BOLD = 80;

/** Whether a line only introduces what follows: a heading, a line in bold, or one that ends with a colon; none has a mark. */
export function isLeadIn(line: string): boolean {
  if (citedMarks(line).length > 0) return false;
  return /[:：]\s*(?:\*\*)?\s*$/u.test(line) || /^\s*#{1,6}\s/.test(line) || isBoldHeading(line);
}

/** A line that is wholly in bold is a heading, unless it is a sentence. */
function isBoldHeading(line: string): boolean {
  const bold = /^\s*\*\*([^*\n]+)\*\*\s*$/.exec(line)?.[1];
  if (bold === undefined || bold.length > MAX_BOLD) return false;
  return !/[.!?。]$/u.test(bold.trim()) && !statesInHeading(bold);
}
