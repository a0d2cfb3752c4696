import { describe, expect, it, test } from 'vitest';
import { mergeMarks, startMergingMarks } from './merge-marks.ts';

describe('mergeMarks', () => {
  test.each([
    ['One. [1] Two. [1] Three. [1]', 'One. Two. Three. [1]'],
    ['One. [1] Two. [2] Three. [2]', 'One. [1] Two. Three. [2]'],
    ['One. [1][2] Two. [1] Three. [1][2]', 'One. [1][2] Two. [1] Three. [1][2]'],
    ['One. [1]\nTwo. [1]', 'One.\nTwo. [1]'],
    ['One. [1]\n\nTwo. [1]', 'One. [1]\n\nTwo. [1]'],
    ['- One. [1]\n- Two. [1]', '- One. [1]\n- Two. [1]'],
    ['1. One. [1]\n2. Two. [1]', '1. One. [1]\n2. Two. [1]'],
    ['Before. [1]\n| One [1] |\n| Two [1] |', 'Before. [1]\n| One [1] |\n| Two [1] |'],
    ['One [1] and two [1].', 'One and two [1].'],
    ['一つ。[1]二つ。[1]', '一つ。二つ。[1]'],
    ['Nothing cited.', 'Nothing cited.'],
    ['', ''],
  ])('%j is %j', (text, merged) => {
    expect(mergeMarks(text)).toBe(merged);
  });
});

describe('a text that comes stretch by stretch', () => {
  it('shows the beginning of what it is merged as a whole', () => {
    const stretches = [
      'One. [1]',
      ' Two. [1]',
      ' Three. [2]',
      '\n\n',
      '- Four [2]',
      '\n- Five [2]',
      ' And six.',
    ];
    const merger = startMergingMarks();
    let shown = '';
    for (const stretch of stretches) {
      shown += merger.push(stretch);
      expect(mergeMarks(stretches.join('')).startsWith(shown)).toBe(true);
    }
    expect(shown).toBe('One. Two. [1] Three. [2]\n\n- Four [2]\n- Five [2] And six.');
  });

  it('waits over the end of a line, too', () => {
    const stretches = ['One. [1]', '\n', 'Two. [1]', '\n- Three [1]'];
    const merger = startMergingMarks();
    const shown = stretches.map((stretch) => merger.push(stretch)).join('');
    expect(mergeMarks(stretches.join('')).startsWith(shown)).toBe(true);
    expect(shown).toBe('One.\nTwo. [1]\n- Three');
  });

  it('keeps a mark back no longer than until the next stretch', () => {
    const merger = startMergingMarks();
    expect(merger.push('One. [1]')).toBe('One.');
    expect(merger.push(' Two.')).toBe(' [1] Two.');
  });
});
