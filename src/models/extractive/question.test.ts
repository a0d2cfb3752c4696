import { describe, expect, test } from 'vitest';
import { matchTerms } from './match.ts';
import { readQuestion } from './question.ts';

/** What of a question's names a text has, by the name. */
async function found(question: string, text: string): Promise<Record<string, boolean>> {
  const { terms } = await readQuestion({ text: question, about: question }, null);
  const matched = matchTerms(terms, text, 'en');
  return Object.fromEntries(
    terms.flatMap((term, at) => (term.isName ? [[term.text, matched[at]! > 0]] : [])),
  );
}

describe('a code in a question is found', () => {
  test.each([
    ['Do we have soc2?', 'We are audited for SOC 2 each year.', { soc2: true }],
    ['Do we have SOC 2?', 'Our soc2 report is in the folder.', { SOC: true, '2': true }],
    ['Who wrote ppr9087?', 'PPR-9087 was written by Ana.', { ppr9087: true }],
    ['Who wrote PPR-9087?', 'ppr9087 was written by Ana.', { PPR: true, '9087': true }],
    ['What changed in v3.2?', 'Version 3.2 adds export.', { v3: true, '2': true }],
    ['What changed in version 3.2?', 'v3.2 adds export.', { '3.2': true }],
  ])('in either spelling: %s %s', async (question, text, names) => {
    expect(await found(question, text)).toEqual(names);
  });

  test.each([
    ['Who wrote ppr9087?', 'PPR-1234 was written by Ana.', { ppr9087: false }],
    ['Who wrote ppr9087?', 'Invoice 9087 was written by Ana.', { ppr9087: false }],
    ['What changed in v3.2?', 'Version 3.1 adds export to 2 formats.', { v3: false, '2': true }],
  ])('only whole: %s %s', async (question, text, names) => {
    expect(await found(question, text)).toEqual(names);
  });
});

describe('a short form in capitals', () => {
  test.each([
    ['Who signs the NDA?', 'The confidentiality agreement is signed by Legal.', { NDA: true }],
    ['How much PTO is there?', 'Everyone has 25 vacation days.', { PTO: true }],
    ['Who signs the NDA?', 'The rental agreement is signed by Legal.', { NDA: false }],
    ['What does ACME cost?', 'The business plan costs 10 USD.', { ACME: false }],
  ])('is met by what it is short for, and a name by nothing: %s %s', async (question, text, names) => {
    expect(await found(question, text)).toEqual(names);
  });
});

describe('what a question asks for is told where it is put as people write in a chat', () => {
  test.each([
    ['when do customers hear of it', 'time'],
    ['downtime is planned - when do customers hear of it', 'time'],
    ['how early do i have to tell my manager', 'time'],
    ['how quick must it be confirmed', 'time'],
    ['a guest needs the wifi, how?', 'steps'],
    ['broken laptop – who helps', 'person'],
  ])('%s', async (text, type) => {
    expect((await readQuestion({ text, about: text }, null)).type).toBe(type);
  });
});

test('a day that is named has to be said, a word for now need not', async () => {
  const read = async (text: string) => (await readQuestion({ text, about: text }, null)).terms;
  expect(await read('is friday a holiday')).toContainEqual(
    expect.objectContaining({ text: 'friday', isName: true }),
  );
  const [generic] = (await read('is there an outage at the moment')).filter(({ text }) => text === 'moment');
  expect(generic?.isGeneric).toBe(true);
});
