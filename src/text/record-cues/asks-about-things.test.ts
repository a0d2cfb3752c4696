import { expect, test } from 'vitest';
import { asksAboutThings } from './asks-about-things.ts';

test.each([
  'what do I do first at a renewal?',
  'what should we send when a case is closed',
  'what needs to be done before a deal is won?',
  'was muss ich vor einer Verlängerung tun?',
  'que dois-je faire avant un renouvellement ?',
  '¿qué tengo que hacer en una renovación?',
  'cosa devo fare prima di un rinnovo?',
  'o que devo fazer numa renovação?',
])('%s asks what is to be done', (text) => {
  expect(asksAboutThings(text)).toBe(true);
});

test.each([
  'what do I have open?',
  'what do we have in the pipeline',
  'what can I see closing this month',
  'which deals are open?',
  'was ist offen bei mir?',
])('%s asks what there is', (text) => {
  expect(asksAboutThings(text)).toBe(false);
});
