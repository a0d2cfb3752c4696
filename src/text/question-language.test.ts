import { describe, expect, test } from 'vitest';
import { questionLanguage } from './question-language.ts';

describe('the language of a question', () => {
  test.each([
    ['how do I set up SSO', 'en'],
    ['HOW DO I SET UP SSO', 'en'],
    ['wie richte ich SSO ein', 'de'],
    ['WIE RICHTE ICH SSO EIN', 'de'],
    ['wer genehmigt Spesen?', 'de'],
    ['offene Tickets?', 'de'],
    ['Enterprise Preis', 'de'],
    ['Rechnung Acme', 'de'],
    ['comment configurer le SSO', 'fr'],
    ['¿Cuánto cuesta Business para 250 usuarios?', 'es'],
    ['quanto costa Business per 250 utenti', 'it'],
    ['não consigo entrar na aplicação', 'pt'],
    ['Enterpriseはいくらですか', 'ja'],
    ['SSO nasıl kurulur ve ne kadar', 'tr'],
    ['làm thế nào để cài đặt SSO', 'vi'],
    ['hoe stel ik SSO in en wat kost het', 'nl'],
    ['jak skonfigurować SSO i ile to kosztuje', 'pl'],
    ['hur ställer jag in SSO och vad kostar det', 'sv'],
    ['如何设置单点登录', 'zh'],
    ['SSO는 어떻게 설정합니까', 'ko'],
    ['как настроить SSO', 'ru'],
    ['كيف أقوم بإعداد', 'ar'],
    ['πώς ρυθμίζω το SSO', 'el'],
    ['מה המחיר', 'he'],
    ['ตั้งค่าอย่างไร', 'th'],
    ['कीमत क्या है', 'hi'],
  ])('of "%s" is %s', (text, language) => expect(questionLanguage(text)).toEqual({ language, sure: true }));

  test.each(['import gave me IM-103', 'oops wrong import, undo?', 'wo wont close'])(
    'of few English words, "%s", is not another',
    (text) => {
      expect(questionLanguage(text).language).toBe('en');
    },
  );

  test.each([
    'solvane.com',
    'v4.2',
    'E-204',
    '/brief Solvane',
    'Northquay',
    '@nora',
    'open tickets Acme',
    'Ticket Status',
    'https://x.example/de/der/die/das',
    '`und der`',
    '2026-11-03 12:00:01 ERROR el error de la red',
    '',
    '🙂',
  ])('of "%s" is not said', (text) => expect(questionLanguage(text).sure).toBe(false));

  test.each([
    'what does solvane.com pay?',
    'what is new in v4.2',
    'who owns "La Casa del Sol"?',
    'what is the status of Der Grüne Punkt?',
  ])('is not that of a name in "%s"', (text) =>
    expect(questionLanguage(text)).toEqual({ language: 'en', sure: true }),
  );
});
