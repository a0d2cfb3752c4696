import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExampleApp, openExampleApp } from '../fixtures/example-app.ts';

let example: ExampleApp;

beforeAll(async () => {
  example = await openExampleApp();
});

afterAll(() => example?.close());

const ask = (text: string, as = 'nora') => example.ask(text, { as });

describe('a discount is judged however its percentage is spelled', () => {
  test.each([
    'can I give 18 percent to Northquay?',
    'can I give 18% to Northquay?',
    'can I give 18 % to Northquay?',
    'can I give 18pct to Northquay?',
    'can I give 18 pct to Northquay?',
    'can I give 18 per cent off to Northquay?',
    'can I give a 18% discount?',
    'can I give 18 off to Northquay?',
    'can I give eighteen percent to Northquay?',
    'CAN I GIVE 18% TO NORTHQUAY?',
    'Kann ich Northquay 18 Prozent Rabatt geben?',
    'Kann ich Northquay 18% Rabatt geben?',
    'Darf ich achtzehn Prozent Nachlass geben?',
    'Puis-je accorder une remise de 18% à Northquay ?',
    'Puis-je accorder une remise de 18 pour cent ?',
    '¿Puedo dar un descuento del 18% a Northquay?',
    '¿Puedo dar un descuento del 18 por ciento?',
    'Posso concedere uno sconto del 18% a Northquay?',
    'Posso concedere uno sconto del 18 per cento?',
    'Posso dar um desconto de 18% à Northquay?',
    'Posso dar um desconto de 18 por cento?',
    '18%の割引を出せますか？',
    '18パーセントの割引を出せますか？',
  ])('"%s"', async (question) => {
    const { outcome, text } = await ask(question);
    expect({ outcome, text }).toMatchObject({ outcome: 'answered' });
    expect(text).toMatch(/\b10\b/u);
    expect(text).toContain('18');
  });

  test.each([
    'who can approve a 25% discount?',
    'who can approve a 25 percent discount?',
    'who has to approve 25% on a 40k deal?',
    'can I offer a 12% discount to Fjellbrot?',
    'can I give 7% on a new deal?',
  ])('"%s"', async (question) => expect((await ask(question)).outcome).toBe('answered'));
});
