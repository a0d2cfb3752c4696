import { describe, expect, it } from 'vitest';
import { cutDraft, draftText } from './draft-text.ts';

describe('the text of a draft that a person edits', () => {
  it('has no citation marks and no markup', () => {
    const parts = [
      { type: 'heading' as const, text: 'SSO' },
      { type: 'text' as const, text: 'It is **included** [1][2].' },
      { type: 'list' as const, ordered: false, items: ['one [3]', 'two'] },
    ];
    expect(draftText(parts)).toBe('SSO\n\nIt is included.\n\n- one\n- two');
  });

  it('is one piece when it fits', () => {
    expect(cutDraft('short')).toEqual({ pieces: ['short'], cut: false });
    expect(cutDraft('')).toEqual({ pieces: [''], cut: false });
  });

  it('is cut at line ends and is the same text again when joined', () => {
    const text = Array.from({ length: 90 }, (_, at) => `Line ${at} ${'word '.repeat(15)}end.`).join('\n');
    const { pieces, cut } = cutDraft(text);
    expect(cut).toBe(false);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(3_000);
    expect(pieces.join('\n')).toBe(text);
  });

  it('says so when its end does not fit', () => {
    const { pieces, cut } = cutDraft('word '.repeat(5_000));
    expect(cut).toBe(true);
    expect(pieces).toHaveLength(4);
    const { pieces: hard } = cutDraft('😀'.repeat(2_000));
    expect(hard.every((piece) => !/[\uD800-\uDBFF]$/.test(piece) && !/^[\uDC00-\uDFFF]/.test(piece))).toBe(
      true,
    );
  });
});
