import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccountBriefTool, createAccountOverviewTool } from '../../src/accounts/account-tools.ts';
import { createDiscountAuthorityTool } from '../../src/accounts/discount-tool.ts';
import { findAccounts, findAccountsInText } from '../../src/accounts/find-accounts.ts';
import { createListProductsTool, createQuotePriceTool } from '../../src/accounts/price-tools.ts';
import type { Audience } from '../../src/core/audience.ts';
import { asId, type PersonId } from '../../src/core/ids.ts';
import {
  answerByFlow,
  ask,
  callTool,
  EVERYONE,
  type ExampleCompany,
  openExampleCompany,
  textOf,
} from './accounts-example.ts';

let company: ExampleCompany;
beforeAll(async () => {
  company = await openExampleCompany();
});
afterAll(() => company.database.close());

const SECRET = 'acc-tarnmoor-energy';

/** Audiences that hold somebody who is not in the group that may read Tarnmoor Energy. */
function others(): [string, Audience][] {
  const mixed: Audience = {
    ...EVERYONE,
    everyone: false,
    people: [...company.dm('ruth').people, ...company.dm('nora').people],
  };
  return [
    ['everyone', EVERYONE],
    ['a seller', company.dm('nora')],
    ['a leader and a seller together', mixed],
    ['nobody', { ...EVERYONE, everyone: false, people: [] }],
    ['a stranger', { ...EVERYONE, everyone: false, people: [asId<PersonId>('U-STRANGER')] }],
  ];
}

describe('an account for one group', () => {
  test('is found by the group and by no audience with anybody else in it', async () => {
    const { database } = company;
    expect(await findAccounts(database, company.dm('ruth'), 'Tarnmoor')).toMatchObject({ type: 'unique' });
    for (const [who, audience] of others()) {
      for (const name of ['Tarnmoor Energy', 'Tarnmoor', 'Tarnmor Energie', SECRET]) {
        const found = JSON.stringify(await findAccounts(database, audience, name));
        expect(found, who).not.toContain('Tarnmoor');
      }
      expect(
        await findAccountsInText(database, audience, 'Who is our champion at Tarnmoor Energy?'),
        who,
      ).toEqual([]);
    }
  });

  test('is not read by its id either, nor are its people, deals and cases', async () => {
    for (const tool of [
      createAccountOverviewTool(company.database),
      createAccountBriefTool(company.database),
    ]) {
      const leader = await callTool(tool, { accountId: SECRET }, ask(company, '', 'ruth'));
      expect(leader.evidence.length).toBeGreaterThan(1);
      for (const [who, audience] of others()) {
        const question = ask(company, '', 'nora', { audience });
        const result = await callTool(tool, { accountId: SECRET }, question);
        expect(result, who).toEqual({ value: { type: 'unknown' }, evidence: [] });
      }
    }
  });

  test('that is hidden is answered exactly as one that does not exist', async () => {
    for (const question of ['Who is our champion at X?', 'Brief me on X', 'Give me a brief on X']) {
      for (const [, audience] of others().slice(0, 3)) {
        const [hidden, none] = await Promise.all(
          ['Tarnmoor Energy', 'Nonesuch Energy'].map((name) =>
            answerByFlow(company, ask(company, question.replace('X', name), 'nora', { audience })),
          ),
        );
        const normal = JSON.stringify(none).replaceAll('Nonesuch', 'Tarnmoor');
        expect(JSON.stringify(hidden)).toBe(normal);
      }
    }
  });
});

describe('the price book', () => {
  test('shows a product of one group to that group only', async () => {
    const list = createListProductsTool(company.database);
    const skus = async (as: string) =>
      (await callTool(list, {}, ask(company, '', as))).value.products.map((one) => one.sku);
    expect(await skus('victor')).toContain('FW-ADD-FORESIGHT');
    expect(await skus('nora')).not.toContain('FW-ADD-FORESIGHT');
    const quote = createQuotePriceTool(company.database);
    const hidden = await callTool(quote, { product: 'FW-ADD-FORESIGHT' }, ask(company, '', 'nora'));
    expect(hidden.value).toMatchObject({ type: 'unknown_product' });
    expect(JSON.stringify(hidden)).not.toContain('Foresight');
  });

  test('is closed to an audience with a guest', async () => {
    const audience = { ...EVERYONE, people: company.dm('lena').people };
    const question = ask(company, 'What does Enterprise cost for 250 seats, annual, in euros?', 'nora', {
      audience,
    });
    expect(await answerByFlow(company, question)).toBeNull();
    const quote = await callTool(
      createQuotePriceTool(company.database),
      { product: 'Enterprise', seats: 250 },
      question,
    );
    expect(quote).toEqual({ value: { type: 'unknown_product', products: [] }, evidence: [] });
    const discount = await callTool(createDiscountAuthorityTool(company.database), { percent: 5 }, question);
    expect(discount.evidence.map((one) => one.id)).toEqual(
      (
        await callTool(
          createDiscountAuthorityTool(company.database),
          { percent: 5 },
          ask(company, '', 'lena'),
        )
      ).evidence.map((one) => one.id),
    );
    expect(discount.evidence).toEqual([]);
  });
});

test('two accounts of one alias are offered to who may see both, with questions that are clear', async () => {
  const { draft } = (await answerByFlow(
    company,
    ask(company, 'Who is our champion at Brightwater?', 'nora'),
  ))!;
  expect(draft).toMatchObject({
    type: 'clarify',
    choices: [
      { label: 'Brightwater Logistics', question: 'Who is our champion at Brightwater Logistics?' },
      { label: 'Brightwater Logistik GmbH', question: 'Who is our champion at Brightwater Logistik GmbH?' },
    ],
  });
  const choice = draft.type === 'clarify' ? draft.choices[1]! : undefined;
  const answer = (await answerByFlow(company, ask(company, choice!.question, 'nora')))!;
  expect(textOf(answer.draft)).toContain('Torben Reimers');
  expect(textOf(answer.draft)).not.toContain('Imogen Hollis');
});
