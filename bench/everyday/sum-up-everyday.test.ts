import { expect, test } from 'vitest';
import { type JudgedLine, sumUpEveryday } from './sum-up-everyday.ts';

const line = (fields: Partial<JudgedLine>): JudgedLine => ({
  id: 'a',
  kind: 'price',
  language: 'en',
  verdict: 'right',
  why: '',
  buried: false,
  ...fields,
});

test('half and buried count half, and what somebody wants done is told apart', () => {
  const summary = sumUpEveryday([
    line({}),
    line({ buried: true }),
    line({ verdict: 'half', language: 'de' }),
    line({ verdict: 'wrong', kind: 'policy' }),
    line({ verdict: 'unhelpful', kind: 'action' }),
  ]);
  expect(summary.all).toMatchObject({ questions: 4, right: 2, wrong: 1, percent: 62.5, cleanPercent: 50 });
  expect(Object.keys(summary.kinds)).toEqual(['action', 'policy', 'price']);
  expect(summary.kinds.action).toMatchObject({ questions: 1, unhelpful: 1, percent: 0 });
  expect(summary.languages).toMatchObject({ de: { questions: 1, half: 1 }, en: { questions: 3 } });
});
