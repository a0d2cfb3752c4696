import { describe, expect, test } from 'vitest';
import type { SourceVerdict } from '../../core/model.ts';
import { readStance } from '../../text/read-stance.ts';
import { readQuestion } from './question.ts';
import type { Unit } from './units.ts';
import { readVerdict } from './verdict.ts';

async function verdict(
  asked: string,
  text: string,
  { language = 'en', ...more }: Partial<Unit> & { language?: string } = {},
): Promise<SourceVerdict | null> {
  const stance = readStance(asked, language);
  if (stance === null) return null;
  const said = stance.kind === 'asks' ? asked : stance.said;
  const question = await readQuestion({ text: said, about: said }, null, { languages: [language] });
  const unit: Unit = {
    n: 1,
    at: 0,
    kind: 'sentence',
    text,
    heading: 'Ferrowick',
    introduction: '',
    block: 1,
    ...more,
  };
  return readVerdict({ question, stance }, unit, language);
}

describe('a source says yes', () => {
  test.each([
    ['Does the app work offline?', 'The app works offline for 30 days.'],
    ['Are receipts needed for taxis?', 'Receipts are needed for taxis.'],
    ['Can customers cancel by mail?', 'Customers can cancel by mail.'],
    ['Does Business include exports?', 'Exports are included in Business and Enterprise.'],
    ['Must visitors sign the register?', 'Visitors must sign the register.'],
    ['The app works offline, right?', 'The app works offline for 30 days.'],
  ])('to %s', async (asked, text) => {
    expect(await verdict(asked, text)).toBe('yes');
  });

  test('in other languages too', async () => {
    expect(
      await verdict('Funktioniert die App offline?', 'Die App funktioniert offline.', { language: 'de' }),
    ).toBe('yes');
    expect(
      await verdict('¿Incluye Business la exportación?', 'Business incluye la exportación.', {
        language: 'es',
      }),
    ).toBe('yes');
  });
});

describe('a source says no', () => {
  test.each([
    ['Do we accept credit cards?', 'We do not accept credit cards.'],
    ['is premium support part of enterprise?', 'Premium Support is not included in Enterprise.'],
    ['Is training included in Starter?', 'Training is not available on Starter.'],
    ['Is training included in Business?', 'Training is excluded from Business.'],
    ['Can customers cancel by mail?', 'Customers cannot cancel by mail.'],
    ['Are upgrades reimbursed?', 'Upgrades are never reimbursed.'],
    ['Does Starter have webhooks?', 'Starter has no API, no webhooks and no sandbox.'],
  ])('to %s', async (asked, text) => {
    expect(await verdict(asked, text)).toBe('no');
  });

  test.each([
    ['The app keeps data offline for 72 hours, right?', 'The app keeps data offline for 30 days.'],
    ['Can a hotel cost 400 USD per night?', 'A hotel may cost up to 300 USD per night.'],
    ['A pilot lasts 90 days, right?', 'A pilot lasts 60 days and costs 57 EUR per seat.'],
    ['The refund is 20 percent of the price, correct?', 'The refund is 25 percent of the price.'],
  ])('where it gives another figure: %s', async (asked, text) => {
    expect(await verdict(asked, text)).toBe('no');
  });
});

describe('a row of a table', () => {
  const row = { kind: 'row' as const, heading: 'Editions' };
  const text = 'Feature: Sandbox; Starter: no; Business: yes; Enterprise: yes';
  test('answers by the cell that is asked about', async () => {
    expect(await verdict('Does Starter have a sandbox?', text, row)).toBe('no');
    expect(await verdict('Does Business have a sandbox?', text, row)).toBe('yes');
  });

  test('gives another figure than somebody says', async () => {
    const days = 'Feature: Offline mode; Starter: 7 days; Business: 30 days';
    expect(await verdict('72 hours offline in Business, right?', days, row)).toBe('no');
    expect(await verdict('30 days offline in Business, right?', days, row)).toBeNull();
  });

  test('answers nothing of two columns, or of another row', async () => {
    expect(await verdict('Do Starter and Business have a sandbox?', text, row)).toBeNull();
    expect(await verdict('Does Starter have webhooks?', text, row)).toBeNull();
  });
});

describe('a source says neither', () => {
  test.each([
    ['under a condition', 'Are upgrades reimbursed?', 'Upgrades are reimbursed if a manager approves.'],
    ['in part', 'Are upgrades reimbursed?', 'Some upgrades are reimbursed.'],
    ['of others than the asker', 'Can I delete an account?', 'Admins can delete an account.'],
    ['with another force', 'Can customers cancel by mail?', 'Customers must cancel by mail.'],
    [
      'of another of the same kind',
      'Does Business include exports?',
      'Exports are included in Enterprise and cost 2 EUR in Business.',
    ],
    ['of all', 'Are all upgrades reimbursed?', 'Upgrades are reimbursed.'],
    ['of something else', 'Does the app work offline?', 'The app shows the weather.'],
    ['with a denial of something else', 'Does the app work offline?', 'The app works offline, not online.'],
    [
      'of a limit that holds it',
      'Can a hotel cost 200 USD per night?',
      'A hotel may cost up to 300 USD per night.',
    ],
    [
      'of two figures',
      'Data is kept for 72 hours, right?',
      'Data is kept for 7 days in Starter and 30 days in Business.',
    ],
    ['to a question with not', "Don't upgrades get reimbursed?", 'Upgrades are reimbursed.'],
  ])('%s', async (_, asked, text) => {
    expect(await verdict(asked, text)).toBeNull();
  });
});
