import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/core/audience.ts';
import {
  type DecisionResult,
  preferArticle,
  retireArticle,
  undoDecision,
} from '../../src/knowledge/decide-article.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { readArticle } from '../../src/knowledge/read-article.ts';
import { search } from '../../src/knowledge/search.ts';
import { setArticleReaders } from '../../src/knowledge/set-article-readers.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { articleOf, readFolder } from '../fixtures/curation-articles.ts';
import { fillCompany, TEAM } from '../fixtures/feedback-turns.ts';

const OLD = articleOf('Old', 'The lighthouse is painted every third year.');
const NEW = articleOf('New', 'The lighthouse is painted every second year, in white.');
const OTHER = articleOf('Other', 'Harbour dues are paid at the gate.');

describeOnEachDatabase('what people decide about articles', (opened) => {
  let database: OpenDatabase;

  beforeEach(async () => {
    await opened().clear();
    ({ database } = opened());
    await fillCompany(database);
    await readFolder(database, [OLD, NEW, OTHER]);
  });

  const everyone: Audience = { teamId: TEAM, everyone: true, people: [] };
  const find = async (audience = everyone): Promise<string[]> => {
    const embedder = createLocalEmbedder(database);
    const { hits } = await search(database, embedder, { query: 'lighthouse painted', audience, limit: 5 });
    return hits.map((hit) => hit.title);
  };
  const done = async (result: Promise<DecisionResult>): Promise<number> => {
    const settled = await result;
    if (settled.type !== 'done') throw new Error(settled.reason);
    return settled.decisionId;
  };
  const retire = (articleId: string) =>
    database.transaction((tx) => retireArticle(tx, { articleId, actor: 'U_LEAD' }));
  const prefer = (articleId: string, over: string) =>
    database.transaction((tx) => preferArticle(tx, { articleId, over, actor: 'U_LEAD' }));
  const undo = (decisionId: number) =>
    database.transaction((tx) => undoDecision(tx, { decisionId, actor: 'U_ANA' }));
  const supersededBy = async (id: string) => (await readArticle(database, id))!.supersededBy;

  describe('a retired article', () => {
    test('is found by nobody any more, not even by those whom its readers name, and is found again when that is undone', async () => {
      await setArticleReaders(database, {
        articleId: 'kb/Old.md',
        readers: ['everyone', 'person:U_ANA'],
        actor: 'operator',
      });
      const before = await find();
      expect(before).toContain('Old');
      const decision = await done(retire('kb/Old.md'));
      expect(await find()).toEqual(['New']);
      expect(await find({ teamId: TEAM, everyone: false, people: ['U_ANA' as never] })).toEqual(['New']);
      expect(await done(undo(decision))).toBe(decision);
      expect(await find()).toEqual(before);
      expect((await readArticle(database, 'kb/Old.md'))!.readers).toEqual(['everyone', 'person:U_ANA']);
    });

    test('stays so when its source is read again, changed or not, and when it goes and comes back', async () => {
      const decision = await done(retire('kb/Old.md'));
      await readFolder(database, [OLD, NEW, OTHER]);
      expect(await find()).toEqual(['New']);
      await readFolder(database, [{ ...OLD, body: `${OLD.body} In red.`, readers: ['anyone'] }, NEW, OTHER]);
      expect(await find()).toEqual(['New']);
      await readFolder(database, [NEW, OTHER]);
      await readFolder(database, [{ ...OLD, readers: ['anyone'] }, NEW, OTHER]);
      expect(await find()).toEqual(['New']);
      await done(undo(decision));
      expect(await find()).toContain('Old');
      expect((await readArticle(database, 'kb/Old.md'))!.readers).toEqual(['anyone']);
    });

    test('keeps other readers that it is given meanwhile for later', async () => {
      const decision = await done(retire('kb/Old.md'));
      const change = { articleId: 'kb/Old.md', readers: ['person:U_BEN'] as never, actor: 'operator' };
      expect(await setArticleReaders(database, change)).toEqual(['everyone']);
      expect(await find({ teamId: TEAM, everyone: false, people: ['U_BEN' as never] })).toEqual(['New']);
      await done(undo(decision));
      expect(await find()).toEqual(['New']);
      expect(await find({ teamId: TEAM, everyone: false, people: ['U_BEN' as never] })).toContain('Old');
    });

    test('leaves the index as it was when that is undone, once words are counted again', async () => {
      const state = async () => {
        await readFolder(database, [OLD, NEW, OTHER]);
        return {
          stats: await opened().owner.query(sql`select lexeme, df from lexeme_stats order by 1`),
          sizes: await opened().owner.query(
            sql`select key, passages from access_sizes s join access_rules r on r.id = s.access_id order by 1`,
          ),
          blocks: await opened().owner.query(
            sql`select lexeme, key, sum(count)::int as postings from posting_blocks b
                join access_rules r on r.id = b.access_id group by 1, 2 order by 1, 2`,
          ),
        };
      };
      const before = await state();
      const decision = await done(retire('kb/Old.md'));
      expect((await state()).stats).not.toEqual(before.stats);
      await done(undo(decision));
      expect(await state()).toEqual(before);
    });

    test('is retired once, and taken back once', async () => {
      const decision = await done(retire('kb/Old.md'));
      expect(await retire('kb/Old.md')).toEqual({ type: 'refused', reason: 'already' });
      await done(undo(decision));
      expect(await undo(decision)).toEqual({ type: 'refused', reason: 'undone' });
      expect(await retire('kb/Nonesuch.md')).toEqual({ type: 'refused', reason: 'unknown' });
      expect(await undo(999)).toEqual({ type: 'refused', reason: 'unknown' });
      const entries = await opened().owner.query(
        sql`select actor, action, subject from audit_log order by id`,
      );
      expect(entries).toEqual([
        { actor: 'U_LEAD', action: 'article retired', subject: 'article:kb/Old.md' },
        { actor: 'U_ANA', action: 'article decision undone', subject: 'article:kb/Old.md' },
      ]);
      expect((await verifyAudit(database)).brokenAt).toBeNull();
    });
  });

  describe('an article that another one is preferred over', () => {
    test('is replaced by it, whatever its source says at the next run, until that is undone', async () => {
      const decision = await done(prefer('kb/New.md', 'kb/Old.md'));
      expect(await supersededBy('kb/Old.md')).toBe('kb/New.md');
      await readFolder(database, [OLD, NEW, { ...OTHER, supersedes: ['Old'] }]);
      expect(await supersededBy('kb/Old.md')).toBe('kb/New.md');
      await readFolder(database, [NEW, { ...OTHER, supersedes: ['Old'] }]);
      await readFolder(database, [OLD, NEW, { ...OTHER, supersedes: ['Old'] }]);
      expect(await supersededBy('kb/Old.md')).toBe('kb/New.md');
      await done(undo(decision));
      expect(await supersededBy('kb/Old.md')).toBe('kb/Other.md');
    });

    test('may not replace it in turn, whether a person or the source says so', async () => {
      await done(prefer('kb/New.md', 'kb/Old.md'));
      expect(await prefer('kb/Old.md', 'kb/New.md')).toEqual({ type: 'refused', reason: 'circle' });
      await readFolder(database, [{ ...OLD, supersedes: ['New'] }, NEW, OTHER]);
      expect(await supersededBy('kb/Old.md')).toBe('kb/New.md');
      expect(await supersededBy('kb/New.md')).toBeNull();
    });

    test('must be another one, and the preferred one must be there', async () => {
      expect(await prefer('kb/Old.md', 'kb/Old.md')).toEqual({ type: 'refused', reason: 'same' });
      expect(await prefer('kb/Nonesuch.md', 'kb/Old.md')).toEqual({ type: 'refused', reason: 'unknown' });
      await done(retire('kb/New.md'));
      expect(await prefer('kb/New.md', 'kb/Old.md')).toEqual({ type: 'refused', reason: 'retired' });
    });

    test('is found behind it', async () => {
      await done(prefer('kb/Old.md', 'kb/New.md'));
      expect(await find()).toEqual(['Old', 'New']);
    });
  });
});
