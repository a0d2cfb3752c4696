import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  evidence,
  flowOf,
  lookUp,
  newQuestion,
  SENTENCE,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';

/** For whom each message that was sent is; null: everybody there. */
async function viewersOf(database: OpenDatabase) {
  const rows = await database.query<{ viewer: string | null }>(
    sql`select address ->> 'viewer' as viewer from outbox where state = 'sent'`,
  );
  return rows.map(({ viewer }) => viewer);
}

const tools = [toolOf('look_up', () => [evidence()])];

describeOnEachDatabase('what comes of a command in a channel', (opened) => {
  const openTurns = turnsOfSuite(opened);
  const command = () => newQuestion({ origin: 'command', command: 'brief' });

  it('is for the one who typed it where nothing was found', async () => {
    const turns = await openTurns({ tools, flows: [flowOf(async () => null)] });
    expect((await turns.ask(command())).outcome).toBe('refused');
    expect(await viewersOf(opened().database)).toEqual([ANA]);
  });

  it('is for everybody there where something was, and says who asked', async () => {
    const turns = await openTurns({ tools, flows: [lookUp] });
    const { reply } = await turns.ask(command());
    expect(await viewersOf(opened().database)).toEqual([null]);
    expect(reply.parts).toEqual([{ type: 'text', text: `${SENTENCE} [1]` }]);
    expect(reply.notes).toEqual(['Asked by ana']);
  });

  it('a mention is answered in sight of all, whatever comes of it', async () => {
    const turns = await openTurns({ tools, flows: [flowOf(async () => null)] });
    await turns.ask(newQuestion());
    expect(await viewersOf(opened().database)).toEqual([null]);
  });
});
