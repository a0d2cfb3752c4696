import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '../../src/core/draft.ts';
import { LANGUAGES, type Language } from '../../src/core/language.ts';
import { createAccountBriefFlow } from '../../src/flows/account-brief.ts';
import {
  answerByFlow,
  ask,
  EXAMPLE,
  type ExampleCompany,
  openExampleCompany,
  textOf,
} from './accounts-example.ts';

let company: ExampleCompany;
beforeAll(async () => {
  company = await openExampleCompany();
});
afterAll(() => company.database.close());

async function answer(text: string, as: string, more: Parameters<typeof ask>[3] = {}): Promise<Draft> {
  const found = await answerByFlow(company, ask(company, text, as, more));
  expect(found, text).not.toBeNull();
  return found!.draft;
}

/** The numbers of each line that no evidence cited in that line holds. */
function unsupported(draft: Draft): string[] {
  if (draft.type !== 'answer') return [];
  const byN = new Map(draft.evidence.map((one) => [String(one.n), `${one.title}\n${one.text}`]));
  return textOf(draft)
    .split('\n')
    .flatMap((line) => {
      const cited = [...line.matchAll(/\[(\d+)\]/g)].map((match) => byN.get(match[1]!) ?? '').join('\n');
      const numbers = line.replace(/\[\d+\]/g, '').match(/\d[\d.,\u00a0\u202f]*\d|\d/g) ?? [];
      return numbers.filter((number) => !cited.includes(number)).map((number) => `${number} in "${line}"`);
    });
}

describe('a price', () => {
  test.each<[string, string, Language, string[]]>([
    [
      'What does Enterprise cost for 250 seats, annual, in euros?',
      'nora',
      'en',
      ['€40.00', '€10,000.00', '€120,000.00'],
    ],
    ['What does Enterprise cost for 249 seats, annual, in euros?', 'nora', 'en', ['€44.00', '€131,472.00']],
    ['Was kostet Business für 120 Plätze im Jahr in Euro?', 'greta', 'de', ['26,00', '37.440,00']],
    [
      'Combien coûte Enterprise pour 250 utilisateurs, par an, en euros ?',
      'nora',
      'fr',
      ['40,00', '120\u202f000,00'],
    ],
    ['¿Cuánto cuesta Enterprise para 250 usuarios, contrato anual, en euros?', 'diego', 'es', ['120.000,00']],
    ['Quanto costa Enterprise per 250 utenti all’anno in euro?', 'nora', 'it', ['120.000,00']],
    ['Quanto custa o Enterprise para 250 utilizadores, anual, em euros?', 'nora', 'pt', ['120\u00a0000,00']],
    ['Enterpriseを300席、年間契約、円でいくらですか？', 'kaito', 'ja', ['6,400', '23,040,000']],
  ])('"%s" is quoted with every number in what it cites', async (text, as, language, amounts) => {
    const draft = await answer(text, as, { language });
    for (const amount of amounts) expect(textOf(draft)).toContain(amount);
    expect(unsupported(draft)).toEqual([]);
  });

  test('without a currency says which one is assumed, and without a term shows both', async () => {
    const draft = await answer('What does Enterprise cost for 250 seats?', 'nora');
    expect(textOf(draft)).toContain('€120,000.00');
    expect(textOf(draft)).toContain('€48.00');
    expect(draft).toMatchObject({ notes: ['The question named no currency: EUR is assumed.'] });
    expect(unsupported(draft)).toEqual([]);
  });

  test('without seats lists the tiers', async () => {
    const draft = await answer('How much is Business in dollars, annual?', 'nora');
    expect(textOf(draft)).toContain('50 to 199 | US$29.00');
    expect(textOf(draft)).not.toContain('30.00');
    expect(unsupported(draft)).toEqual([]);
  });

  test('without a product asks which edition, once, with questions that can be answered', async () => {
    const draft = await answer('What is the price for 250 seats, annual, in euros?', 'nora');
    expect(draft.type).toBe('clarify');
    const choices = draft.type === 'clarify' ? draft.choices : [];
    const enterprise = choices.find((one) => one.label === 'Ferrowick Enterprise');
    expect(textOf(await answer(enterprise!.question, 'nora'))).toContain('€120,000.00');
  });

  test('of two editions stands side by side', async () => {
    const draft = await answer('Compare Business and Enterprise for 120 seats, annual, in euros', 'nora');
    expect(textOf(draft)).toContain('€37,440.00');
    expect(textOf(draft)).toContain('€63,360.00');
  });

  test('beyond the last tier or in an unsold currency is said plainly, with a way on', async () => {
    const beyond = await answer('What does Starter cost for 120 seats?', 'jonas');
    expect(textOf(beyond)).toMatch(/ends at 99 seats; 120 is above[\s\S]*Ferrowick Business\*\* for 120 seats/);
    expect(unsupported(beyond)).toEqual([]);
    const below = await answer('price for 8 seats of business in euros', 'nora');
    expect(textOf(below)).toMatch(
      /starts at 10 seats; 8 is below[\s\S]*€29\.00[\s\S]*Ferrowick Starter\*\* for 8 seats/,
    );
    expect(unsupported(below)).toEqual([]);
    const francs = await answer('What does Enterprise cost in Swiss francs for 100 seats?', 'greta');
    expect(textOf(francs)).toContain('not sold in CHF');
    expect(textOf(francs)).toContain('EUR, GBP, JPY, USD');
  });

  test('that was asked before is asked on by a follow-up', async () => {
    const history = [
      { from: 'asker' as const, text: 'What does Enterprise cost for 250 seats, annual, in euros?' },
      { from: 'bot' as const, text: '€120,000.00 per year' },
    ];
    expect(textOf(await answer('and for 500?', 'nora', { history }))).toContain('€222,000.00');
    expect(textOf(await answer('and in yen?', 'nora', { history }))).toContain('19,200,000');
  });

  test('from next year is next year’s', async () => {
    const draft = await answer(
      'What will Business cost for 120 seats, annual, in euros from 1 January 2027?',
      'nora',
    );
    expect(textOf(draft)).toContain('€27.00');
  });

  test('every suggestion and choice about a price is understood again', async () => {
    const draft = await answer('What does Enterprise cost for 249 seats, annual, in euros?', 'nora');
    const [next] = draft.type === 'answer' ? draft.suggestions : [];
    expect(textOf(await answer(next!, 'nora'))).toContain('€120,000.00');
  });
});

describe('a discount', () => {
  test('is granted within one’s own role and needs the right approver beyond it', async () => {
    expect(textOf(await answer('May I give 8 %?', 'nora'))).toMatch(/^Yes.*10 percent.*\[1\]/);
    const more = await answer('May I give 18 %?', 'nora');
    expect(textOf(more)).toMatch(/sales manager, who may grant up to 20 percent/);
    expect(textOf(await answer('Can I offer a 25 % discount?', 'nora'))).toContain('deal desk');
    expect(textOf(await answer('Can I offer a 45 % discount?', 'victor'))).toContain(
      'Nobody may grant 45 percent',
    );
  });

  test('asked by somebody without authority says who has it', async () => {
    expect(textOf(await answer('May I give 18 %?', 'chloe'))).toMatch(
      /^The sales manager approves 18 percent/,
    );
  });
});

describe('an account', () => {
  test('is answered with its champion and what is open, each cited to its record', async () => {
    const draft = await answer('Who is our champion at Solvane Foods and what is open?', 'diego');
    expect(textOf(draft)).toMatch(/Lucía Ibarra.*\[\d+\]/);
    expect(textOf(draft)).toMatch(/Advanced Analytics for 540 seats.*Negotiation.*€32,400.*\[\d+\]/);
    expect(textOf(draft)).not.toContain('resolved');
    expect(unsupported(draft)).toEqual([]);
  });

  test('without a champion says that none is recorded, citing the account', async () => {
    const draft = await answer('Who is our champion at Quillon Labs?', 'greta');
    expect(textOf(draft)).toMatch(/No champion is recorded for Quillon Labs\. \[1\]/);
    expect(draft).toMatchObject({
      evidence: expect.arrayContaining([
        expect.objectContaining({ n: 1, text: expect.stringContaining('Champion: not recorded') }),
      ]),
    });
  });

  test('that is misspelt is found, and the reply says what it took the name for', async () => {
    const draft = await answer('Who is our champion at Velmarra Hotells?', 'diego');
    expect(draft).toMatchObject({ notes: [expect.stringContaining('Velmara Hotels')] });
  });

  test('of an earlier question is meant by a follow-up', async () => {
    const history = [{ from: 'asker' as const, text: 'Who is our champion at Solvane Foods?' }];
    expect(textOf(await answer('And when is the renewal?', 'diego', { history }))).toContain('30 June 2027');
  });

  test.each([
    'Wer ist unser Champion bei Solvane und was ist offen?',
    'Qui est notre champion chez Solvane Foods ?',
    '¿Quién es nuestro champion en Solvane?',
    'Chi è il nostro champion presso Solvane Foods?',
    'Quem é o nosso champion na Solvane Foods?',
    'Solvane Foodsのチャンピオンは誰ですか？',
  ])('is understood in "%s"', async (text) => {
    expect(textOf(await answer(text, 'diego'))).toContain('Lucía Ibarra');
  });
});

describe('a brief', () => {
  test.each([...LANGUAGES])('in %s has every number in what it cites', async (language) => {
    for (const name of [
      'Brightwater Logistics',
      'Velmara Hotels',
      'Quillon Labs',
      'Kitamori Rail Services',
    ]) {
      const draft = await answer(`Brief me on ${name}`, 'nora', { language });
      expect(unsupported(draft)).toEqual([]);
    }
  });

  test('shows what is open with stage, amount, next step and risk, and nothing that is closed', async () => {
    const text = textOf(await answer('Brief me on Velmara Hotels', 'diego'));
    for (const part of ['Rui Brandão', 'Wrenchley', '€110,880', 'Next step', 'Risk', '1041'])
      expect(text).toContain(part);
    expect(text).not.toContain('Closed lost');
  });

  test('says what is not recorded', async () => {
    const text = textOf(await answer('Brief me on Quillon Labs', 'greta'));
    expect(text).toMatch(/Not recorded: .*champion.*\[1\]/);
    expect(text).toContain('Renewal: not recorded');
  });

  test('without a name helps with the accounts that the person looks after', async () => {
    const flow = createAccountBriefFlow({ database: company.database, external: null });
    const question = ask(company, '', 'diego');
    const none = () => Promise.reject(new Error('no tool is needed'));
    const draft = await flow.run(
      { confidence: 1, reason: 'command', input: { name: '  ' } },
      { question, call: none },
    );
    expect(draft.type === 'clarify' && draft.choices.map((one) => one.label)).toContain('Solvane Foods');
    expect(draft.type === 'clarify' && draft.choices.map((one) => one.question)).toContain(
      'Brief me on Solvane Foods',
    );
  });
});

test('questions that no flow is made for are left to the others', async () => {
  const questions = JSON.parse(await readFile(`${EXAMPLE}/questions.json`, 'utf8')) as {
    question: string;
    expect: { agent: string };
  }[];
  const service = questions.filter((one) => one.expect.agent === 'service');
  expect(service.length).toBeGreaterThan(30);
  for (const { question } of service) {
    expect(await answerByFlow(company, ask(company, question, 'anneke')), question).toBeNull();
  }
});
