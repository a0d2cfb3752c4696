import { describe, expect, test } from 'vitest';
import { readStance } from './read-stance.ts';

describe('what a question says of what it is about', () => {
  test.each([
    ['en', 'Does the app work offline?'],
    ['de', 'Funktioniert die App offline?'],
    ['fr', 'Est-ce que l’app marche hors ligne ?'],
    ['es', '¿Funciona la app sin conexión?'],
    ['it', 'Funziona l’app senza rete?'],
    ['pt', 'Funciona o app sem rede?'],
    ['ja', 'アプリはオフラインで使えますか？'],
  ])('is asked for yes or no in %s', (language, text) => {
    expect(readStance(text, language)?.kind).toBe('asks');
  });

  test.each([
    ['en', '72 hours offline, right?', '72 hours offline'],
    ['en', "Business starts at 10 seats, isn't it", 'Business starts at 10 seats'],
    ['de', 'Das sind 72 Stunden, oder?', 'Das sind 72 Stunden'],
    ['fr', 'C’est 72 heures, n’est-ce pas ?', 'C’est 72 heures'],
    ['es', 'Son 72 horas, ¿verdad?', 'Son 72 horas'],
    ['it', 'Sono 72 ore, vero?', 'Sono 72 ore'],
    ['pt', 'São 72 horas, certo?', 'São 72 horas'],
    ['ja', 'オフラインは72時間ですよね？', 'オフラインは72時間'],
  ])('is said and to be confirmed in %s: %s', (language, text, said) => {
    expect(readStance(text, language)).toEqual({ kind: 'confirms', said });
  });

  test.each([
    ['en', 'Since SSO is in the Starter edition, how do I set it up?', 'SSO is in the Starter edition'],
    ['de', 'Da SSO in Starter enthalten ist, wie richte ich es ein?', 'SSO in Starter enthalten ist'],
    ['ja', 'SSOはStarterに含まれるので、設定方法を教えて', 'SSOはStarterに含まれる'],
  ])('is taken for granted in %s: %s', (language, text, said) => {
    expect(readStance(text, language)).toEqual({ kind: 'presumes', said });
  });

  test.each([
    ['en', 'Is it Starter or Business?'],
    ['en', 'What does Business cost?'],
    ['en', 'Can you tell me what it costs?'],
    ['de', 'Was kostet Business?'],
    ['ja', '料金はいくらですか？'],
  ])('is neither in %s: %s', (language, text) => {
    expect(readStance(text, language)).toBeNull();
  });
});
