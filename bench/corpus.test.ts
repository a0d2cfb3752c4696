import { describe, expect, it } from 'vitest';
import { askFor, CorpusWriter } from './corpus.ts';
import { createRandom } from './random.ts';
import type { TextModel } from './text.ts';
import { GrowingVocabulary } from './vocabulary.ts';

const words = (count: number): string[] => {
  const random = createRandom(1);
  return Array.from({ length: count }, () => `word${Math.floor(random() ** 4 * 3_000)}`);
};
const model: TextModel = {
  sentences: [
    [
      { text: 'The', isContent: false },
      { text: ' ', isContent: false },
      { text: 'plan', isContent: true },
      { text: ' is ', isContent: false },
      { text: 'ready', isContent: true },
      { text: '.', isContent: false },
    ],
  ],
  topics: [words(4_000), words(4_000)],
};

describe('a generated corpus', () => {
  it('is the same each time', () => {
    const write = () => {
      const writer = new CorpusWriter(model);
      return Array.from({ length: 5 }, (_, index) => writer.write(index));
    };
    expect(write()).toEqual(write());
  });

  it('may be read by everyone in 70 of 100 articles, and by the small group in one', () => {
    const writer = new CorpusWriter(model);
    const readers = Array.from({ length: 100 }, (_, index) => writer.write(index).readers[0]);
    expect(readers.filter((reader) => reader === 'everyone')).toHaveLength(70);
    expect(readers.filter((reader) => reader === 'group:small')).toHaveLength(1);
  });

  it('has questions made of an article and its title', () => {
    const article = new CorpusWriter(model).write(3);
    const { question, externalId } = askFor(article, 7);
    expect(externalId).toBe('a3');
    const own = new Set(`${article.title} ${article.body}`.toLowerCase().match(/\w+/g));
    const known = question
      .toLowerCase()
      .match(/\w+/g)!
      .filter((each) => own.has(each));
    expect(known.length).toBeGreaterThan(1);
  });
});

describe('a growing vocabulary', () => {
  it('keeps growing as n to the power of its exponent', () => {
    const vocabulary = new GrowingVocabulary(words(20_000), createRandom(2));
    const grow = (draws: number): number => {
      for (let draw = 0; draw < draws; draw += 1)
        vocabulary.note(vocabulary.drawNew() ?? vocabulary.drawOld());
      return vocabulary.size;
    };
    const before = vocabulary.size;
    const measured = Math.log(grow(60_000) / before) / Math.log(80_000 / 20_000);
    expect(measured).toBeGreaterThan(vocabulary.exponent - 0.1);
    expect(measured).toBeLessThan(vocabulary.exponent + 0.1);
  });
});
