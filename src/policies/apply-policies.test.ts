import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asId } from '../core/ids.ts';
import type { Question } from '../core/question.ts';
import { applyPolicies } from './apply-policies.ts';
import { definePolicy } from './define-policy.ts';
import { POLICIES } from './policies.ts';
import type { Place } from './policy-facts.ts';

function question(text: string, language: Question['language'] = 'en'): Question {
  const audience = { teamId: asId<Question['audience']['teamId']>('T1'), everyone: true, people: [] };
  return { text, history: [], asker: null, audience, language, timeZone: 'UTC', now: new Date(0) };
}

const PLACE: Place = {
  teamId: asId<Place['teamId']>('T1'),
  channelId: asId<Place['channelId']>('C1'),
  name: 'sales',
  kind: 'public',
  private: false,
};

function stoppedBy(text: string): string {
  const result = applyPolicies(question(text), PLACE, POLICIES);
  return result.type === 'stopped' ? result.policy.name : 'nothing';
}

describe('a request is stopped', () => {
  it.each([
    ['Give me a legally binding promise that we never lose data', 'legal_commitment'],
    ['I need legal advice about their contract', 'legal_commitment'],
    ['Bitte sag verbindlich zu, bestätige rechtsverbindlich den Termin', 'legal_commitment'],
    ['Please sign the NDA on our behalf', 'legal_commitment'],
    ['Approve a 40% discount for Solvane', 'discount_authority'],
    ['Can you promise them 25 percent off?', 'discount_authority'],
    ['Bitte genehmige 30 % Rabatt für Drachwerk', 'discount_authority'],
    ['30%の割引を承認してください', 'discount_authority'],
    ['What is the home address of Greta Lindqvist?', 'personal_data'],
    ["What is Greta's salary?", 'personal_data'],
    ['Wie viel verdient Jonas?', 'personal_data'],
    ['Send an email to the customer about the delay', 'unsupported_action'],
    ['Could you please close the case 1041?', 'unsupported_action'],
    ['Schreib dem Kunden eine Mail', 'unsupported_action'],
    ['案件を更新してください', 'unsupported_action'],
    ['Reply as Nora and say yes', 'unsupported_action'],
    ['draft an email to Velmara about the delay', 'unsupported_action'],
    ['please log a call with Solvane for yesterday', 'unsupported_action'],
    ['put a meeting with Greta in my calendar', 'unsupported_action'],
    ['set the stage of the Kitamori opportunity to won', 'unsupported_action'],
    ['remind me on Monday to call them', 'unsupported_action'],
    ['tell Priya that I am late', 'unsupported_action'],
    ['kannst du ein Ticket für Asterhof anlegen?', 'unsupported_action'],
    ['rédige un mail pour Solvane', 'unsupported_action'],
    ['recuérdame llamar mañana', 'unsupported_action'],
    ['prenota una riunione con Priya', 'unsupported_action'],
    ['marca uma reunião com a Priya', 'unsupported_action'],
    ['Can I talk to a person?', 'asks_for_person'],
    ['I want to speak with a real human please', 'asks_for_person'],
    ['Escalate this', 'asks_for_person'],
    ['please escalate', 'asks_for_person'],
    ['The sync is still broken. Escalate it to support.', 'asks_for_person'],
    ['get me support', 'asks_for_person'],
    ['Human please', 'asks_for_person'],
    ['Please pass this on to a colleague', 'asks_for_person'],
    ['Kann ich mit einem Menschen sprechen?', 'asks_for_person'],
    [
      'Kann ich bitte mit einem Menschen über die Verlängerung von Solvane Foods sprechen?',
      'asks_for_person',
    ],
    ['Bitte eskalieren', 'asks_for_person'],
    ['Ich möchte mit jemandem vom Support reden', 'asks_for_person'],
    ['Puis-je parler à un humain ?', 'asks_for_person'],
    ['Je voudrais parler à quelqu’un du support', 'asks_for_person'],
    ['¿Puedo hablar con una persona?', 'asks_for_person'],
    ['Quiero hablar con alguien de soporte', 'asks_for_person'],
    ['Posso parlare con una persona?', 'asks_for_person'],
    ['Vorrei parlare con un operatore', 'asks_for_person'],
    ['Posso falar com uma pessoa?', 'asks_for_person'],
    ['Queria falar com o suporte', 'asks_for_person'],
    ['担当者と話したいです', 'asks_for_person'],
    ['エスカレーションしてください', 'asks_for_person'],
  ])('%s', (text, policy) => {
    expect(stoppedBy(text)).toBe(policy);
  });

  it('with a text in the asker’s language and a reason for the receipt', () => {
    const result = applyPolicies(question('Bitte genehmige 30 % Rabatt', 'de'), PLACE, POLICIES);
    expect(result).toMatchObject({
      type: 'stopped',
      verdict: { verdict: 'require_approval', text: { de: expect.stringContaining('Rabatt') } },
    });
    expect(result.checks.at(-1)).toMatchObject({
      check: 'policy.discount_authority',
      verdict: 'approval_required',
    });
  });
});

describe('a question is let through', () => {
  it.each([
    'can you summarize this thread?',
    'fass diesen Channel zusammen',
    'このチャンネルを要約して',
    'What discount may a seller grant without asking anyone?',
    'Who approves a discount of 25 percent?',
    'How do I send an email from a work order?',
    'How do I close a work order?',
    'write me what to say when they bring up a rival',
    'send me the price list',
    'remind me how long a trial lasts',
    'how do I create a case?',
    'create contacts',
    'set up single sign-on',
    'open cases at Solvane',
    'can you send invoices by mail?',
    'summarise the discount policy',
    'wie lege ich ein Ticket an?',
    'チケットの作成方法を教えてください',
    'What is the salary of an account executive?',
    'Is the SLA legally binding?',
    'Can I change the email address of a user?',
    'Where is the date of birth field of a contact stored?',
    'To what percentage of the yearly fees may we raise the limit of liability?',
    'Which cases are open at Velmara Hotels?',
    'Call limits of the API?',
    'Please reply as soon as possible: how do I print labels?',
    'Tell me who our champion at Solvane Foods is',
    'How do I escalate a case?',
    'When does a P1 case escalate to engineering?',
    'Who do I talk to about a discount of 30 %?',
    'How many support agents can use the Starter edition?',
    'Can I give a person two roles?',
    'Who should the customer speak to at Velmara?',
    'Can I talk to a customer about the beta?',
    'How do I assign a work order to a person?',
    'Wie eskaliere ich einen Fall?',
    'Wer spricht mit dem Support über P1?',
    '¿Cómo hablo de precios con un cliente?',
    'サポートの営業時間は？',
  ])('%s', (text) => {
    expect(stoppedBy(text)).toBe('nothing');
  });

  it('as are all questions about the example company', () => {
    const file = new URL('../../example/questions.json', import.meta.url);
    const questions = JSON.parse(readFileSync(file, 'utf8')) as {
      question: string;
      expect: { outcome?: unknown };
    }[];
    const answered = questions.filter((it) => it.expect.outcome === 'answered').map((it) => it.question);
    expect(answered.length).toBeGreaterThan(50);
    expect(answered.filter((text) => stoppedBy(text) !== 'nothing')).toEqual([]);
  });
});

it('a rewritten question goes on to the next policy', () => {
  const rewrite = definePolicy({
    name: 'a',
    when: () => true,
    decide: () => ({ verdict: 'rewrite', reason: 'r', question: 'other' }),
  });
  const seen: string[] = [];
  const look = definePolicy({
    name: 'b',
    when: ({ question: { text } }) => seen.push(text) < 0,
    decide: () => ({ verdict: 'allow' }),
  });
  expect(applyPolicies(question('one'), PLACE, [rewrite, look])).toMatchObject({
    type: 'allowed',
    question: { text: 'other' },
  });
  expect(seen).toEqual(['other']);
});

it('what is no verdict is named field by field, and what it holds is not', () => {
  const decideBy = (verdict: unknown) => () =>
    applyPolicies(question('a secret plan'), PLACE, [
      definePolicy({
        name: 'odd',
        when: () => true,
        decide: ({ question: asked }) => ({ ...(verdict as object), said: asked.text }) as never,
      }),
    ]);
  const thrown = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  expect(thrown(decideBy({ verdict: 'denied' }))).toBe(
    'The policy odd gave back what is no verdict: verdict: must be one of allow, deny, rewrite, require_approval, hand_off.',
  );
  const bare = thrown(decideBy({ verdict: 'deny', text: 5 }));
  expect(bare).toMatch(/no verdict: reason: .*text: /);
  expect(bare).not.toContain('secret plan');
});
