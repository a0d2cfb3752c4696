import { expect, it } from 'vitest';
import { formatCountry, formatRecorded } from './format-recorded.ts';

it('values of pick lists are said in the reader’s language, whatever their case', () => {
  expect(formatRecorded('de', 'Negotiation')).toBe('Verhandlung');
  expect(formatRecorded('fr', 'Closed-Won')).toBe('Gagnée');
  expect(formatRecorded('ja', 'in progress')).toBe('対応中');
  expect(formatRecorded('es', 'Food production')).toBe('Producción de alimentos');
});

it('a value that is not known, and any in English, stays as it is recorded', () => {
  expect(formatRecorded('de', 'Waiting for legal, round two')).toBe('Waiting for legal, round two');
  expect(formatRecorded('en', 'NEGOTIATION')).toBe('NEGOTIATION');
});

it('a country has its name in each language', () => {
  expect(formatCountry('de', 'Germany')).toBe('Deutschland');
  expect(formatCountry('fr', 'United Kingdom')).toBe('Royaume-Uni');
  expect(formatCountry('de', 'Atlantis')).toBe('Atlantis');
});
