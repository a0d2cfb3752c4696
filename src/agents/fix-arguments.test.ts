import { expect, test } from 'vitest';
import { z } from 'zod';
import { fixArguments } from './fix-arguments.ts';

const schema = z.object({
  query: z.string().min(1),
  limit: z.number().int().min(1).max(20).optional(),
  deal: z.object({ amount: z.number().nullable(), kind: z.string().optional() }).optional(),
  tags: z.array(z.string()).optional(),
});

test.each([
  [{ query: 'x', limit: null }, { query: 'x' }],
  [
    { query: 'x', limit: 100 },
    { query: 'x', limit: 20 },
  ],
  [
    { query: 'x', limit: 0 },
    { query: 'x', limit: 1 },
  ],
  [
    { query: 'x', limit: '7' },
    { query: 'x', limit: 7 },
  ],
  [{ query: 4711 }, { query: '4711' }],
  [
    { query: 'x', deal: { amount: null, kind: null } },
    { query: 'x', deal: { amount: null } },
  ],
  [
    { query: 'x', tags: 'one' },
    { query: 'x', tags: ['one'] },
  ],
  [{ query: 'x', deal: null, limit: null }, { query: 'x' }],
])('%j is taken as %j', (written, meant) => {
  expect(fixArguments(schema, written)).toEqual(meant);
});

test.each([[{ limit: 3 }], [{ query: null }], ['a text'], [null], [[1]]])(
  'what is missing or of another kind is left to the schema to refuse: %j',
  (written) => {
    expect(schema.safeParse(fixArguments(schema, written)).success).toBe(false);
  },
);

test('what the model wrote is not changed', () => {
  const written = { query: 'x', limit: 100 };
  fixArguments(schema, written);
  expect(written.limit).toBe(100);
});
