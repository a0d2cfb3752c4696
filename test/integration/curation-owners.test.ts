import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { validateView } from '../../packages/sandbox/src/blocks/validate-view.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { createLog } from '../../src/core/log.ts';
import type { Reply } from '../../src/core/reply.ts';
import { askOwner } from '../../src/curation/ask-owner.ts';
import { FINDING_KINDS } from '../../src/curation/finding.ts';
import { listFindings } from '../../src/curation/list-findings.ts';
import { notifyOwners } from '../../src/curation/notify-owners.ts';
import { runCheck } from '../../src/curation/run-check.ts';
import { checkIfDue } from '../../src/curation/start-curation-clock.ts';
import { FINDINGS_PAGE, findingsView } from '../../src/slack/home/finding-blocks.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { savePerson, saveRoles } from '../../src/store/directory.ts';
import { findOwner, meansPerson } from '../../src/store/owners.ts';
import { readPerson, type StoredPerson } from '../../src/store/people.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { articleOf, KEPT_30, KEPT_90, readFolder } from '../fixtures/curation-articles.ts';
import { ANA, fillCompany, GUEST, LEAD, OWNER, TEAM } from '../fixtures/feedback-turns.ts';

const DAY_MS = 86_400_000;
/** A Wednesday, within and after business hours. */
const NOON = new Date('2026-11-25T12:00:00Z');
const NIGHT = new Date('2026-11-25T22:00:00Z');
const FAQ = articleOf('Questions', `# Data retention\n\n${KEPT_30}`, { owner: 'olga' });
const CONTRACT = articleOf('Contract', `# Data retention\n\n${KEPT_90}`, { owner: '@Ana' });
const OFFER = articleOf('Offer', 'This offer is valid until 31 December 2025.', { owner: 'olga' });

describeOnEachDatabase('the owners of articles', (opened) => {
  let database: OpenDatabase;

  beforeEach(async () => {
    await opened().clear();
    ({ database } = opened());
    await fillCompany(database);
    await saveRoles(database, { teamId: TEAM, personId: LEAD, source: 'manual', roles: ['admin'] });
  });

  const look = async (...articles: ReturnType<typeof articleOf>[]) => {
    await readFolder(database, articles);
    await runCheck(database, { now: NOON });
  };
  const messages = () =>
    database.query<{ key: string; reply: Reply; address: { viewer: string; direct: boolean } }>(
      sql`select key, reply, address from outbox where key like 'curation:%' order by id`,
    );
  /** Whom a name means, and of the people here those who are told that it means them. */
  const ownerIs = async (named: string) => {
    const owner = await findOwner(database, TEAM, named);
    const rows = await database.query<{ id: string }>(sql`
      select p.id from people p where p.team_id = ${TEAM} and p.id in ('U_A1', 'U_A2', 'U_A3', ${ANA}, ${OWNER}, ${GUEST})`);
    for (const { id } of rows) {
      const [means] = await database.query<{ means: boolean | null }>(
        sql`select ${meansPerson(sql`${named}::text`, { teamId: TEAM, id: id as typeof ANA })} as means`,
      );
      expect(means?.means ?? false, `${named}: ${id}`).toBe(id === owner?.id);
    }
    return owner?.id ?? null;
  };
  const person = async (id: typeof ANA): Promise<StoredPerson> => (await readPerson(database, TEAM, id))!;
  const findings = async () => (await listFindings(database, { viewer: 'operator', state: 'all' })).findings;

  describe('are told', () => {
    test('once, in one message each, of all that is new of theirs', async () => {
      await look(FAQ, CONTRACT, OFFER);
      expect(await notifyOwners(database, TEAM, NOON)).toBe(2);
      const [first, second] = await messages();
      const told = [first!, second!].sort((a, b) => (a.address.viewer < b.address.viewer ? -1 : 1));
      expect(told.map((message) => message.address)).toMatchObject([
        { viewer: ANA, direct: true },
        { viewer: OWNER, direct: true },
      ]);
      expect(JSON.stringify(told[0]!.reply.parts)).toContain('30 days');
      expect(told[1]!.reply.parts[0]).toMatchObject({ text: expect.stringContaining('2 things') });
      expect(told[1]!.reply.parts).toHaveLength(3);
      for (const later of [NOON, new Date(NOON.getTime() + DAY_MS), new Date(NOON.getTime() + 30 * DAY_MS)])
        expect(await notifyOwners(database, TEAM, later)).toBe(0);
      expect((await findings()).map((finding) => finding.state)).toEqual(['told', 'told']);
    });

    test('not again within a week, and then of all that was found meanwhile', async () => {
      await look(OFFER);
      expect(await notifyOwners(database, TEAM, NOON)).toBe(1);
      await look(OFFER, {
        ...OFFER,
        externalId: 'Second.md',
        title: 'Second',
        body: 'It is valid until 1 May 2025.',
      });
      expect(await notifyOwners(database, TEAM, new Date(NOON.getTime() + DAY_MS))).toBe(0);
      expect(await notifyOwners(database, TEAM, new Date(NOON.getTime() + 7 * DAY_MS))).toBe(1);
      const [, second] = await messages();
      expect(JSON.stringify(second!.reply.parts)).toContain('Second');
      expect(JSON.stringify(second!.reply.parts)).not.toContain('31 December');
    });

    test('in business hours only', async () => {
      await look(OFFER);
      expect(await notifyOwners(database, TEAM, NIGHT)).toBe(0);
      expect(await notifyOwners(database, TEAM, NOON)).toBe(1);
    });

    test('by one of two processes that do so at once', async () => {
      await look(OFFER);
      const other = await opened().openAnother();
      const told = await Promise.all([notifyOwners(database, TEAM, NOON), notifyOwners(other, TEAM, NOON)]);
      expect(told.sort()).toEqual([0, 1]);
      expect(await messages()).toHaveLength(1);
    });

    test('nothing of an article that they may not read', async () => {
      await look({ ...FAQ, readers: ['person:U_OWNER'] }, CONTRACT, OFFER);
      expect(await notifyOwners(database, TEAM, NOON)).toBe(1);
      const [only] = await messages();
      expect(only!.address.viewer).toBe(OWNER);
      // The other one may read olga's article, she may not read the one of a guest.
      await readFolder(database, [FAQ, { ...CONTRACT, readers: ['person:U_ANA'] }, OFFER]);
      expect(JSON.stringify(await messages())).not.toContain('person:');
    });

    test('not of what was settled before they were told', async () => {
      await look(OFFER);
      await database.query(sql`update findings set state = 'dismissed', decision = 'dismissed'`);
      expect(await notifyOwners(database, TEAM, NOON)).toBe(0);
    });
  });

  test('whom the directory does not know, or knows twice, or as a guest, are told nothing', async () => {
    const base = { teamId: TEAM, timeZone: 'UTC', locale: 'en', kind: 'member' as const };
    await savePerson(database, { ...base, id: 'U_A1' as never, handle: 'a1', realName: 'Alex Doe' });
    await savePerson(database, { ...base, id: 'U_A2' as never, handle: 'a2', realName: 'alex doe' });
    for (const name of ['Alex Doe', 'gia', 'Nobody', '']) expect(await ownerIs(name), name).toBeNull();
    for (const name of ['olga', '@Olga', 'U_OWNER', 'person:U_OWNER', ' olga '])
      expect(await ownerIs(name), name).toBe(OWNER);
    // Whose handle is an id of somebody else is not that person.
    await savePerson(database, { ...base, id: 'U_A3' as never, handle: 'u_owner', realName: 'Al' });
    expect(await ownerIs('U_OWNER')).toBe(OWNER);
    const renamed = { ...base, id: 'U_A1' as never, handle: 'olga2', realName: 'Olga' };
    await savePerson(database, { ...base, id: OWNER, handle: 'olga-left', realName: '', deleted: true });
    await savePerson(database, { ...renamed, handle: 'olga' });
    // Who takes the name or the handle of somebody who left takes none of their articles.
    expect(await ownerIs('olga')).toBeNull();
    await savePerson(database, { ...base, id: OWNER, handle: 'olga', realName: 'Olga' });
    await look({ ...OFFER, owner: 'Alex Doe' });
    expect(await notifyOwners(database, TEAM, NOON)).toBe(0);
    expect((await listFindings(database, { viewer: await person(LEAD) })).total).toBe(1);
  });

  describe('are asked', () => {
    test('by an admin, in one message about that finding, once', async () => {
      await look(OFFER);
      const [finding] = await findings();
      const ask = async (by: typeof ANA) =>
        askOwner(database, { findingId: finding!.id, by: await person(by) });
      expect(await ask(OWNER)).toEqual({ type: 'refused', reason: 'not_allowed' });
      expect(await ask(ANA)).toEqual({ type: 'refused', reason: 'unknown' });
      expect(await ask(LEAD)).toMatchObject({ type: 'asked', people: [{ id: OWNER }] });
      expect(await ask(LEAD)).toEqual({ type: 'refused', reason: 'asked_before' });
      // A person who was asked is not told of the same again.
      expect(await notifyOwners(database, TEAM, NOON)).toBe(0);
      expect(await messages()).toHaveLength(1);
      const [audit] = await opened().owner.query(
        sql`select actor, action from audit_log order by id desc limit 1`,
      );
      expect(audit).toEqual({ actor: LEAD, action: 'owner asked' });
    });

    test('only where they may read what is asked about', async () => {
      await look({ ...OFFER, readers: ['person:U_LEAD'] });
      const [finding] = await findings();
      const asked = await askOwner(database, { findingId: finding!.id, by: await person(LEAD) });
      expect(asked).toEqual({ type: 'refused', reason: 'nobody' });
      expect(await messages()).toEqual([]);
    });
  });

  test('the clock reviews the articles once a day', async () => {
    const now = { at: new Date() };
    const deps = { database, clock: { now: () => now.at }, log: createLog('silent') };
    const { signal } = new AbortController();
    expect(await checkIfDue(deps, signal)).toBe(true);
    expect(await checkIfDue(deps, signal)).toBe(false);
    now.at = new Date(now.at.getTime() + DAY_MS + 1_000);
    expect(await checkIfDue(deps, signal)).toBe(true);
  });

  test.each(LANGUAGES)('the list of findings is a view that Slack takes, in %s', async (language) => {
    const long = `<!channel> & ${'long words '.repeat(200)}`;
    const side = (n: number) => ({ articleId: `kb/${n}.md`, title: long, quote: long, figure: '30 days' });
    const all = FINDING_KINDS.flatMap((kind) =>
      ['open', 'done'].map((state, n) => ({
        id: `f_${kind}_${n}`,
        kind,
        state: state as 'open',
        articleIds: kind === 'orphan' ? ['kb/0.md'] : ['kb/0.md', 'kb/1.md'],
        owners: n === 0 ? [] : [`owner ${kind} ${long}`],
        evidence: { sides: [side(0), side(1)], share: 0.5, because: 'as_of' as const, day: '2024-01-01' },
        foundAt: NOON,
        decision: state === 'done' ? ('retired' as const) : null,
        decidedBy: state === 'done' ? LEAD : null,
        decidedAt: state === 'done' ? NOON : null,
        decisionId: 1,
      })),
    ).slice(0, FINDINGS_PAGE);
    const counts = { contradiction: 2, duplicate: 2, overlap: 2, stale: 2, orphan: 2 };
    const view = findingsView({
      language,
      page: { page: 1, state: 'open' },
      list: { findings: all, total: 30, counts },
      isAdmin: true,
      note: 'Somebody was faster.',
    });
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(validateView(view as never)).toEqual([]);
    expect(JSON.stringify(view)).not.toContain('<!channel>');
  });
});
