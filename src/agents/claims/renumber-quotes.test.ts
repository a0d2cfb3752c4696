import { expect, it } from 'vitest';
import { renumberQuotes } from './renumber-quotes.ts';

const EVIDENCE = [
  'SSO is included in Enterprise.',
  'A pilot lasts 60 days at most. Ask the deal desk for more.',
  'Ask the deal desk for more.',
].map((text, at) => ({ n: at + 1, kind: 'passage' as const, id: `passage:${at + 1}`, title: 'Notes', text }));

function numberFor(n: number, quote: string): number | undefined {
  const claim = { text: 'A.', kind: 'fact' as const, support: [{ n, quote }] };
  return renumberQuotes(claim, EVIDENCE).support[0]?.n;
}

it.each([
  ['of another piece, which alone holds it', 1, 'A pilot lasts 60 days at most.', 2],
  ['of a piece that does not exist', 9, 'SSO is included in Enterprise.', 1],
])('a quote is put right that is said to be %s', (_, n, quote, right) => {
  expect(numberFor(n, quote)).toBe(right);
});

it.each([
  ['it is where it is said to be', 3, 'Ask the deal desk for more.'],
  ['two other pieces hold it', 1, 'Ask the deal desk for more.'],
  ['no given piece holds it', 1, 'A pilot lasts 90 days at most.'],
  ['it is too short to tell', 1, '60 days'],
])('a quote stays as it is where %s', (_, n, quote) => {
  expect(numberFor(n, quote)).toBe(n);
});
