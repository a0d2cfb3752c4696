import { describe, expect, it } from 'vitest';
import { findQuote } from './find-quote.ts';

const TEXT = [
  'A quote is valid for **30 days**. It’s “final” – unless we extend it.',
  '',
  '1. Open [the guide](https://docs.example/guide) and press *Start*.',
  '| Edition | Floor |',
  '| --- | --- |',
  '| Business | 18.50 EUR |',
].join('\n');

function found(quote: string, text = TEXT): string[] {
  return findQuote(text, quote).map(({ start, end }) => text.slice(start, end));
}

describe('a quote is found', () => {
  it.each([
    ['word for word', 'valid for 30 days'],
    ['in other quotation marks and dashes', '"It\'s "final" - unless we extend it."'],
    ['without Markdown and the address of a link', 'Open the guide and press Start.'],
    ['as a row without its lines', 'Business 18.50 EUR'],
    ['with other spaces', 'A  quote is\u00a0valid'],
    ['with something left out', 'A quote is valid … unless we extend it.'],
  ])('%s', (_, quote) => {
    expect(found(quote)).not.toEqual([]);
  });

  it('with ligatures and in Japanese', () => {
    expect(found('efficient', 'It is eﬃcient.')).toEqual(['eﬃcient']);
    expect(found('年に1回テスト', '独立した会社が年に１回テストを行います。')).toEqual(['年に１回テスト']);
  });
});

describe('a quote is not found', () => {
  it.each([
    ['in other words', 'valid during 30 days'],
    ['in other letters, small for capital', 'a quote is valid'],
    ['with another figure', 'valid for 3 days'],
    ['as a part of a word', 'uote is valid'],
    ['as a part of a number', '8.50 EUR'],
    ['across words that are one', 'un less we extend it'],
    ['with its parts in another order', 'unless we extend it … valid for 30 days'],
    ['that is empty', ' “” '],
  ])('%s', (_, quote) => {
    expect(found(quote)).toEqual([]);
  });
});
