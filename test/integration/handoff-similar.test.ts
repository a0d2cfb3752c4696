import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { HandoffDraft } from '../../src/handoff/handoff.ts';
import { findSimilarCase } from '../../src/slack/handoff/find-similar-case.ts';
import type { ListenerDeps } from '../../src/slack/listeners/listener.ts';
import { accessRule } from '../../src/store/access-rule.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ESCALATIONS, PEOPLE } from '../fixtures/handoff-people.ts';
import { createHandoffWorld, type HandoffWorld } from '../fixtures/handoff-world.ts';

const ANSWER = 'Vent the pump with the grey key.';

describeOnEachDatabase('a similar case', (opened) => {
  let database: OpenDatabase;
  let world: HandoffWorld;
  beforeEach(async () => {
    await opened().clear();
    database = opened().database;
    world = await createHandoffWorld(database);
  });
  /** A case that was resolved with the draft as it was proposed, which rests on something that only these may read. */
  const resolve = async (rule: number) => {
    const id = `external:${rule}:manual`;
    const draft: HandoffDraft = {
      parts: [{ type: 'text', text: `${ANSWER} [1]` }],
      citations: [{ n: 1, kind: 'passage', id, title: 'Manual', quote: ANSWER }],
    };
    const handoff = await world.open('t_1', {
      question: 'The pump of the boiler stops after a reset',
      draft,
    });
    await world.act(handoff, { do: 'approve', by: 'lena', rightDraft: true, readersMaySee: true });
    await world.act(handoff, { do: 'resolve', by: 'lena', answer: '' });
  };
  const shownTo = async (leadId: typeof PEOPLE.leo.id | typeof PEOPLE.lena.id) => {
    const handoff = await world.open(`t_now_${leadId}`, { question: 'Why does the boiler pump stop?' });
    const deps = { database, directory: { languageOf: async () => 'en' } } as unknown as ListenerDeps;
    const seen = () => Promise.resolve(false);
    const note = await findSimilarCase(deps, { handoff, leadId, text: handoff.question, seen });
    return note?.says ?? null;
  };

  test('is shown to a lead who may read what its answer rests on, and is looked at again when it is posted', async () => {
    const rule = await accessRule(database, [`channel:${ESCALATIONS}`]);
    await resolve(rule);
    const says = await shownTo(PEOPLE.leo.id);
    expect(JSON.stringify(says?.parts)).toContain('Vent the pump');
    expect(says?.restsOn).toEqual([`external:${rule}:manual`]);
  });

  test('is not shown to a lead who may not read that, though they are in the channel where it was answered', async () => {
    await resolve(await accessRule(database, [`person:${PEOPLE.lena.id}`]));
    expect(await shownTo(PEOPLE.leo.id)).toBeNull();
    expect(await shownTo(PEOPLE.lena.id)).not.toBeNull();
  });

  test('is not shown to anybody once what it rests on was closed to all', async () => {
    const rule = await accessRule(database, [`channel:${ESCALATIONS}`]);
    await resolve(rule);
    await opened().owner.query(sql`update access_rules set readers = '{}' where id = ${rule}`);
    expect(await shownTo(PEOPLE.leo.id)).toBeNull();
  });
});
