import { expect, test } from 'vitest';
import { shingleSet } from '../text/shingles.ts';
import { dropDuplicates } from './drop-duplicates.ts';
import type { PassageHit } from './passage-hit.ts';

const WORDS = Array.from({ length: 90 }, (_, at) => `w${at}`);

function hitOf(text: string, passageId: number): PassageHit {
  return {
    passageId,
    articleId: `a${passageId}`,
    title: '',
    headingPath: '',
    url: null,
    text,
    place: 0,
    score: 1,
    language: 'en',
    updatedAt: null,
    topic: null,
    owner: null,
    authority: 0.5,
    supersededBy: null,
  };
}

/** The same by comparing every two. */
function compareAll(texts: readonly string[]): number[] {
  const kept: number[] = [];
  const sets = texts.map((text) => shingleSet(text, 4));
  sets.forEach((set, at) => {
    const isRepeated = kept.some((other) => {
      const common = [...set].filter((each) => sets[other]!.has(each)).length;
      return common > 0 && common >= 0.8 * (set.size + sets[other]!.size - common);
    });
    if (!isRepeated) kept.push(at);
  });
  return kept;
}

/** The words with each `step`-th of them written otherwise, `count` times at most. */
function changed(count: number, step: number): string {
  return WORDS.map((word, at) => (at % step === 0 && at / step < count ? `other${at}` : word)).join(' ');
}

test('what repeats a better hit is dropped, at every share of changed words as by comparing every two', () => {
  const texts = [
    WORDS.join(' '),
    ...[1, 2, 3, 4, 5, 6, 8, 12].flatMap((count) => [
      changed(count, 7),
      changed(count, 1),
      changed(count, 4),
    ]),
    WORDS.slice(0, 80).join(' '),
    WORDS.slice(20).join(' '),
    'three words only',
    'Three words, only.',
    '',
    '',
  ];
  const kept = dropDuplicates(texts.map(hitOf)).map(({ passageId }) => passageId);
  expect(kept).toEqual(compareAll(texts));
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.length).toBeLessThan(texts.length - 5);
});

test('no text behind the last that is wanted is looked at', () => {
  const unread = new Proxy(hitOf('', 3), {
    get: (hit, name) => {
      if (name === 'text') throw new Error('it was read');
      return Reflect.get(hit, name);
    },
  });
  const hits = [hitOf('one two three four five', 1), hitOf('six seven eight nine ten', 2), unread];
  expect(dropDuplicates(hits, 2)).toHaveLength(2);
});
