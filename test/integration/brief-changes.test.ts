import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAsker } from '../../src/cli/find-asker.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import { attackCompany, quote } from './attack-company.ts';

const opened = attackCompany({ timeoutSeconds: 60 });
const BRIEF = 'Brief me on Solvane Foods';
const SINCE = /since the last brief/;

async function brief(as: string, place: string, more: { text?: string; alone?: true } = {}) {
  const { askerId } = await findAsker(opened().app.database, { as });
  const viewer = more.alone === true ? { viewer: askerId! } : {};
  const { reply, outcome } = await opened().ask(as, place, more.text ?? BRIEF, viewer);
  expect(outcome).toBe('answered');
  return { text: allText(reply.parts), notes: reply.notes.join('\n') };
}

const lineOf = (text: string, part: string) => text.split('\n').filter((line) => line.includes(part));

describe('what changed since the last brief', () => {
  beforeAll(async () => {
    opened().attack = quote();
    const { database } = opened().app;
    const first = await brief('nora', 'sales');
    expect(first.notes).not.toMatch(SINCE);
    expect(first.text).not.toMatch(/\*\*(?:new|changed)\*\*/);
    await brief('greta', 'deal-solvane');
    // What the records say from here on is news to those who were briefed.
    await database.query(sql`
      update opportunities set next_step = 'Send the contract for signature'
      where id = (select id from opportunities where account_id = 'acc-solvane-foods' and not closed order by id limit 1)`);
    await database.query(sql`
      update accounts set renewal_date = renewal_date + 30 where id = 'acc-solvane-foods'`);
    await database.query(sql`
      insert into cases (id, source_id, access_id, content_hash, extra, account_id, number, subject, status, priority, closed)
      select 'case-new', source_id, access_id, 'x', '{}', id, '00990', 'Scanner loses its pairing', 'New', 'High', false
      from accounts where id = 'acc-solvane-foods'`);
  }, 120_000);

  test('is marked at the records and facts that are new or changed, and nowhere else', async () => {
    const { text, notes } = await brief('nora', 'sales');
    expect(notes).toMatch(/Since the last brief \(.*, Nora Lindqvist\): 1 new, 2 changed\./);
    for (const line of lineOf(text, 'Scanner loses its pairing')) expect(line).toContain('· **new** [');
    for (const line of lineOf(text, 'Send the contract')) expect(line).toContain('· **changed** [');
    const renewal = lineOf(text, 'Renewal');
    // Where it matters now, and among the facts.
    expect(renewal).toHaveLength(2);
    for (const line of renewal) expect(line).toContain('· **changed**');
    expect(lineOf(text, 'Edition').join()).not.toContain('**changed**');
    expect(text.match(/\*\*new\*\*/g)).toHaveLength(lineOf(text, 'Scanner loses').length);
  });

  test('is nothing any more for those who have read it', async () => {
    const { text, notes } = await brief('diego', 'sales');
    expect(notes).toMatch(/No ha cambiado nada desde el último resumen \(.*, Nora Lindqvist\)\./);
    expect(text).not.toMatch(/\*\*(?:nuevo|cambiado)\*\*/);
  });

  test('is told by what the same readers had, whatever others asked elsewhere', async () => {
    const { notes } = await brief('greta', 'deal-solvane');
    expect(notes).toMatch(/Seit dem letzten Briefing \(.*, Greta .*\): 1 neu, 2 geändert\./);
    expect((await brief('nora', 'general')).notes).not.toMatch(/since the last brief/i);
  });

  test('of what somebody reads alone is told by what they asked themselves, wherever that was', async () => {
    expect((await brief('nora', 'product', { alone: true })).notes).toMatch(
      /Nothing has changed since the last brief \(.*, Nora Lindqvist\)\./,
    );
    // Nobody else learns that she asked alone.
    expect((await brief('diego', 'product')).notes).not.toMatch(/último resumen/);
  });

  test('is said in the words of the reader, and times of another language are not taken for changes', async () => {
    const { text, notes } = await brief('nora', 'sales', { text: 'Briefing zu Solvane Foods' });
    expect(notes).toContain('hat sich nichts geändert');
    expect(text).not.toMatch(/\*\*(?:neu|geändert)\*\*/);
  });
});
