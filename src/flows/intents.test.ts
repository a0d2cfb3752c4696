import { describe, expect, test } from 'vitest';
import { readAccountName, readAccountTopics } from './account-topics.ts';
import { asksAbout, looksLikeName, readBriefName } from './brief-intent.ts';
import { readDiscountFollowUp, readDiscountIntent } from './discount-intent.ts';

describe('what is asked of an account', () => {
  test.each([
    ['Who is our champion at Solvane and what is open?', ['champion', 'opportunities', 'cases']],
    ['Wer ist unser Champion bei Solvane und was ist offen?', ['champion', 'opportunities', 'cases']],
    ['Qui est notre champion chez Solvane ?', ['champion']],
    ['¿Qué casos hay abiertos en Solvane?', ['cases']],
    ['Quando si rinnova Solvane?', ['renewal_date']],
    ['Quem é o responsável pela conta Solvane?', ['owner']],
    ['Solvaneの商談とケースは？', ['opportunities', 'cases']],
    ['When did we last talk to Solvane?', ['last_contact']],
    ['Welche Edition hat Solvane?', ['edition']],
    ['email of the champion at Solvane', ['champion', 'email']],
    ['who holds the budget at Solvane?', ['economic_buyer']],
    ['who are the people i know at Solvane', ['people']],
    ['who can i call at Solvane', ['people']],
    ['do we know anybody at Solvane?', ['people']],
    ['mit wem spreche ich bei Solvane?', ['people']],
    ['à qui parler chez Solvane ?', ['people']],
    ['can Solvane do one more phone call for us', []],
    ['phone of the champion at Solvane', ['champion', 'phone']],
    ['how do I reach the champion at Solvane?', ['champion', 'email', 'phone']],
    ['wie erreiche ich den Champion bei Solvane?', ['champion', 'email', 'phone']],
    ['comment joindre le champion chez Solvane ?', ['champion', 'email', 'phone']],
    ['who do i talk to at Solvane about money', ['economic_buyer', 'people']],
    ["who's the csm for Solvane?", ['owner']],
    ['whose account is Solvane?', ['owner']],
    ['wessen Kunde ist Solvane?', ['owner']],
    ['Solvane: arr, renewal, owner?', ['owner', 'renewal_date', 'revenue']],
    ['what is our price for this account?', ['revenue', 'seats', 'edition']],
    ['Was ist unser Preis für Solvane?', ['revenue', 'seats', 'edition']],
    ['Quel est notre prix pour Solvane ?', ['revenue', 'seats', 'edition']],
    ['why is the health of Solvane so low', ['health_score', 'why']],
    ['how big is the Solvane deal?', ['amount']],
    ['what is the next step with Solvane', ['next_step']],
    ['what did Solvane last complain about', ['complaint']],
    ['anything planned with Solvane?', ['planned']],
    ['was gibt es Neues bei Solvane?', ['news']],
    ['Wann läuft der Vertrag von Solvane aus?', ['renewal_date']],
    ['Wer entscheidet bei Solvane?', ['decision_maker']],
    ['Quels cas sont ouverts chez Solvane ?', ['cases']],
    ['Quel est le numéro de téléphone du champion chez Solvane ?', ['champion', 'phone']],
    ['Quand expire le contrat de Solvane ?', ['renewal_date']],
    ['¿Cuándo hablamos por última vez con Solvane?', ['last_contact']],
    ['¿Quién decide en Solvane y cuál es el siguiente paso?', ['decision_maker', 'next_step']],
    ['¿Cuántas licencias tiene Solvane?', ['seats']],
    ['Chi decide da Solvane?', ['decision_maker']],
    ['Quando scade il contratto di Solvane?', ['renewal_date']],
    ['Quantas licenças tem a Solvane?', ['seats']],
    ['Qual é o risco na Solvane?', ['risk']],
    ['Solvaneの更新日は？', ['renewal_date']],
    ['Solvaneの競合はどこですか？', ['competitor']],
    ['Solvaneとの次のステップは？', ['next_step']],
  ])('is read from "%s"', (text, topics) => expect(readAccountTopics(text)).toEqual(topics));

  test.each([
    'How do I close a case for Solvane?',
    'Wie kann ich einen Ticket-Export anlegen?',
    'What does champion mean?',
    'what is our price for 80 seats of Enterprise at Solvane?',
    'ケースを閉じる方法',
  ])('is nothing when "%s" asks how something is done or what it means', (text) =>
    expect(readAccountTopics(text)).toEqual([]),
  );

  test('is about the capitalised name behind a preposition', () => {
    expect(readAccountName('Who is our champion at Halbrecht Industries?')).toBe('Halbrecht Industries');
    expect(readAccountName('Wer ist Champion bei der Firma?')).toBeNull();
  });
});

describe('a brief', () => {
  test.each([
    ['Brief me on Solvane Foods', 'Solvane Foods'],
    ['give me a briefing for Solvane Foods.', 'Solvane Foods'],
    ['Prepare me for my meeting with Solvane Foods', 'Solvane Foods'],
    ['Briefing zu Solvane Foods', 'Solvane Foods'],
    ['Bereite mich auf meinen Termin mit Solvane Foods vor', 'Solvane Foods'],
    ['Fais-moi un brief sur Solvane Foods', 'Solvane Foods'],
    ['Hazme un resumen de Solvane Foods', 'Solvane Foods'],
    ['Fammi un brief su Solvane Foods', 'Solvane Foods'],
    ['Faz-me um resumo de Solvane Foods', 'Solvane Foods'],
    ['Solvane Foodsのブリーフを作成して', 'Solvane Foods'],
    ['Solvane Foodsとの会議の準備をして', 'Solvane Foods'],
  ])('is asked for by "%s"', (text, name) => expect(readBriefName(text)).toBe(name));

  test.each(['How brief is the outage?', 'Where is the briefing room?', 'What is in the brief?'])(
    'is not asked for by "%s"',
    (text) => expect(readBriefName(text)).toBeNull(),
  );

  test('on a topic is not on an account', () => {
    expect(looksLikeName(readBriefName('brief me on the new pricing')!)).toBe(false);
    expect(looksLikeName('Solvane Foods')).toBe(true);
  });
});

describe('a discount question', () => {
  const roles = ['rep', 'seller', 'sales_manager', 'deal_desk', 'cfo'];

  test.each<[string, number | null, string | null, 'role' | 'highest' | 'anybody']>([
    ['May I give 18 %?', 18, null, 'role'],
    ['Can I offer a discount of 12.5 percent?', 12.5, null, 'role'],
    ['can I take a quarter off?', 25, null, 'role'],
    ['is 0.15 off okay for me?', 15, null, 'role'],
    ['Darf ich 15 % Rabatt geben?', 15, null, 'role'],
    ['Puis-je accorder une remise de 15 % ?', 15, null, 'role'],
    ['¿Puedo dar un descuento del 15 %?', 15, null, 'role'],
    ['Posso concedere uno sconto del 15%?', 15, null, 'role'],
    ['Posso dar um desconto de 15%?', 15, null, 'role'],
    ['15%の割引を出せますか？', 15, null, 'role'],
    ['3割引きは可能ですか？', 30, null, 'role'],
    ['What discount may a seller grant without asking anyone?', null, 'seller', 'role'],
    ['How much discount can a rep give at a renewal?', null, 'rep', 'role'],
    ['Who must approve a discount of 25 %?', 25, null, 'anybody'],
    ['Wer muss 25 % Nachlass genehmigen?', 25, null, 'anybody'],
    ['what is the biggest discount anyone may approve here?', null, null, 'highest'],
    ['how far may the deal desk go with a discount?', null, 'deal_desk', 'role'],
    ['my ceiling?', null, null, 'role'],
  ])('"%s" is understood', (text, percent, role, whose) => {
    expect(readDiscountIntent(text, roles)).toMatchObject({ percent, role, whose });
  });

  test('goes on with another percentage or deal', () => {
    const earlier = ['who approves 12 % for Solvane?'];
    expect(readDiscountFollowUp('and 22?', earlier, roles)).toMatchObject({ percent: 22, whose: 'anybody' });
    expect(readDiscountFollowUp('and at a renewal?', earlier, roles)).toMatchObject({
      percent: 12,
      deal: { kind: 'renewal' },
    });
    expect(readDiscountFollowUp('and for 300 seats?', earlier, roles)).toBeNull();
    expect(readDiscountFollowUp('and 22?', ['where is the sandbox?'], roles)).toBeNull();
  });

  test.each([
    'What discount does Opsquill give?',
    'what would 20 gateways cost with 10 % off',
    'was kosten 20 Gateways mit 10 % Rabatt?',
    'Is there a discount for a nonprofit?',
    'What reduction does a three-year term bring?',
    'How much goodwill credit may a support lead grant per case?',
    'How do I show discounts on the invoice?',
    'The counter fell by 18 %, what should I do?',
    'Who is the deal desk?',
  ])('is not "%s"', (text) => expect(readDiscountIntent(text, roles)).toBeNull());
});

test.each([
  'show me everything about Solvane',
  'all you have on Solvane please',
  'alles über Solvane',
  'tout sur Solvane',
  'todo sobre Solvane',
])('%s asks for all that is known', (text) => expect(asksAbout(text)).toBe(true));
