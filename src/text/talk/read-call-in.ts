import { CALL_IN_EXAMPLES } from './call-in-examples.ts';
import { type FindNearest, learnExamples } from './nearest-example.ts';
import { NOT_TALK_EXAMPLES } from './not-talk-examples.ts';

const MAX_LENGTH = 80;
const LIKE = 0.6;

let learned: FindNearest<'call'> | null = null;

/** Whether a message only points at what was said before it: "^", "can you help here?", "any idea?", or nothing at all. */
export function readCallIn(text: string): boolean {
  const line = text.trim();
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  if (line.length > MAX_LENGTH) return false;
  learned ??= learnExamples({ call: CALL_IN_EXAMPLES }, NOT_TALK_EXAMPLES);
  const found = learned(line);
  return found !== null && found.unknown === 0 && found.likeness >= LIKE;
}
