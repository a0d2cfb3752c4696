import { describe, expect, it } from 'vitest';
import { readRequestedLanguage } from './read-requested-language.ts';

describe('a language that the answer is wanted in', () => {
  it.each([
    ['What does Starter cost? Answer in German.', 'de', 'What does Starter cost?'],
    ['answer in German: what does Starter cost?', 'de', 'what does Starter cost?'],
    ['How do I set up SSO (in German)?', 'de', 'How do I set up SSO?'],
    ['How do I cancel in Japanese please', 'ja', 'How do I cancel'],
    ['Can you explain in German how SSO works?', 'de', 'Can you explain how SSO works?'],
    ['Wie kündige ich? Auf Englisch bitte.', 'en', 'Wie kündige ich?'],
    ['how do I cancel? en francais', 'fr', 'how do I cancel?'],
    ['Comment annuler ? Réponds en allemand, merci', 'de', 'Comment annuler ?'],
    ['¿Cómo cancelo? Responde en inglés', 'en', '¿Cómo cancelo?'],
    ['Come disdico? Rispondi in francese per favore', 'fr', 'Come disdico?'],
    ['Como cancelo? Responda em inglês', 'en', 'Como cancelo?'],
    ['How do I cancel? 日本語で', 'ja', 'How do I cancel?'],
    ['解約方法は？英語で答えてください。', 'en', '解約方法は？'],
    ['I would like the answer in Italian', 'it', 'I would like the answer'],
  ])('%j', (message, language, rest) => {
    expect(readRequestedLanguage(message)).toEqual({ language, rest });
  });

  it.each([
    ['in Japanese please', 'ja'],
    ['auf Deutsch bitte', 'de'],
    ['und auf Französisch?', 'fr'],
    ['英語でお願いします', 'en'],
  ])('may be all that a message says: %j', (message, language) => {
    expect(readRequestedLanguage(message)).toEqual({ language, rest: '' });
  });

  it('is that of a text to be written, which stays as it was asked for', () => {
    const message = 'Write a short e-mail in French to a customer about the outage';
    expect(readRequestedLanguage(message)).toEqual({ language: 'fr', rest: message });
  });
});

describe('a question about a language', () => {
  it.each([
    'Is the app available in German?',
    'Do we answer tickets in German?',
    'does support reply in Japanese',
    'Is there a handbook in French, please?',
    'Which languages is it in: German, French?',
    'What does German law say?',
    'The app is in German. How do I change that?',
    'Wird der Support auf Deutsch angeboten?',
    'サポートは日本語で受けられますか？',
  ])('asks for none: %j', (message) => {
    expect(readRequestedLanguage(message)).toBeNull();
  });
});
