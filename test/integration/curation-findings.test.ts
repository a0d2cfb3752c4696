import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { decideFinding, type FindingAct } from '../../src/curation/decide-finding.ts';
import type { FindingKind } from '../../src/curation/finding.ts';
import { type FindingViewer, listFindings, readFinding } from '../../src/curation/list-findings.ts';
import { type CheckReport, runCheck } from '../../src/curation/run-check.ts';
import { forgetArticle } from '../../src/knowledge/forget-article.ts';
import { shareIndexVersionsLock } from '../../src/knowledge/index-versions/index-version.ts';
import { removeSource } from '../../src/sources/remove-source.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveRoles } from '../../src/store/directory.ts';
import { readPerson } from '../../src/store/people.ts';
import { describeOnEachDatabase, describeOnServer } from '../fixtures/app-database.ts';
import { articleOf, KEPT_30, KEPT_90, readFolder } from '../fixtures/curation-articles.ts';
import { ANA, addTurn, BEN, fillCompany, LEAD, OWNER, TEAM } from '../fixtures/feedback-turns.ts';

const DAY_MS = 86_400_000;
const PROSE = Array.from(
  { length: 12 },
  (_, n) => `Crane number ${'abcdefghijkl'[n]} lifts the beam of hall ${n} gently onto its plinth.`,
).join(' ');
const inOtherWords = (crane: string, beam: string, hall: string) =>
  PROSE.replaceAll('Crane', crane).replaceAll('beam', beam).replaceAll('hall', hall);
const FAQ = articleOf('Retention questions', `# Data retention\n\n${KEPT_30}`, { owner: 'olga' });
const CONTRACT = articleOf('End of contract', `# Data retention at the end\n\n${KEPT_90}`, { owner: '@ana' });

describeOnEachDatabase('findings about articles', (opened) => {
  let database: OpenDatabase;

  beforeEach(async () => {
    await opened().clear();
    ({ database } = opened());
    await fillCompany(database);
    await saveRoles(database, { teamId: TEAM, personId: LEAD, source: 'manual', roles: ['admin'] });
  });

  const check = (now = new Date()): Promise<CheckReport> => runCheck(database, { now });
  const viewer = async (id: typeof ANA): Promise<FindingViewer> => (await readPerson(database, TEAM, id))!;
  const seenBy = async (id: typeof ANA): Promise<FindingKind[]> =>
    (await listFindings(database, { viewer: await viewer(id) })).findings.map((finding) => finding.kind);
  const all = async (state: 'open' | 'decided' | 'all' = 'open') =>
    (await listFindings(database, { viewer: 'operator', state })).findings;
  const decide = async (act: FindingAct, by: typeof ANA, findingId?: string) => {
    const [first] = await all('all');
    return decideFinding(database, {
      findingId: findingId ?? first!.id,
      act,
      by: (await viewer(by)) as never,
    });
  };

  describe('a check', () => {
    test('finds what contradicts, with both sentences and the figures that differ', async () => {
      await readFolder(database, [FAQ, CONTRACT]);
      expect(await check()).toMatchObject({ articles: 2, read: 2, fresh: 1, found: { contradiction: 1 } });
      const [finding] = await all();
      expect(finding).toMatchObject({
        kind: 'contradiction',
        state: 'open',
        owners: ['@ana', 'olga'],
        articleIds: ['kb/End of contract.md', 'kb/Retention questions.md'],
        evidence: {
          sides: [
            { title: 'End of contract', quote: KEPT_90, figure: '90 days' },
            { title: 'Retention questions', quote: KEPT_30, figure: '30 days' },
          ],
        },
      });
    });

    test('finds copies and parts that overlap, and nothing between an article and what replaces it', async () => {
      await readFolder(database, [
        articleOf('Cranes', PROSE),
        articleOf('Cranes again', `${PROSE} Thank you.`),
        articleOf('Ladders', inOtherWords('Ladder', 'lamp', 'tower')),
        articleOf(
          'Ladders and nets',
          `${inOtherWords('Ladder', 'lamp', 'tower')} ${inOtherWords('Net', 'sail', 'boat')}`,
        ),
        articleOf('Newer cranes', PROSE, { supersedes: ['Cranes'] }),
      ]);
      await check();
      const found = (await all()).map(
        ({ kind, articleIds }) => `${kind} ${articleIds.join(' ').replaceAll('kb/', '')}`,
      );
      expect(found).toContain('stale Cranes.md Newer cranes.md');
      expect(found).toContain('duplicate Cranes again.md Cranes.md');
      expect(found).toContain('overlap Ladders and nets.md Ladders.md');
      expect(found).not.toContain('duplicate Cranes.md Newer cranes.md');
    });

    test('finds what is over by its own word, or older than how often it is cited allows', async () => {
      const aged = (days: number) => new Date(Date.now() - days * DAY_MS);
      await readFolder(database, [
        articleOf('Offer', 'This offer is valid until 31 December 2025.', { updatedAt: aged(1) }),
        articleOf('Seldom', 'Harbour dues are paid at the gate.', { updatedAt: aged(400) }),
        articleOf('Often', 'Parking is free for visitors.', { updatedAt: aged(400) }),
        articleOf('Ancient', 'Boats are painted in white.', { updatedAt: aged(800) }),
      ]);
      for (let n = 0; n < 6; n += 1) await addTurn(database, { cites: ['kb/Often.md'] });
      await check();
      const found = (await all()).map(({ articleIds, evidence }) => [
        articleIds[0],
        evidence.because,
        evidence.citations,
      ]);
      expect(found.sort()).toEqual([
        ['kb/Ancient.md', 'age', 0],
        ['kb/Offer.md', 'until', 0],
        ['kb/Often.md', 'age', 6],
      ]);
    });

    test('finds what no answer cites while its neighbours are, once there are answers of a whole period', async () => {
      const old = { updatedAt: new Date(Date.now() - 200 * DAY_MS) };
      const texts = [
        'Dues are paid at the gate.',
        'Parking is free.',
        'Boats are white.',
        'Sails are dried in lofts.',
        'Anchors are weighed.',
      ];
      await readFolder(
        database,
        texts.map((text, n) => articleOf(`harbour/${n}`, text, old)),
      );
      const cite = () => addTurn(database, { cites: [0, 1, 2].map((n) => `kb/harbour/${n}.md`) });
      await cite();
      await check();
      expect(await all()).toEqual([]);
      await opened().owner.query(sql`update receipts set created_at = now() - interval '100 days'`);
      await opened().owner.query(
        sql`update article_sketches set first_seen_at = now() - interval '100 days'`,
      );
      await cite();
      await check();
      const orphans = (await all()).map(({ kind, articleIds, evidence }) => [
        kind,
        articleIds[0],
        evidence.neighbours,
      ]);
      expect(orphans).toEqual([
        ['orphan', 'kb/harbour/3.md', 3],
        ['orphan', 'kb/harbour/4.md', 3],
      ]);
    });

    test('reads again only what changed, and one that was cut off goes on', async () => {
      const articles = Array.from({ length: 100 }, (_, n) =>
        articleOf(`Page ${n}`, `Number ${n} is here. ${KEPT_30}`),
      );
      await readFolder(database, articles);
      const gone = new AbortController();
      const cut = runCheck(database, {
        now: new Date(),
        signal: gone.signal,
        onProgress: () => gone.abort(),
      });
      await expect(cut).rejects.toThrow();
      const { read } = await check();
      expect(read).toBeGreaterThan(0);
      expect(read).toBeLessThan(100);
      await readFolder(database, [{ ...articles[0]!, body: 'Something else.' }, ...articles.slice(1)]);
      expect(await check()).toMatchObject({ articles: 100, read: 1 });
    });

    test('is refused while another one runs', async () => {
      await database.query(sql`insert into curation_checks default values`);
      await expect(check()).rejects.toMatchObject({ code: 'input_invalid' });
      await database.query(sql`update curation_checks set heard_at = now() - interval '1 hour'`);
      await expect(check()).resolves.toMatchObject({ articles: 0 });
    });
  });

  describe('the same finding', () => {
    beforeEach(() => readFolder(database, [FAQ, CONTRACT]));

    test('is the same row at the next check, even where the sentence was set otherwise', async () => {
      await check();
      const [before] = await all();
      await readFolder(database, [
        { ...FAQ, body: `# Data retention\n\nRead this.\n\n${KEPT_30}` },
        CONTRACT,
      ]);
      expect(await check()).toMatchObject({ fresh: 0, gone: 0 });
      const after = await all();
      expect(after.map((finding) => finding.id)).toEqual([before!.id]);
    });

    test('stays dismissed, is done when it is gone, and open again when it comes back', async () => {
      await check();
      await decide({ type: 'dismiss' }, LEAD);
      expect(await check()).toMatchObject({ fresh: 0 });
      expect(await all()).toEqual([]);
      await decide({ type: 'undo' }, LEAD);
      expect(await all()).toHaveLength(1);
      await readFolder(database, [{ ...FAQ, body: `# Data retention\n\n${KEPT_90}` }, CONTRACT]);
      expect(await check()).toMatchObject({ gone: 1 });
      expect((await all('all'))[0]).toMatchObject({ state: 'done', decision: 'gone' });
      await readFolder(database, [FAQ, CONTRACT]);
      await check();
      expect((await all())[0]).toMatchObject({ state: 'open', decision: null });
    });

    test('goes with its articles, quotations and fingerprints too', async () => {
      await check();
      await readFolder(database, [CONTRACT]);
      expect(await all('all')).toEqual([]);
      const sketches = await opened().owner.query(sql`select article_id from article_sketches`);
      expect(sketches).toEqual([{ article_id: 'kb/End of contract.md' }]);
    });
  });

  test('a forgotten article leaves neither findings nor decisions behind', async () => {
    await readFolder(database, [FAQ, CONTRACT]);
    await check();
    await decide({ type: 'prefer', articleId: 'kb/End of contract.md' }, LEAD);
    await forgetArticle(database, 'kb/End of contract.md', { rooms: [], actor: 'operator' });
    expect(await all('all')).toEqual([]);
    for (const table of ['article_decisions', 'findings', 'finding_notices'])
      expect(await opened().owner.query(sql`select 1 from ${sql.identifier(table)}`), table).toEqual([]);
    const [left] = await opened().owner.query(sql`select superseded_by from articles`);
    expect(left).toEqual({ superseded_by: null });
  });

  test('a source that is removed takes findings and decisions with it', async () => {
    await readFolder(database, [FAQ, CONTRACT]);
    await check();
    await decide({ type: 'retire', articleId: 'kb/End of contract.md' }, LEAD);
    await removeSource(database, '/kb');
    for (const table of ['article_decisions', 'findings', 'finding_notices', 'article_sketches'])
      expect(await opened().owner.query(sql`select 1 from ${sql.identifier(table)}`), table).toEqual([]);
  });

  describe('who sees them', () => {
    beforeEach(async () => {
      await readFolder(database, [{ ...FAQ, readers: ['person:U_OWNER', 'person:U_LEAD'] }, CONTRACT]);
      await check();
    });

    test('is who may read all of their articles: an admin, and an owner of one', async () => {
      expect(await seenBy(LEAD)).toEqual(['contradiction']);
      expect(await seenBy(OWNER)).toEqual(['contradiction']);
      // Ana owns the other article, and may not read the first one.
      expect(await seenBy(ANA)).toEqual([]);
      expect((await listFindings(database, { viewer: await viewer(ANA) })).total).toBe(0);
      expect(await seenBy(BEN)).toEqual([]);
    });

    test('follows the readers of the articles, without another check', async () => {
      await readFolder(database, [{ ...FAQ, readers: ['everyone'] }, CONTRACT]);
      expect(await seenBy(ANA)).toEqual(['contradiction']);
      expect(await seenBy(BEN)).toEqual([]);
    });

    test('cannot be got around by reading the tables as an audience', async () => {
      const read = (id: typeof ANA) =>
        asAudience(database, { teamId: TEAM, everyone: false, people: [id] }, (tx) =>
          tx.query(sql`select id, evidence from findings`),
        );
      expect(await read(ANA)).toEqual([]);
      expect(await read(LEAD)).toHaveLength(1);
      const everyone = { teamId: TEAM, everyone: true, people: [] };
      expect(
        await asAudience(database, everyone, (tx) => tx.query(sql`select id, evidence from findings`)),
      ).toEqual([]);
      await decide({ type: 'retire', articleId: 'kb/Retention questions.md' }, LEAD);
      const decisions = (id: typeof ANA) =>
        asAudience(database, { teamId: TEAM, everyone: false, people: [id] }, (tx) =>
          tx.query(sql`select article_id from article_decisions`),
        );
      expect(await read(ANA)).toEqual([]);
      expect(await decisions(ANA)).toEqual([]);
      expect(await decisions(LEAD)).toHaveLength(1);
    });

    test('stays the same when one of the articles is retired', async () => {
      await decide({ type: 'retire', articleId: 'kb/Retention questions.md' }, LEAD);
      const [finding] = await all('decided');
      expect(await readFinding(database, await viewer(LEAD), finding!.id)).toMatchObject({
        decision: 'retired',
      });
      expect(await readFinding(database, await viewer(ANA), finding!.id)).toBeNull();
    });
  });

  describe('a decision', () => {
    beforeEach(async () => {
      await readFolder(database, [FAQ, CONTRACT]);
      await check();
    });

    test('of two people who decide at once is made once, and the second is told of the first', async () => {
      const results = await Promise.all([
        decide({ type: 'prefer', articleId: 'kb/End of contract.md' }, LEAD),
        decide({ type: 'retire', articleId: 'kb/End of contract.md' }, ANA),
      ]);
      expect(results.map((result) => result.type).sort()).toEqual(['decided', 'done']);
      const decisions = await opened().owner.query(sql`select 1 from article_decisions`);
      expect(decisions).toHaveLength(1);
    });

    test('settles everything about the article, and all of it is open again when that is undone', async () => {
      expect(await decide({ type: 'retire', articleId: 'kb/End of contract.md' }, LEAD)).toMatchObject({
        type: 'done',
      });
      expect(await all()).toEqual([]);
      expect(await check()).toMatchObject({ articles: 1, gone: 0 });
      expect(await decide({ type: 'undo' }, LEAD)).toMatchObject({
        type: 'done',
        finding: { state: 'open' },
      });
      expect(await all()).toHaveLength(1);
    });

    test('that an owner makes is about their own article', async () => {
      const foreign = { type: 'retire', articleId: 'kb/Retention questions.md' } as const;
      expect(await decide(foreign, ANA)).toEqual({ type: 'refused', reason: 'not_allowed' });
      // To prefer one's own is to replace another's.
      expect(await decide({ type: 'prefer', articleId: 'kb/End of contract.md' }, ANA)).toMatchObject({
        reason: 'not_allowed',
      });
      expect(await decide({ type: 'prefer', articleId: 'kb/Retention questions.md' }, ANA)).toMatchObject({
        type: 'done',
      });
    });

    test('that others made is not an owner’s to undo, and not for those who see nothing of it', async () => {
      await decide({ type: 'dismiss' }, LEAD);
      expect(await decide({ type: 'undo' }, ANA)).toMatchObject({ reason: 'not_allowed' });
      expect(await decide({ type: 'undo' }, BEN)).toMatchObject({ reason: 'unknown' });
    });

    test('is judged by the roles of now', async () => {
      const lead = (await viewer(LEAD)) as never;
      await saveRoles(database, { teamId: TEAM, personId: LEAD, source: 'manual', roles: [] });
      const [finding] = await all();
      const result = await decideFinding(database, {
        findingId: finding!.id,
        act: { type: 'dismiss' },
        by: lead,
      });
      expect(result).toEqual({ type: 'refused', reason: 'unknown' });
    });
  });
});

describeOnServer('a check of articles beside an ingest', (opened) => {
  test('does not wait for the list of indexes that the ingest holds', async () => {
    const { database } = opened();
    await readFolder(database, [FAQ]);
    const another = await opened().openAnother();
    let letGo = () => {};
    await new Promise<void>((isHeld) => {
      void another.transaction(async (tx) => {
        await shareIndexVersionsLock(tx);
        isHeld();
        await new Promise<void>((released) => {
          letGo = released;
        });
      });
    });
    const waited = delay(10_000, 'waited', { ref: false });
    expect(await Promise.race([runCheck(database, { now: new Date() }), waited])).toMatchObject({
      articles: 1,
    });
    letGo();
  });
});
