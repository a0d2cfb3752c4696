import { expect, it } from 'vitest';
import { LANGUAGES } from '../core/language.ts';
import { inLanguage } from '../core/local-text.ts';
import { t } from './t.ts';
import { textIn } from './text-in.ts';

it('a text as data says in every language what is said there otherwise', () => {
  const label = textIn('agent.sales.label');
  expect(label).toMatchObject({ en: 'Sales: prices, competitors, deals', ja: '営業：価格、競合、商談' });
  for (const language of LANGUAGES)
    expect(inLanguage(label, language)).toBe(t(language, 'agent.sales.label'));
});

it('a text with values in it cannot be data', () => {
  expect(() => textIn('ask.how_to')).toThrow(/topic/);
});
