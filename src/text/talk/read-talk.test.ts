import { describe, expect, it } from 'vitest';
import { readCourtesy, readTalk } from './read-talk.ts';

describe('talk is told in words that no example has', () => {
  it.each([
    ['greeting', 'Hellooo there Switchboard!'],
    ['greeting', 'guten Morgen zusammen 👋'],
    ['thanks', 'thx a lot, that realy helped!!'],
    ['thanks', 'ok perfect, thank you'],
    ['thanks', 'super Antwort, vielen Dank'],
    ['thanks', 'muchas gracias, muy útil'],
    ['acknowledgement', 'ah ok'],
    ['acknowledgement', '👍'],
    ['acknowledgement', '了解しました'],
    ['farewell', 'bye, have a great evening'],
    ['wellbeing', 'hey bot, how are you doing?'],
    ['identity', 'r u a bot or a human'],
    ['identity', 'Bist du ein Roboter?'],
    ['identity', '¿Quién te creó?'],
    ['sources', 'so where do you get your information from?'],
    ['sources', 'D’où viennent tes réponses ?'],
    ['privacy', 'hi, can you read my DMs?'],
    ['privacy', 'are you allowed to see my DMs?'],
    ['privacy', 'wer kann denn meine Fragen sehen?'],
    ['knows', 'what do you know about'],
    ['languages', 'parli italiano?'],
    ['memory', 'do you remember my last question?'],
    ['help', 'what kind of things can I ask you?'],
    ['help', '何ができますか？'],
    ['complaint', 'sorry but that is not correct'],
    ['complaint', 'thanks, but that’s not what I asked'],
    ['complaint', 'nein, das stimmt leider nicht'],
    ['complaint', '👎'],
  ])('%s: %s', (kind, text) => expect(readTalk(text)).toBe(kind));
});

describe('what asks something of its own is no talk', () => {
  it.each([
    'thanks, and what about refunds?',
    'Thanks, but how do I print labels on paper?',
    'hi, who owns Solvane',
    'ok and for 500 seats?',
    'in pounds?',
    'why?',
    'how does it work',
    'who made the offer for Kitamori?',
    'what do you know about Northquay?',
    'can you help me with the invoice?',
    'can managers see private notes?',
    'who can see my salary?',
    'who is my manager',
    'whos my boss',
    'wer ist mein chef',
    'what languages does the app support?',
    'where does the data come from?',
    'that price is wrong for 200 seats',
    'is my data private in the app?',
    'how is Brightwater doing',
    'do you have a mobile app?',
    'what did they ask',
    'SSO',
    '',
  ])('%j', (text) => expect(readTalk(text)).toBeNull());

  it('nor is a long message, however kind', () => {
    expect(readTalk('thank you so much '.repeat(20))).toBeNull();
  });
});

it('is courtesy where it only keeps people company', () => {
  expect(readCourtesy('many thanks!')).toBe('thanks');
  expect(readCourtesy('that is wrong')).toBeNull();
  expect(readCourtesy('who are you')).toBeNull();
});
