import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { BotError } from '../../src/core/bot-error.ts';
import { createLog } from '../../src/core/log.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Setting } from '../../src/core/settings.ts';
import { closeTriage } from '../../src/feedback/change-triage.ts';
import { openTriageItem } from '../../src/feedback/open-triage-item.ts';
import {
  postDueDigests,
  startTriageClock,
  type TriageClockDeps,
} from '../../src/feedback/start-triage-clock.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveMembers } from '../../src/store/directory.ts';
import { changeSetting, readSetting } from '../../src/store/settings.ts';
import { createStoredDirectory } from '../../src/store/stored-directory.ts';
import { audienceOf } from '../../src/turn/audience-of.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  addArticle,
  addTurn,
  BEN,
  DEALS,
  fillCompany,
  GENERAL,
  LEAD,
  OWNER,
  PRODUCT,
  TEAM,
} from '../fixtures/feedback-turns.ts';

const DAY_MS = 86_400_000;

describeOnEachDatabase('the digest of triage', (opened) => {
  let database: OpenDatabase;
  let now: Date;
  beforeEach(async () => {
    await opened().clear();
    ({ database } = opened());
    await fillCompany(database);
    now = new Date();
    await setDigest({ channelId: PRODUCT, digestAt: '00:00', timeZone: 'UTC' });
  });

  const setDigest = async (value: Setting<'triage'>) => {
    const { version } = await readSetting(database, TEAM, 'triage');
    await changeSetting(database, {
      teamId: TEAM,
      family: 'triage',
      value,
      expectedVersion: version,
      actor: LEAD,
      at: now,
    });
  };
  const deps = (over: Partial<TriageClockDeps> = {}): TriageClockDeps => ({
    database,
    clock: { now: () => now },
    log: createLog('silent'),
    readersOf: (place) =>
      audienceOf(createStoredDirectory(database), database, { ...place, askerId: null, viewerId: null }),
    ...over,
  });
  /** Lets a night pass: what was opened before it is due in the morning's digest. */
  const tomorrow = async () => {
    now = new Date(now.getTime() + DAY_MS);
    await postDueDigests(deps());
  };
  const open = async (given: Parameters<typeof addTurn>[1] = {}) => {
    const turn = await addTurn(database, given);
    await database.transaction((tx) =>
      openTriageItem(tx, { teamId: TEAM, turnId: turn.id, origin: 'rating', reportedBy: ANA }),
    );
    return turn;
  };
  const digests = () =>
    database.query<{ key: string; reply: Reply; address: { channelId: string } }>(
      sql`select key, reply, address from outbox where key like 'triage:digest:%' order by id`,
    );
  const text = async () => JSON.stringify((await digests()).at(-1)?.reply ?? null);

  test('comes once a day, in the channel that was set, with what is new', async () => {
    await open({ question: 'Is SSO included?' });
    await open({ question: 'Who pays the invoice?' });
    await tomorrow();
    await postDueDigests(deps());
    const [digest, ...others] = await digests();
    expect(others).toEqual([]);
    expect(digest!.key).toBe(`triage:digest:${TEAM}:${now.toISOString().slice(0, 10)}`);
    expect(digest!.address).toMatchObject({ channelId: PRODUCT });
    expect(digest!.reply.parts[0]).toEqual({ type: 'heading', text: '2 answers to look at' });
  });

  test('says nothing when there is nothing new, and tells everything once', async () => {
    await tomorrow();
    expect(await digests()).toEqual([]);
    await open();
    await tomorrow();
    await tomorrow();
    expect(await digests()).toHaveLength(1);
    await open();
    await tomorrow();
    expect((await digests()).map((one) => one.reply.parts[0])).toEqual([
      { type: 'heading', text: '1 answer to look at' },
      { type: 'heading', text: '1 answer to look at' },
    ]);
  });

  test('leaves for tomorrow what comes after its time, and out what is closed', async () => {
    await open();
    const [item] = await database.query<{ id: string }>(sql`select id from triage_items`);
    await closeTriage(database, { itemId: item!.id, by: 'operator', as: 'not_a_fault' });
    await open();
    await postDueDigests(deps());
    await database.query(sql`update triage_items set opened_at = ${new Date(now.getTime() + 2 * DAY_MS)}`);
    await tomorrow();
    expect(await digests()).toEqual([]);
  });

  test('waits for its time where the people are', async () => {
    now = new Date('2026-11-20T08:30:00Z');
    await open();
    await database.query(sql`update triage_items set opened_at = ${new Date('2026-11-19T12:00:00Z')}`);
    await setDigest({ channelId: PRODUCT, digestAt: '09:00', timeZone: 'America/New_York' });
    await postDueDigests(deps());
    expect(await digests()).toEqual([]);
    now = new Date('2026-11-20T14:00:00Z');
    await postDueDigests(deps());
    expect(await digests()).toMatchObject([{ key: `triage:digest:${TEAM}:2026-11-20` }]);
  });

  test('does not come twice on a day whose time was moved', async () => {
    now = new Date('2026-11-20T12:00:00Z');
    await open();
    await database.query(sql`update triage_items set opened_at = ${new Date('2026-11-19T12:00:00Z')}`);
    await postDueDigests(deps());
    await open();
    await database.query(
      sql`update triage_items set opened_at = ${new Date('2026-11-20T10:00:00Z')} where digested_at is null`,
    );
    await setDigest({ channelId: PRODUCT, digestAt: '11:00', timeZone: 'UTC' });
    await postDueDigests(deps());
    expect(await digests()).toHaveLength(1);
    await tomorrow();
    expect(await digests()).toHaveLength(2);
  });

  test('is written once, by whichever process is first', async () => {
    await open();
    now = new Date(now.getTime() + DAY_MS);
    await Promise.all([
      postDueDigests(deps()),
      postDueDigests(deps({ database: await opened().openAnother() })),
    ]);
    expect(await digests()).toHaveLength(1);
  });

  test('does not come without a channel', async () => {
    await open();
    await setDigest({ channelId: null, digestAt: '00:00', timeZone: 'UTC' });
    await tomorrow();
    expect(await digests()).toEqual([]);
  });

  test('does not come where its readers are not known, and comes later', async () => {
    await open();
    const unknown = () => Promise.reject(new BotError('forbidden', 'nobody knows'));
    now = new Date(now.getTime() + DAY_MS);
    await postDueDigests(deps({ readersOf: unknown }));
    expect(await digests()).toEqual([]);
    await postDueDigests(deps());
    expect(await digests()).toHaveLength(1);
  });

  test('names an article that every reader of the channel may see, and no other', async () => {
    await addArticle(database, { id: 'kb/sso', title: 'Single sign-on' });
    await addArticle(database, { id: 'kb/members', title: 'Holiday rules', readers: ['everyone'] });
    await addArticle(database, { id: 'kb/floor', title: 'Floor prices', readers: [`person:${ANA}`] });
    for (const [id, question] of [
      ['kb/sso', 'Secret login'],
      ['kb/members', 'Hidden vacation'],
      ['kb/floor', 'Lowest rebate'],
    ] as const)
      await open({ cites: [id], channel: DEALS, question });
    await tomorrow();
    expect(await text()).toContain('Single sign-on');
    // A guest reads the channel, and the article is for full members only.
    expect(await text()).not.toMatch(/Holiday|Floor|Secret|Hidden|Lowest|kb\//);
    expect((await text()).match(/asked in private/g)).toHaveLength(2);
  });

  test('repeats a question only where every reader of the channel could have read it', async () => {
    await open({ question: 'Asked in product', channel: PRODUCT });
    await open({ question: 'Who knows the general truth', channel: GENERAL });
    await open({ question: 'Deal of Acme', channel: DEALS });
    await open({ question: 'Only for me', channel: PRODUCT, viewer: ANA });
    await tomorrow();
    expect(await text()).toContain('Asked in product');
    // The guest in the triage channel is not in #general.
    expect(await text()).not.toMatch(/general truth|Acme|Only for me/);
  });

  test('repeats what was asked in public when only full members read it', async () => {
    await saveMembers(database, { teamId: TEAM, channelId: PRODUCT, members: [LEAD, OWNER] });
    await open({ question: 'Who knows the general truth', channel: GENERAL });
    await tomorrow();
    expect(await text()).toContain('general truth');
  });

  test('reads a question as words, never as markup', async () => {
    await saveMembers(database, { teamId: TEAM, channelId: PRODUCT, members: [LEAD] });
    await open({ question: '<!channel> **now**', channel: GENERAL });
    await tomorrow();
    const [digest] = await digests();
    expect(digest!.reply.parts.at(-1)).toEqual({
      type: 'quote',
      author: 'Not covered · 1×',
      text: '<!channel> **now**',
    });
  });

  test('is in the language that most members of the channel read', async () => {
    await saveMembers(database, { teamId: TEAM, channelId: PRODUCT, members: [BEN] });
    await open();
    await tomorrow();
    expect((await digests())[0]!.reply.language).toBe('de');
  });

  test('and the items of unanswered turns come by themselves, while the clock runs', async () => {
    await addTurn(database, { receipt: { outcome: 'refused', reason: 'nothing_found' } });
    const clock = startTriageClock(deps());
    await expect
      .poll(() => database.query(sql`select origin from triage_items`), { timeout: 10_000 })
      .toEqual([{ origin: 'nothing_found' }]);
    await clock.stop();
  });
});
