/** One passage that holds a lexeme: how often, and how many lexemes the passage has, which BM25 needs. */
export interface Posting {
  passageId: number;
  frequency: number;
  length: number;
}

/** Postings to a block: about a kilobyte, so that a row stays in its page and a change rewrites little. */
export const BLOCK_POSTINGS = 256;

/** More of either changes no score that anybody could notice. */
const MAX_FREQUENCY = 0xff;
const MAX_LENGTH = 0xffff;

/**
 * Packs postings, ordered by passage: the distance to the passage before in groups of seven bits (0 for the first), the
 * frequency in one byte, the length in two. Variable-byte gaps as in Manning, Raghavan and Schütze 2008, section 5.3.
 */
export function encodeBlock(postings: readonly Posting[]): Buffer {
  const bytes: number[] = [];
  let before = postings[0]?.passageId ?? 0;
  for (const { passageId, frequency, length } of postings) {
    let gap = passageId - before;
    before = passageId;
    for (; gap > 0x7f; gap = Math.floor(gap / 128)) bytes.push((gap & 0x7f) | 0x80);
    const shownLength = Math.min(length, MAX_LENGTH);
    bytes.push(gap, Math.min(frequency, MAX_FREQUENCY), shownLength >> 8, shownLength & 0xff);
  }
  return Buffer.from(bytes);
}

/** Calls `visit` for each posting of a block. It takes no objects: a query reads hundreds of thousands of postings. */
export function visitBlock(
  firstId: number,
  data: Uint8Array,
  visit: (passageId: number, frequency: number, length: number) => void,
): void {
  let passageId = firstId;
  let at = 0;
  while (at < data.length) {
    let gap = 0;
    let scale = 1;
    let byte = data[at++]!;
    for (; byte > 0x7f; byte = data[at++]!) {
      gap += (byte & 0x7f) * scale;
      scale *= 128;
    }
    passageId += gap + byte * scale;
    visit(passageId, data[at]!, (data[at + 1]! << 8) | data[at + 2]!);
    at += 3;
  }
}

/** The postings of a block as objects. */
export function decodeBlock(firstId: number, data: Uint8Array): Posting[] {
  const postings: Posting[] = [];
  visitBlock(firstId, data, (passageId, frequency, length) =>
    postings.push({ passageId, frequency, length }),
  );
  return postings;
}
