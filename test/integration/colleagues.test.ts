import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExampleApp, openExampleApp } from '../fixtures/example-app.ts';

let example: ExampleApp;
beforeAll(async () => {
  example = await openExampleApp();
});
afterAll(() => example?.close());

test.each([
  ['who is Elif?', 'Elif Kaya', 'Deal desk lead'],
  ['who is our CFO?', 'Victor Adeyemi', 'Chief financial officer'],
  ["who's the head of security", 'Omar Haddad', 'Head of security'],
  ['wer ist Omar?', 'Omar Haddad', 'Zuständig für'],
])('%s is answered from the directory', async (question, name, more) => {
  const { outcome, agent, text, citations } = await example.ask(question, { as: 'nora' });
  expect({ outcome, agent }).toEqual({ outcome: 'answered', agent: 'general' });
  expect(text).toContain(name);
  expect(text).toContain(more);
  expect(citations).toHaveLength(1);
  expect(citations[0]!.quote).not.toBe('');
});

test('several who do the same are all named', async () => {
  const { text } = await example.ask('who are the support leads?', { as: 'nora' });
  expect(text.match(/Support lead/g)).toHaveLength(2);
});

test('who looks after an article is said by its owner’s profile, which names it', async () => {
  const { outcome, text, citations } = await example.ask('who owns the article about expenses?', {
    as: 'nora',
  });
  expect(outcome).toBe('answered');
  expect(text).toContain('Victor Adeyemi looks after “Travel and expenses”');
  expect(citations.map(({ quote }) => quote).join()).toContain('Travel and expenses');
});

test('articles that a reader may not see are not named among what somebody looks after', async () => {
  const secret = 'Pricing proposal for 2027 to the board';
  expect((await example.ask('who is Victor?', { as: 'ruth' })).text).toContain(secret);
  expect((await example.ask('who is Victor?', { as: 'nora' })).text).not.toContain(secret);
  const asked = await example.ask(`who owns ${secret}?`, { as: 'nora' });
  expect(asked.text).not.toContain('Victor');
});

test('a guest is told nothing from profiles', async () => {
  const { outcome, text } = await example.ask('who is Elif Kaya?', { as: 'lena' });
  expect(outcome).toBe('refused');
  expect(text).not.toContain('Deal desk');
});

test('somebody at an account is told of by its records, and whom nobody knows is not made up', async () => {
  expect((await example.ask('who is Lucía Ibarra?', { as: 'nora' })).text).toContain(
    'Directora de mantenimiento',
  );
  expect((await example.ask('who is Zebulon Quint?', { as: 'nora' })).outcome).toBe('refused');
});
