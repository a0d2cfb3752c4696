import { describe, expect, it } from 'vitest';
import { analyze } from '../text/analyze.ts';
import { isQuestion } from '../text/is-question.ts';
import { isBroad } from './expand-query.ts';
import { rerank } from './rerank.ts';

const order = (query: string, texts: string[], language = 'en'): number[] => {
  const terms = analyze(query, language).map((lexeme) => ({ lexeme, rarity: 2, weight: 2, held: 1 }));
  const found = texts.map((_, index) => ({ passageId: index + 1, score: 1 }));
  const passages = new Map(
    texts.map((text, index) => [index + 1, { lexemes: analyze(text, language), language }]),
  );
  const ranked = rerank(found, passages, { query: { terms, meanLength: 10 }, text: query, share: 1 });
  return ranked.map((each) => each.passageId);
};

describe('reordering passages', () => {
  it('puts first where the words of the query stand together, then where they are near', () => {
    const apart =
      'Travel costs are paid. Plants grow, rivers flow, birds sing, winds blow: a policy of nature.';
    const near = 'The policy on costs of travel is new.';
    const together = 'The travel policy is new.';
    expect(order('travel policy', [apart, near, together])).toEqual([3, 2, 1]);
  });

  it('sees a German word in a compound, and only in German', () => {
    const texts = ['Das Haus steht am Fluss.', 'Die Bevölkerungsdichte ist hoch.'];
    expect(order('Bevölkerung', texts, 'de')).toEqual([2, 1]);
    expect(order('Bevölkerung', texts, 'en')).toEqual([1, 2]);
  });

  it('leaves what it cannot read where it was', () => {
    const query = { terms: [], meanLength: 10 };
    const found = [
      { passageId: 7, score: 2 },
      { passageId: 8, score: 1 },
    ];
    expect(rerank(found, new Map(), { query, text: 'anything', share: 1 })).toEqual(found);
  });
});

describe('a query', () => {
  it.each([
    'Where do I park?',
    'how do i reset my badge',
    'Wie lange gilt der Vertrag',
    '営業時間は何時ですか',
    '¿Cuánto cuesta?',
  ])('%j asks for one thing', (text) => expect(isQuestion(text)).toBe(true));

  it.each(['travel policy', 'Performance evaluation of computer systems', 'Reisekosten'])(
    '%j names a subject',
    (text) => expect(isQuestion(text)).toBe(false),
  );

  it('is broad when no passage stands out', () => {
    const scores = (...list: number[]) => list.map((score, index) => ({ passageId: index + 1, score }));
    expect(isBroad(scores(10, 9, 8, 8, 7, 7))).toBe(true);
    expect(isBroad(scores(10, 6, 5, 5, 4, 4))).toBe(false);
    expect(isBroad(scores(10, 9))).toBe(false);
  });
});
