import { expect, test } from 'vitest';
import { readCompared } from './read-compared.ts';

test.each([
  ['en', 'what’s the difference between Starter and Business?', 'Starter', 'Business'],
  ['en', 'how is the pilot different from a free trial', 'pilot', 'free trial'],
  ['de', 'Was ist der Unterschied zwischen Starter und Business?', 'Starter', 'Business'],
  ['fr', 'Quelle est la différence entre Starter et Business ?', 'Starter', 'Business'],
  ['es', '¿Qué diferencia hay entre Starter y Business?', 'Starter', 'Business'],
  ['it', 'Qual è la differenza tra Starter e Business?', 'Starter', 'Business'],
  ['pt', 'Qual é a diferença entre Starter e Business?', 'Starter', 'Business'],
  ['ja', 'StarterとBusinessの違いは何ですか？', 'Starter', 'Business'],
])('the two things of a comparison are read in %s: %s', (language, text, one, other) => {
  expect(readCompared(text, language)).toEqual([one, other]);
});

test('a question without two sides compares nothing', () => {
  expect(readCompared('What does Business cost?', 'en')).toBeNull();
});
