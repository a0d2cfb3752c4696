import { describe, expect, it } from 'vitest';
import { looksLikeQuestion } from './looks-like-question.ts';

describe('a message that addresses nobody', () => {
  it.each([
    'What does Enterprise cost?',
    'how do I reset my password',
    'Hi, can someone tell me where the price list is',
    'SSO login fails again, any idea? Thanks',
    'Wie viele Plätze hat Business',
    'Combien coûte Enterprise ?',
    '¿Cuánto cuesta el módulo?',
    'Quanto costa',
    'Qual é o preço',
    'オフラインで使えますか',
    'SSOの設定方法を教えてください',
  ])('is a question: %s', (text) => expect(looksLikeQuestion(text)).toBe(true));

  it.each([
    'The release is out.',
    'Thanks!',
    'see https://kb.example/search?q=price',
    'Whoever wrote this, well done',
    'Isabel is on leave',
    '👍',
    '今日は休みです',
  ])('is none: %s', (text) => expect(looksLikeQuestion(text)).toBe(false));
});
