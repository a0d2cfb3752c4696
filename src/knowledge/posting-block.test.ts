import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBlock, encodeBlock } from './posting-block.ts';

describe('a block of postings', () => {
  it('gives back what was put in, for any ascending passages', () => {
    const posting = fc.record({
      passageId: fc.integer({ min: 1, max: 2_147_483_647 }),
      frequency: fc.integer({ min: 1, max: 255 }),
      length: fc.integer({ min: 0, max: 65_535 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(posting, { selector: (each) => each.passageId, maxLength: 300 }), (list) => {
        const postings = list.sort((a, b) => a.passageId - b.passageId);
        expect(decodeBlock(postings[0]?.passageId ?? 0, encodeBlock(postings))).toEqual(postings);
      }),
    );
  });

  it('takes four bytes for a near neighbour', () => {
    const postings = [7, 8, 100].map((passageId) => ({ passageId, frequency: 1, length: 90 }));
    expect(encodeBlock(postings)).toHaveLength(12);
  });

  it('caps a frequency and a length that do not fit', () => {
    const data = encodeBlock([{ passageId: 1, frequency: 900, length: 100_000 }]);
    expect(decodeBlock(1, data)).toEqual([{ passageId: 1, frequency: 255, length: 65_535 }]);
  });

  it('of one posting reads as the migration writes it', () => {
    expect(encodeBlock([{ passageId: 9, frequency: 3, length: 0x1234 }]).toString('hex')).toBe('00031234');
  });
});
