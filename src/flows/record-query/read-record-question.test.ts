import { describe, expect, it } from 'vitest';
import type { RecordWords } from '../../accounts/queries/read-record-words.ts';
import type { RecordEntity, RecordQuery } from '../../accounts/queries/record-query.ts';
import { isRecordQuestion } from './is-record-question.ts';
import { readRecordQuestion } from './read-record-question.ts';

const TERMS = { healthBelow: 60, staleDays: 14, quietDays: 60, bigAmount: 100_000 };
const value = (entity: RecordEntity, field: string, ...values: string[]) =>
  values.map((one) => ({ entity, field, value: one, rows: 2 }));
const WORDS: RecordWords = {
  values: [
    ...value('account', 'country', 'Germany', 'United Kingdom', 'Japan', 'United States'),
    ...value('account', 'segment', 'Enterprise', 'Mid-market'),
    ...value('account', 'edition', 'Enterprise', 'Business'),
    ...value('account', 'industry', 'Health care', 'Food production'),
    ...value('opportunity', 'stage', 'Negotiation', 'Proposal', 'Closed won', 'Closed lost'),
    ...value('opportunity', 'type', 'renewal', 'expansion'),
    ...value('opportunity', 'competitor', 'Wrenchley'),
    ...value('case', 'priority', 'P1', 'P2'),
    ...value('case', 'status', 'open', 'waiting on customer'),
    ...value('contact', 'role', 'champion'),
    ...value('activity', 'type', 'meeting', 'email'),
  ],
  extraFields: [],
};
const OPEN = { op: 'is', field: 'closed', values: [false] };
const MINE = { op: 'owner', people: ['me'] };

function read(text: string, before?: RecordQuery) {
  const asked = readRecordQuestion(text, {
    words: WORDS,
    terms: TERMS,
    today: '2026-11-30',
    accounts: [],
    people: [],
    ...(before === undefined ? {} : { before }),
  });
  return asked === null || !isRecordQuestion(text, asked) ? null : asked.query;
}

describe('what people say of the past and of how long', () => {
  it.each<[string, object[]]>([
    [
      'how much did we close in october',
      [
        { op: 'is', field: 'closed', values: [true] },
        { op: 'is', field: 'stage', values: ['Closed won'] },
        { op: 'between', field: 'closeDate', from: '2026-10-01', to: '2026-10-31' },
      ],
    ],
    [
      'which p1 cases are older than a week',
      [
        OPEN,
        { op: 'between', field: 'openedAt', to: '2026-11-22' },
        { op: 'is', field: 'priority', values: ['P1'] },
      ],
    ],
    ['deals past their close date', [OPEN, { op: 'between', field: 'closeDate', to: '2026-11-29' }]],
    [
      'deals closing in the next 60 days over 50k',
      [
        OPEN,
        { op: 'between', field: 'amount', from: 50_000 },
        { op: 'between', field: 'closeDate', from: '2026-11-30', to: '2027-01-29' },
      ],
    ],
    ['do i have anything overdue', [MINE, OPEN, { op: 'between', field: 'closeDate', to: '2026-11-29' }]],
  ])('%s', (text, where) => {
    const found = read(text)?.where ?? [];
    expect(found).toHaveLength(where.length);
    for (const one of where) expect(found).toContainEqual(one);
  });
});

describe('what is to be shown besides', () => {
  it.each<[string, string[] | undefined]>([
    ['which deals close this month and who owns them', ['owner']],
    ['which deals close this month, and what are their stages', ['stage']],
    ['which deals close this month what is their stage', ['stage']],
    ['große deals und ihre phase', ['stage']],
    ['open cases and who looks after each', ['owner']],
    ['welche deals schließen diesen monat und wer sie betreut', ['owner']],
    ['open deals and amount over 50k', undefined],
    ['which deals close this month', undefined],
  ])('%s', (text, also) => expect(read(text)?.also).toEqual(also));
});

describe('a question across records is read', () => {
  it.each<[text: string, entity: RecordEntity, where: unknown[]]>([
    ['what do I have open, deals I mean', 'opportunity', [MINE, OPEN]],
    [
      'my deals closing next month',
      'opportunity',
      [MINE, OPEN, { op: 'between', field: 'closeDate', from: '2026-12-01', to: '2026-12-31' }],
    ],
    [
      'deals in the proposal stage',
      'opportunity',
      [OPEN, { op: 'is', field: 'stage', values: ['Proposal'] }],
    ],
    [
      'opportunities with Wrenchley in them',
      'opportunity',
      [OPEN, { op: 'is', field: 'competitor', values: ['Wrenchley'] }],
    ],
    ['deals that lack a next step', 'opportunity', [OPEN, { op: 'empty', field: 'nextStep' }]],
    [
      'deals nobody touched for three weeks',
      'opportunity',
      [OPEN, { op: 'between', field: 'touchedAt', to: '2026-11-08' }],
    ],
    [
      'tickets waiting on the customer',
      'case',
      [OPEN, { op: 'is', field: 'status', values: ['waiting on customer'] }],
    ],
    ['open P1s', 'case', [OPEN, { op: 'is', field: 'priority', values: ['P1'] }]],
    [
      'customers in the UK or Japan',
      'account',
      [{ op: 'is', field: 'country', values: ['United Kingdom', 'Japan'] }],
    ],
    [
      'customers outside Germany',
      'account',
      [{ op: 'is', field: 'country', values: ['Germany'], not: true }],
    ],
    [
      'food companies among our customers',
      'account',
      [{ op: 'is', field: 'industry', values: ['Food production'] }],
    ],
    ['who is on Enterprise', 'account', [{ op: 'is', field: 'edition', values: ['Enterprise'] }]],
    ['accounts with a health score under 50', 'account', [{ op: 'between', field: 'healthScore', to: 49 }]],
    ['accounts with at least 200 seats', 'account', [{ op: 'between', field: 'seats', from: 200 }]],
    [
      'accounts that have open P1 cases',
      'account',
      [{ op: 'has', entity: 'case', where: [OPEN, { op: 'is', field: 'priority', values: ['P1'] }] }],
    ],
    [
      'which of my accounts have no champion',
      'account',
      [
        MINE,
        {
          op: 'has',
          entity: 'contact',
          where: [{ op: 'is', field: 'role', values: ['champion'] }],
          not: true,
        },
      ],
    ],
    [
      'welche meiner Deals sind gefährdet?',
      'opportunity',
      [MINE, OPEN, { op: 'empty', field: 'risk', not: true }],
    ],
    ['Kunden in Deutschland', 'account', [{ op: 'is', field: 'country', values: ['Germany'] }]],
    ['mes affaires sans prochaine étape', 'opportunity', [MINE, OPEN, { op: 'empty', field: 'nextStep' }]],
    ['casos abiertos con prioridad P2', 'case', [OPEN, { op: 'is', field: 'priority', values: ['P2'] }]],
    ['clienti in Giappone', 'account', [{ op: 'is', field: 'country', values: ['Japan'] }]],
    [
      'as minhas oportunidades em risco',
      'opportunity',
      [MINE, OPEN, { op: 'empty', field: 'risk', not: true }],
    ],
    ['ドイツの顧客一覧', 'account', [{ op: 'is', field: 'country', values: ['Germany'] }]],
  ])('%s', (text, entity, where) => {
    expect(read(text)).toMatchObject({ entity, where });
  });

  it.each<[text: string, query: Partial<RecordQuery>]>([
    ['how many open deals do we have', { measure: { type: 'count' } }],
    ['what is our pipeline worth', { measure: { type: 'sum', field: 'amount' } }],
    ['average deal size', { measure: { type: 'average', field: 'amount' } }],
    ['open cases per priority', { measure: { type: 'count' }, group: { field: 'priority' } }],
    ['deals by month', { group: { field: 'closeDate', by: 'month' } }],
    ['deals sorted by amount', { order: [{ field: 'amount', direction: 'desc' }] }],
    ['our biggest customer', { order: [{ field: 'annualRevenue', direction: 'desc' }], limit: 1 }],
    ['which account renews next', { order: [{ field: 'renewalDate', direction: 'asc' }], limit: 1 }],
    ['when is our next big renewal', { order: [{ field: 'renewalDate', direction: 'asc' }] }],
    ['what is the next deal to close', { order: [{ field: 'closeDate', direction: 'asc' }], limit: 1 }],
    ['the next five renewals', { order: [{ field: 'renewalDate', direction: 'asc' }], limit: 5 }],
    [
      'Welche Kunden laufen bis Jahresende aus?',
      { where: [{ op: 'between', field: 'renewalDate', to: '2026-12-31' }] },
    ],
    ['welcher Kunde verlängert als nächstes?', { order: [{ field: 'renewalDate', direction: 'asc' }] }],
    ['次に更新する顧客は', { order: [{ field: 'renewalDate', direction: 'asc' }] }],
    ['the five largest deals', { order: [{ field: 'amount', direction: 'desc' }], limit: 5 }],
    ['oldest open case', { order: [{ field: 'openedAt', direction: 'asc' }], limit: 1 }],
    ['ARR by country', { measure: { type: 'sum', field: 'annualRevenue' }, group: { field: 'country' } }],
    ['wie viele offene Fälle gibt es?', { measure: { type: 'count' } }],
    ['combien vaut mon pipeline ?', { measure: { type: 'sum', field: 'amount' } }],
  ])('%s', (text, query) => {
    expect(read(text)).toMatchObject(query);
  });
});

describe('a follow-up is read for the entity of the question before', () => {
  const before = {
    entity: 'opportunity',
    where: [],
    measure: { type: 'list' },
    order: [],
    limit: 25,
    offset: 0,
  } as RecordQuery;

  it.each<[text: string, where: unknown[]]>([
    ['only Germany', [OPEN, { op: 'is', field: 'account.country', values: ['Germany'] }]],
    [
      'and next quarter?',
      [OPEN, { op: 'between', field: 'closeDate', from: '2027-01-01', to: '2027-03-31' }],
    ],
  ])('%s', (text, where) => {
    expect(read(text, before)?.where).toEqual(where);
  });
});

describe('what is no question across records is left to the others', () => {
  it.each([
    'what is a deal?',
    'how do I close a case?',
    'can customers open tickets by email?',
    'which customers can we name as references?',
    'when are cases closed automatically?',
    'deal desk approval for customers in Germany',
    'how many seats does an account need for SSO',
    'was ist ein Deal?',
    'comment fermer un ticket ?',
    'ticket priority',
    'thanks, that closes it',
    'Quanto costa Business per 20 utenti?',
    'what is the lowest we can sign Enterprise for?',
    'wann verlängert sich das?',
    'what are the next steps?',
    'when can they cancel their next renewal',
  ])('%s', (text) => {
    expect(read(text)).toBeNull();
  });
});
