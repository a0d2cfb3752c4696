import { expect, test } from 'vitest';
import type { Draft } from '../core/draft.ts';
import { LANGUAGES } from '../core/language.ts';
import type { Correction } from '../core/retrieval.ts';
import { addCorrectionsNote } from './add-corrections-note.ts';

const OFFLINE = { said: 'ofline', meant: 'offlin' };
const TECHNICIANS = { said: 'tecnicians', meant: 'technician' };

function answer(text: string, passages: readonly string[]): Draft {
  const evidence = passages.map((passage, at) => ({
    n: at + 1,
    kind: 'passage' as const,
    id: `passage:${at + 1}`,
    title: 'Offline mode',
    text: passage,
    language: 'en',
  }));
  return { type: 'answer', parts: [{ type: 'text', text }], evidence, suggestions: [] };
}

function notes(draft: Draft, text: string, corrections: readonly Correction[]): string[] | undefined {
  const noted = addCorrectionsNote(draft, { text, language: 'en' }, corrections);
  return noted.type === 'answer' ? noted.notes : undefined;
}

const DRAFT = answer('A technician works offline for 72 hours. [1]', [
  '# Offline mode\n\nOffline mode: a technician works offline with SAML for 72 hours.',
  '# Leads\n\nTechnicians of a lead see it.',
]);

test('words that were read as others are named as what is cited writes them', () => {
  expect(notes(DRAFT, 'how long can they work ofline?', [OFFLINE])).toEqual([
    'For *offline* (you wrote “ofline”).',
  ]);
});

test('words side by side are one phrase', () => {
  expect(notes(DRAFT, 'ofline tecnicians', [OFFLINE, TECHNICIANS])).toEqual([
    'For *offline technician* (you wrote “ofline tecnicians”).',
  ]);
});

test('what is always written in capitals is named so', () => {
  expect(notes(DRAFT, 'smal offline', [{ said: 'smal', meant: 'saml' }])).toEqual([
    'For *SAML* (you wrote “smal”).',
  ]);
});

test('a correction towards what is not cited is not named', () => {
  const draft = answer('Devices are checked weekly. [1]', [
    'Devices are checked weekly.',
    'It works offline.',
  ]);
  expect(notes(draft, 'ofline devices', [OFFLINE])).toBeUndefined();
});

test('a word of an earlier question is not named again', () => {
  expect(notes(DRAFT, 'and for how long?', [OFFLINE])).toBeUndefined();
});

test('it is said in every language', () => {
  const said = LANGUAGES.map((language) => {
    const noted = addCorrectionsNote(DRAFT, { text: 'ofline', language }, [OFFLINE]);
    return noted.type === 'answer' ? noted.notes?.[0] : undefined;
  });
  for (const note of said) expect(note).toMatch(/\*offline\*.+ofline/);
  expect(new Set(said).size).toBe(LANGUAGES.length);
});
