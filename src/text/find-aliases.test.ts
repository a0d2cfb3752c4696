import { describe, expect, test } from 'vitest';
import { findAliases } from './find-aliases.ts';

function inBody(body: string, title = 'A page'): string[] {
  return findAliases({ title, body }).map((pair) => pair.join(' = '));
}

describe('abbreviations', () => {
  test.each([
    ['Set up single sign-on (SSO) first.', 'SSO = single sign-on'],
    ['The SLA (service level agreement) says so.', 'SLA = service level agreement'],
    [
      'Every Computerized Maintenance Management System (**CMMS**) has it.',
      'CMMS = Computerized Maintenance Management System',
    ],
  ])('are told with what they are short for: %s', (body, pair) => {
    expect(inBody(body)).toEqual([pair]);
  });

  test('are read in titles', () => {
    expect(inBody('Text.', 'Single sign-on (SSO)')).toEqual(['SSO = Single sign-on']);
  });

  test.each(['Ask the desk (EMEA) first.', 'It costs more (see below).', 'Three of them (A, B and C).'])(
    'are not seen in other brackets: %s',
    (body) => {
      expect(inBody(body)).toEqual([]);
    },
  );
});

describe('other names', () => {
  test.each([
    ['A **requester**, also called a **reporter**, sends work.', 'requester = reporter'],
    ['Ferrowick Go (also known as the field app) works offline.', 'Ferrowick Go = field app'],
    ['Die Störungsmeldung, auch Ticket genannt, ist kurz.', 'Störungsmeldung = Ticket'],
    ['Le demandeur, aussi appelé client interne, écrit.', 'demandeur = client interne'],
    ['El solicitante, también llamado cliente, escribe.', 'solicitante = cliente'],
    ['Il richiedente, anche detto cliente, scrive.', 'richiedente = cliente'],
    ['O solicitante, também chamado cliente, escreve.', 'solicitante = cliente'],
    ['「依頼者」は「申請者」とも呼ばれます。', '依頼者 = 申請者'],
  ])('are read: %s', (body, pair) => {
    expect(inBody(body)).toEqual([pair]);
  });

  test('belong to the title where the sentence does not name its subject in a few words', () => {
    expect(
      inBody('What our people in the field use every day is also called the toolbox.', 'Field kit'),
    ).toEqual(['Field kit = toolbox']);
  });
});

describe('a glossary', () => {
  test('gives the short lines', () => {
    const body =
      '- **PTO**: paid time off\n- **Quorum**: so many people must be there before a vote counts\n\n| Term | Meaning |\n| --- | --- |\n| ARR | annual recurring revenue |';
    expect(inBody(body, 'Glossary')).toEqual(['PTO = paid time off', 'ARR = annual recurring revenue']);
  });

  test('is no other page', () => {
    expect(inBody('- **Price**: forty euros')).toEqual([]);
  });
});
