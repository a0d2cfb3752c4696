import { describe, expect, test } from 'vitest';
import { createChunking, DEFAULT_CHUNKING, readChunking } from './chunking.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`);
const textsOf = (name: string, markdown: string) =>
  readChunking(name)
    .cut('Title', markdown)
    .map((passage) => passage.text);

describe('cutting into windows of words', () => {
  test('repeats the last words of a window at the head of the next, and loses none', () => {
    expect(textsOf('fixed-20-5', numbered(40).join(' '))).toEqual([
      numbered(20).join(' '),
      numbered(35).slice(15).join(' '),
      numbered(40).slice(30).join(' '),
    ]);
  });

  test('makes one window of a text that fits, and none of an empty one', () => {
    expect(textsOf('fixed-20-5', numbered(20).join(' '))).toHaveLength(1);
    expect(textsOf('fixed-20-5', 'short')).toEqual(['short']);
    expect(textsOf('fixed-20-5', '<!-- nothing -->')).toEqual([]);
  });

  test('cuts across headings and keeps the lines of what it cuts', () => {
    const [first, ...rest] = readChunking('fixed-30-0').cut(
      'Travel',
      '## Hotels\n\nUp to 300 USD.\n\n- a\n- b',
    );
    expect(first).toEqual({ headingPath: 'Travel', text: 'Hotels\n\nUp to 300 USD.\n\n- a\n- b' });
    expect(rest).toEqual([]);
  });

  test('counts two letters of a script without spaces as a word', () => {
    const texts = textsOf('fixed-20-0', '経費は月末までに申請してください'.repeat(10));
    expect(texts.map((text) => text.length)).toEqual([40, 40, 40, 40]);
  });
});

describe('cutting along the structure', () => {
  test('makes smaller passages of a smaller target', () => {
    const body = Array.from({ length: 12 }, () => `${numbered(50).join(' ')}.`).join('\n\n');
    const sizes = (name: string) => textsOf(name, body).map((text) => text.split(/\s+/).length);
    expect(Math.max(...sizes('structure-60'))).toBeLessThanOrEqual(78);
    expect(sizes('structure-60').length).toBeGreaterThan(2 * sizes('structure-170').length);
    expect(textsOf('structure-170', body)).toEqual(
      DEFAULT_CHUNKING.cut('Title', body).map(({ text }) => text),
    );
  });
});

describe('a name of a chunking', () => {
  test.each(['structure-170', 'fixed-200-50', 'fixed-100-0'])('%s is read back as it was written', (name) => {
    expect(readChunking(name).name).toBe(name);
  });

  test.each([
    ['sentences', {}, 'structure or fixed'],
    ['structure', { words: 5 }, '20 to 2000 words'],
    ['structure', { overlap: 10 }, 'fixed'],
    ['fixed', { words: 100, overlap: 80 }, 'half'],
  ])('%s with %o is refused with what would do', (kind, sizes, said) => {
    expect(() => createChunking(kind, sizes)).toThrow(said);
  });
});
