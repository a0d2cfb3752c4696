import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { askTurns, openTerminalTurns } from '../../src/cli/ask-from-terminal.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { readConfig } from '../../src/config.ts';
import type { Turns } from '../../src/turn/create-turns.ts';
import { fillWithExample } from '../fixtures/example-folder.ts';

let folder: string;
let app: App;
let turns: Turns;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-percents-'));
  const config = readConfig({ SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'silent' }, folder);
  await fillWithExample(folder);
  app = await openApp(config, { command: 'test' });
  turns = await openTerminalTurns(app);
});
afterAll(async () => {
  await turns?.close();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(text: string, as = 'nora') {
  const asker = await findAsker(app.database, { as });
  const { document } = await askTurns(app, turns, { ...asker, text });
  return document;
}

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
