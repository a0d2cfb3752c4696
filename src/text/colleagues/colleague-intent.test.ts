import { expect, test } from 'vitest';
import { readColleagueIntent } from './colleague-intent.ts';

test.each([
  ['who is Elif?', 'Elif'],
  ["who's the head of security", 'the head of security'],
  ['hi, do you know who is our CFO?', 'our CFO'],
  ['who are the support leads', 'the support leads'],
  ['wer ist Elif Kaya?', 'Elif Kaya'],
  ['qui est Elif ?', 'Elif'],
  ['¿quién es Elif?', 'Elif'],
  ['chi è Elif?', 'Elif'],
  ['quem é o CFO?', 'o CFO'],
  ['エリフさんは誰ですか？', 'エリフ'],
])('%s asks for a person', (text, words) => {
  expect(readColleagueIntent(text)).toEqual({ type: 'person', words });
});

test.each([
  'who is my manager?',
  "who's our team lead",
  'wer ist mein Chef?',
  'quién es mi jefe',
  '私の上司は誰ですか',
])('%s asks for whom the asker reports to, which no job tells', (text) =>
  expect(readColleagueIntent(text)).toBeNull(),
);

test.each([
  ['who owns the refunds article?', 'the refunds article'],
  ['who wrote the page on sub-processors', 'the page on sub-processors'],
  ['whose page is Export all data?', 'Export all data'],
  ["who's responsible for our travel policy", 'travel policy'],
  ['wer pflegt die Seite zur Rückgabe?', 'die Seite zur Rückgabe'],
  ['qui s’occupe de la page sur les remises ?', 'la page sur les remises'],
  ['quem mantém a página de reembolsos?', 'a página de reembolsos'],
  ['返金ページの担当者は誰ですか', '返金ページ'],
])('%s asks for an owner', (text, words) => {
  expect(readColleagueIntent(text)).toEqual({ type: 'owner', words });
});

test.each([
  'who approves a discount of 25 percent?',
  'who is allowed to approve a refund for a customer who paid twice last year?',
  'who is it?',
  'how do I find out who left a review?',
])('%s asks for something else', (text) => {
  expect(readColleagueIntent(text)).toBeNull();
});
