import { describe, expect, it } from 'vitest';
import { pointsAtView, readAccountPointer, readConversationWish } from './read-pointing.ts';

describe('what is wanted of the conversation that somebody looks at', () => {
  it.each([
    ['summarise this thread', 'summary'],
    ['Can you summarize this channel for me, please?', 'summary'],
    ['tl;dr', 'summary'],
    ['Summarise this', 'summary'],
    ['what is this thread about?', 'summary'],
    ['what was decided here?', 'decisions'],
    ['what did they agree on in this thread?', 'decisions'],
    ['what is still open in this thread?', 'open'],
    ['Fass diesen Thread bitte zusammen', 'summary'],
    ['Was wurde hier entschieden?', 'decisions'],
    ['Was ist hier noch offen?', 'open'],
    ['Résume ce fil', 'summary'],
    ['Qu’est-ce qui a été décidé ici ?', 'decisions'],
    ['Resume este hilo', 'summary'],
    ['¿Qué se decidió en esta conversación?', 'decisions'],
    ['¿Qué se ha decidido aquí?', 'decisions'],
    ['Riassumi questa conversazione', 'summary'],
    ['Cosa è stato deciso qui?', 'decisions'],
    ['Resuma esta conversa', 'summary'],
    ['O que foi decidido aqui?', 'decisions'],
    ['このスレッドを要約して', 'summary'],
    ['ここで何が決まりましたか？', 'decisions'],
  ])('%s', (text, wish) => {
    expect(readConversationWish(text)).toBe(wish);
  });

  it.each([
    'summarise the travel policy',
    'what was decided about the Lisbon office?',
    'what are the next steps for the Solvane deal?',
    'what does Enterprise cost for 250 seats?',
    'Fass die Reiserichtlinie zusammen',
    'what is this policy about?',
    'what did we decide on discounts for Solvane in March?',
    'who decides on discounts here?',
    'who decides on discounts above 20 percent?',
    'give me a summary of Acme',
    '出張規程を要約して',
  ])('is nothing where something else is named: %s', (text) => {
    expect(readConversationWish(text)).toBeNull();
  });
});

describe('an account that is pointed at', () => {
  it.each([
    ['what is our price for this account?', 'what is our price for Solvane?'],
    ['brief me on this customer', 'brief me on Solvane'],
    ['Wer ist unser Champion bei diesem Kunden?', 'Wer ist unser Champion bei Solvane?'],
    ['Fais-moi un brief sur ce client', 'Fais-moi un brief sur Solvane'],
    ['Dame un resumen de este cliente', 'Dame un resumen de Solvane'],
    ['Fammi un brief su questo cliente', 'Fammi un brief su Solvane'],
    ['Faz-me um resumo deste cliente', 'Faz-me um resumo de Solvane'],
    ['この顧客のブリーフィング', 'Solvaneのブリーフィング'],
    ['what is the renewal date here?', 'what is the renewal date for Solvane?'],
    ['Wann ist hier die Verlängerung?', 'Wann ist bei Solvane die Verlängerung?'],
  ])('%s', (text, filled) => {
    expect(readAccountPointer(text)?.fill('Solvane')).toBe(filled);
  });

  it.each([
    ['what do they pay?', 'what do Solvane pay?'],
    ['when is their renewal?', 'when is Solvane’s renewal?'],
    ['Was zahlen sie?', 'Was zahlen Solvane?'],
    ['Wann ist ihre Verlängerung?', 'Wann ist ihre Verlängerung bei Solvane?'],
    ['Combien paient-ils ?', 'Combien paient Solvane ?'],
    ['Quand est leur renouvellement ?', 'Quand est leur renouvellement chez Solvane?'],
    ['¿Cuándo es su renovación?', '¿Cuándo es su renovación para Solvane?'],
    ['Quando scade il loro contratto?', 'Quando scade il loro contratto per Solvane?'],
    ['Quando é a renovação deles?', 'Quando é a renovação de Solvane?'],
    ['先方の更新日はいつですか', 'Solvaneの更新日はいつですか'],
  ])('by who is spoken of: %s', (text, filled) => {
    const pointer = readAccountPointer(text);
    expect(pointer?.by).toBe('they');
    expect(pointer?.fill('Solvane')).toBe(filled);
  });

  it.each([
    'Wann ist Ihre Verlängerung?',
    'which customers said that they would leave?',
    'what do our competitors say about their price?',
    'I asked legal and they told me to wait for the review, when is their next meeting?',
  ])('is none where "they" are others: %s', (text) => expect(readAccountPointer(text)).toBeNull());

  it('is none where no place and no account is pointed at', () => {
    expect(readAccountPointer('what does Enterprise cost?')).toBeNull();
    expect(readAccountPointer('how do I create an account?')).toBeNull();
  });

  it('is kept as it was written, dollar signs and all', () => {
    expect(readAccountPointer('brief me on this account')?.fill('Cash$&Carry')).toBe(
      'brief me on Cash$&Carry',
    );
  });
});

it('what somebody looks at matters to a message that says nothing itself, and to no other', () => {
  expect(pointsAtView('can you help here?')).toBe(true);
  expect(pointsAtView('^')).toBe(true);
  expect(pointsAtView('how do I set up SSO?')).toBe(false);
});
