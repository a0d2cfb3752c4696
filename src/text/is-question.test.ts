import { describe, expect, it } from 'vitest';
import { isQuestion } from './is-question.ts';

describe('a message that addresses nobody', () => {
  it.each([
    'What does Enterprise cost?',
    'how do I reset my password',
    'Hi, can someone tell me where the price list is',
    'SSO login fails again, any idea? Thanks',
    "what's the notice period",
    'Wie viele Plätze hat Business',
    'was kostet das Paket',
    'Combien coûte Enterprise ?',
    '¿Cuánto cuesta el módulo?',
    'cómo puedo cambiar mi contraseña',
    'Quanto costa',
    'Qual é o preço',
    'オフラインで使えますか',
    'SSOの設定方法を教えてください',
    '営業時間は何時',
  ])('is a question: %s', (text) => expect(isQuestion(text)).toBe(true));

  it.each([
    'The release is out.',
    'Thanks!',
    'see https://kb.example/search?q=price',
    'Whoever wrote this, well done',
    'Isabel is on leave',
    'is on leave until Monday',
    'When you are back, have a look at the deck.',
    'what a great release',
    'was great talking to you',
    'Come on, we can do this',
    'can do',
    '👍',
    '今日は休みです',
    'いつもありがとうございます',
  ])('is none: %s', (text) => expect(isQuestion(text)).toBe(false));
});
