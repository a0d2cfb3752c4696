import { expect, test } from 'vitest';
import { isMisspelling } from './is-misspelling.ts';

test.each([
  ['buisness', 'business'],
  ['bussines', 'business'],
  ['entreprise', 'enterprise'],
  ['enterprize', 'enterprise'],
  ['startr', 'starter'],
  ['solvnae', 'solvane'],
])('"%s" is "%s" with a slip', (typed, known) => expect(isMisspelling(typed, known)).toBe(true));

test.each([
  ['team', 'beam'],
  ['plan', 'plane'],
  ['started', 'starter pack'],
  ['business', 'business'],
  ['waiter', 'starter'],
])('"%s" is not "%s"', (typed, known) => expect(isMisspelling(typed, known)).toBe(false));
