import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { t } from '../../src/messages/t.ts';
import { accessRule, parseReaders } from '../../src/store/access-rule.ts';
import {
  type CanvasUse,
  claimCanvas,
  claimUnwanted,
  finishCanvas,
  forgetCanvas,
  knownCanvases,
  leaveCanvas,
  noteCanvas,
  noteWritten,
  releaseCanvas,
} from '../../src/store/canvases.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveMembers } from '../../src/store/directory.ts';
import { enqueueMessage, readOutbox } from '../../src/store/outbox.ts';
import { forgetTurnTexts } from '../../src/store/retention.ts';
import { createStoredDirectory } from '../../src/store/stored-directory.ts';
import { recheckAudience } from '../../src/turn/recheck-audience.ts';
import { isPageReadable } from '../../src/turn/watch-pages.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, GUEST, SALES, SENTENCE, TEAM, turnsOfSuite } from '../fixtures/app-turns.ts';
import { eventually } from '../fixtures/slack-person.ts';

const SOURCE = 'account:acc-1';
const WRITTEN = [{ heading: 'People', lines: ['- Ana'] }];

describeOnEachDatabase('pages that are kept current', (opened) => {
  let database: OpenDatabase;
  const open = turnsOfSuite(opened);
  beforeEach(async () => {
    database = opened().database;
    const accessId = await accessRule(database, parseReaders('everyone'));
    await database.query(sql`
      insert into accounts (id, name, access_id, source_id) values ('acc-1', 'Enterprise', ${accessId}, 1)`);
  });

  const useOf = (more: Partial<CanvasUse> = {}): CanvasUse => ({
    teamId: TEAM,
    reader: `channel:${SALES}`,
    about: SOURCE,
    title: 'Brief: Enterprise',
    key: 't_1:1',
    ...more,
  });
  const finish = async (use: CanvasUse, canvasId: string, evidence = [SOURCE]) => {
    const { id } = (await claimCanvas(database, use))!;
    await noteCanvas(database, id, canvasId);
    const done = {
      written: WRITTEN,
      title: use.title,
      sources: evidence,
      evidence,
      key: use.key,
      turnId: null,
    };
    await finishCanvas(database, id, done);
    return id;
  };
  const stateOf = async (id: number) => {
    const [row] = await database.query<{ state: string; written: unknown; title: string }>(
      sql`select state, written, title from canvases where id = ${id}`,
    );
    return row;
  };
  const readable = (reader: CanvasUse['reader']) =>
    isPageReadable(
      { database, directory: createStoredDirectory(database) },
      { teamId: TEAM, reader, evidence: [SOURCE] },
    );

  test('are written by one at a time, and by the next once they are free or it has died', async () => {
    const first = await claimCanvas(database, useOf());
    expect(first).toMatchObject({ canvasId: null, written: null, isNew: true, triedMs: 0 });
    expect(await claimCanvas(database, useOf({ key: 't_2:1' }))).toBeNull();
    expect(await claimCanvas(database, useOf({ reader: `person:${ANA}` }))).toMatchObject({ isNew: true });
    await noteCanvas(database, first!.id, 'F1');
    await noteWritten(database, first!.id, WRITTEN);
    await releaseCanvas(database, first!.id);
    const second = await claimCanvas(database, useOf());
    expect(second).toMatchObject({ id: first!.id, canvasId: 'F1', written: WRITTEN, isNew: false });
    expect(second!.triedMs).toBeGreaterThan(0);
    await database.query(sql`update canvases set claimed_until = now() - interval '1 second'`);
    expect(await claimCanvas(database, useOf({ key: 't_3:1' }))).toMatchObject({
      canvasId: 'F1',
      triedMs: 0,
    });
  });

  test('are left to their readers as they are, while the next about the same is another', async () => {
    const id = await finish(useOf(), 'F1');
    await leaveCanvas(database, id);
    expect(await stateOf(id)).toEqual({ state: 'left', written: null, title: '' });
    expect(await claimCanvas(database, useOf())).toMatchObject({ isNew: true, canvasId: null, sources: [] });
  });

  test('are those of one reader each: a canvas is never that of two', async () => {
    await finish(useOf(), 'F1');
    const other = await claimCanvas(database, useOf({ reader: `person:${BEN}` }));
    await expect(noteCanvas(database, other!.id, 'F1')).rejects.toThrow();
  });

  test('are looked at for as long as they stand: a reader who may not read it all ends them', async () => {
    const channel = `channel:${SALES}` as const;
    expect(await readable(channel)).toBe(true);
    expect(await readable(`person:${BEN}`)).toBe(true);
    expect(await readable(`person:${GUEST}`)).toBe(false);
    expect(await readable('channel:C_NOBODY_KNOWS' as never)).toBe(false);
    const own = await finish(useOf({ reader: `person:${ANA}` }), 'F1');
    const shared = await finish(useOf(), 'F2');
    await saveMembers(database, { teamId: TEAM, channelId: SALES, members: [ANA, BEN, GUEST] });
    expect(await readable(channel)).toBe(false);
    const turns = await open({});
    await eventually('the end of the page', async () => (await stateOf(shared))?.state === 'unwanted');
    await turns.close();
    expect(await stateOf(shared)).toEqual({ state: 'unwanted', written: null, title: '' });
    expect(await stateOf(own)).toMatchObject({ state: 'standing' });
    const audited = await database.query(sql`select detail from audit_log where action = 'withhold'`);
    expect(audited).toHaveLength(1);
    expect(await claimUnwanted(database, { teamId: TEAM, againMs: 60_000 })).toEqual({
      id: shared,
      canvasId: 'F2',
    });
    expect(await claimUnwanted(database, { teamId: TEAM, againMs: 60_000 })).toBeNull();
    const known = () => knownCanvases(database, { teamId: TEAM, canvasIds: ['F1', 'F2', 'F3'] });
    expect(await known()).toEqual(new Set(['F1', 'F2']));
    await forgetCanvas(database, shared);
    expect(await known()).toEqual(new Set(['F1']));
  });

  test('of an answer that may not be said any more are not made, and what was begun goes', async () => {
    const key = 'page:1';
    const id = await finish(useOf({ key }), 'F1');
    const page = { about: SOURCE, title: 'Brief: Enterprise' };
    const cited = [{ n: 1, kind: 'record' as const, id: SOURCE, title: 'Enterprise', quote: SENTENCE }];
    const none = { choices: [], suggestions: [], notes: [], controls: [] };
    const parts = [{ type: 'text' as const, text: `${SENTENCE} [1]` }];
    const reply = {
      turnId: null,
      outcome: 'answered' as const,
      language: 'en' as const,
      parts,
      page,
      ...none,
    };
    const address = { surface: 'cli' as const, teamId: TEAM, channelId: SALES, askerId: BEN };
    const message = {
      key,
      lane: key,
      operation: 'post' as const,
      address,
      reply: { ...reply, citations: cited },
    };
    await enqueueMessage(database, message);
    const directory = createStoredDirectory(database);
    const recheck = async () => recheckAudience({ database, directory }, (await readOutbox(database, key))!);
    expect((await recheck())?.reply?.page).toEqual(page);
    await saveMembers(database, { teamId: TEAM, channelId: SALES, members: [ANA, BEN, GUEST] });
    const refused = await recheck();
    expect(refused?.reply?.parts).toEqual([{ type: 'text', text: t('en', 'turn.not_grounded') }]);
    expect(JSON.stringify(refused?.reply)).not.toContain('Enterprise');
    expect(await stateOf(id)).toMatchObject({ state: 'unwanted' });
  });

  test('lose what we know of their words once these are old, and are looked at all the same', async () => {
    const id = await finish(useOf(), 'F1');
    const before = new Date(Date.now() + 60_000);
    expect(await database.transaction((tx) => forgetTurnTexts(tx, { teamId: TEAM, before }))).toMatchObject({
      canvases: 1,
    });
    expect(await stateOf(id)).toEqual({ state: 'left', written: null, title: '' });
    // Asking again makes another.
    expect(await claimCanvas(database, useOf())).toMatchObject({ isNew: true, canvasId: null });
    await saveMembers(database, { teamId: TEAM, channelId: SALES, members: [ANA, BEN, GUEST] });
    const turns = await open({});
    await eventually('the end of the page', async () => (await stateOf(id))?.state === 'unwanted');
    await turns.close();
  });
});
