import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { EXIT } from '../../src/cli/command.ts';
import type { Audience } from '../../src/core/audience.ts';
import type { Citation } from '../../src/core/citation.ts';
import { forgetArticle } from '../../src/knowledge/forget-article.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { search } from '../../src/knowledge/search.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import { recordMessage } from '../../src/store/messages.ts';
import { jsonValue } from '../../src/store/sql-values.ts';
import { isStillReadable } from '../../src/turn/still-readable.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { tableNames } from '../fixtures/clear-tables.ts';
import { ANA, addTurn, BEN, fillCompany, GENERAL, LEAD, TEAM } from '../fixtures/feedback-turns.ts';
import { runCommand } from '../fixtures/run-command.ts';

/** Stands in the article's title, in its text and in everything that was said of it, and nowhere else. */
const SECRET = 'Nightjar';
const PRIVATE = 'Kingfisher';
const OPEN: Audience = { teamId: TEAM, everyone: true, people: [] };

describeOnEachDatabase('forgetting', (opened) => {
  let app: App;

  beforeEach(async () => {
    await opened().clear();
    const { database } = opened();
    await fillCompany(database);
    app = { database, embedder: createLocalEmbedder(database) } as unknown as App;
    await ingest();
  });

  async function ingest(): Promise<number> {
    const articles = [
      {
        name: 'secret',
        title: SECRET,
        body: `Project ${SECRET} costs 28 euros.\n\n## ${SECRET}\n\nUntil May.`,
      },
      { name: 'list', title: 'List', body: 'A seat costs 40 euros.' },
    ];
    async function* each() {
      for (const { name, title, body } of articles)
        yield {
          type: 'article' as const,
          externalId: `${name}.md`,
          title,
          supersedes: [],
          links: name === 'list' ? ['secret.md'] : [],
          body,
        };
    }
    const source = { kind: 'markdown' as const, location: '/kb' };
    const { database, embedder } = app;
    const request = { source, readers: ['everyone' as const], articles: each(), embedder };
    return (await ingestArticles(database, request)).forgotten;
  }

  const run = (...argv: string[]) => runCommand(app, ...argv);

  /** Tables in which a word stands anywhere, in whatever column. */
  async function tablesWith(word: string): Promise<string[]> {
    const found: string[] = [];
    for (const name of await tableNames(opened().owner)) {
      const rows = await opened().owner.query(sql`
        select 1 from ${sql.identifier(name)} as r where row_to_json(r)::text ilike ${`%${word}%`} limit 1`);
      if (rows.length > 0) found.push(name);
    }
    return found;
  }

  const passageOf = async (id: string) =>
    (
      await app.database.query<{ id: number }>(
        sql`select id from passages where article_id = ${id} order by id limit 1`,
      )
    )[0]!.id;

  /** A turn that cites the article, as it is kept: receipt, step, reply, message and handoff. */
  async function answer(word: string, asker = ANA): Promise<Turn> {
    const { database } = app;
    const id = `passage:${await passageOf('kb/secret.md')}`;
    const citation: Citation = { n: 1, kind: 'passage', id, title: SECRET, quote: `${word} costs 28` };
    const turn = await addTurn(database, {
      question: `What does ${PRIVATE} cost?`,
      asker,
      cites: ['kb/secret.md'],
      receipt: { citations: [citation] },
    });
    const key = `${turn.id}:1`;
    await database.query(sql`
      insert into steps (turn_id, revision, name, output, ms) values (${turn.id}, 1, 'act', ${jsonValue({ word })}, 1)`);
    await database.query(sql`
      insert into outbox (key, turn_id, state, address, reply)
      values (${key}, ${turn.id}, 'sent', ${jsonValue({ surface: 'chat', teamId: TEAM })}, ${jsonValue({ word })})`);
    const said = { teamId: TEAM, channelId: GENERAL, threadTs: turn.ts };
    await recordMessage(database, {
      ...said,
      ts: `${turn.ts}1` as Turn['ts'],
      authorId: BEN,
      authorKind: 'self',
      text: `${word} costs 28`,
      outboxKey: key,
    });
    // A long answer takes several messages.
    await recordMessage(database, {
      ...said,
      ts: `${turn.ts}0` as Turn['ts'],
      authorId: BEN,
      authorKind: 'self',
      text: `${word}, first of all`,
      outboxKey: `${key}#1`,
    });
    await recordMessage(database, {
      ...said,
      ts: turn.ts,
      authorId: asker,
      authorKind: 'person',
      text: `What does ${PRIVATE} cost?`,
    });
    await database.query(sql`
      insert into handoffs (id, team_id, turn_id, topic, reason, state, asker_id, language, question, place, channel_id,
        role, summary, draft, answer, opened_at, closed_at)
      values (${`h-${turn.id}`}, ${TEAM}, ${turn.id}, 'sales', 'asked', 'resolved', ${asker}, 'en',
        ${`What does ${PRIVATE} cost?`}, '{}', ${GENERAL}, 'support_lead', ${jsonValue([word])}, ${jsonValue({ word })},
        ${word}, now(), now())`);
    await database.query(sql`
      insert into outbox (key, line, state, address, reply)
      values (${`h-${turn.id}:card:1`}, ${`h-${turn.id}:lead`}, 'sent', '{}', ${jsonValue({ word })})`);
    await database.query(sql`
      insert into triage_items (id, team_id, turn_id, origin, category, group_id, evidence)
      values (${`t-${turn.id}`}, ${TEAM}, ${turn.id}, 'rating', 'tone', 'g', ${jsonValue({ because: ['x'], seen: [{ id, title: word }] })})`);
    await database.query(sql`
      insert into triage_reports (item_id, person_id, comment, expected)
      values (${`t-${turn.id}`}, ${asker}, ${`not ${PRIVATE}`}, ${PRIVATE})`);
    return turn;
  }

  describe('an article', () => {
    test('leaves its words in no table, and what others say stays', async () => {
      await answer(SECRET);
      expect(await tablesWith(SECRET)).toEqual(
        expect.arrayContaining([
          'articles',
          'passages',
          'posting_blocks',
          'receipts',
          'outbox',
          'handoffs',
          'messages',
        ]),
      );
      const { code, out } = await run('forget', 'article', 'kb/secret.md');
      expect(code).toBe(0);
      expect(out).toMatch(/1 articles, \d passages, \d vectors/);
      expect(await tablesWith(SECRET)).toEqual([]);
      // A name of its file may say as much.
      expect(await tablesWith('secret.md')).toEqual([]);
      const ranked = await search(app.database, app.embedder, {
        query: 'costs euros',
        audience: OPEN,
        limit: 5,
      });
      expect(ranked.hits.map((hit) => hit.articleId)).toEqual(['kb/list.md']);
      expect(await tablesWith(PRIVATE)).toContain('turns');
      expect((await verifyAudit(app.database)).brokenAt).toBeNull();
    });

    test('is not brought back by its source, until that is undone', async () => {
      await run('forget', 'article', SECRET);
      expect(await ingest()).toBe(1);
      expect(await tablesWith(SECRET)).toEqual([]);
      expect(await run('forget', 'article', 'kb/secret.md', '--undo')).toMatchObject({ code: 0 });
      expect(await ingest()).toBe(0);
      expect(await tablesWith(SECRET)).toContain('articles');
      expect(await run('forget', 'article', 'kb/secret.md', '--undo')).toMatchObject({ code: EXIT.notFound });
    });

    test('is forgotten again by whatever was said of it meanwhile, and twice does no harm', async () => {
      const turn = await answer(SECRET);
      await app.database.query(sql`update turns set finished_at = null where id = ${turn.id}`);
      const first = await run('forget', 'article', 'kb/secret.md');
      expect(first.err).toContain('1 turns are not over yet');
      expect(await tablesWith(SECRET)).toContain('receipts');
      await app.database.query(sql`update turns set finished_at = now() where id = ${turn.id}`);
      await run('forget', 'article', 'kb/secret.md');
      expect(await tablesWith(SECRET)).toEqual([]);
      expect((await run('forget', 'article', 'kb/secret.md')).out).toContain('nothing was left of it');
    });

    test('is not shown by an answer that was found before and not posted yet', async () => {
      const evidence = [{ id: `passage:${await passageOf('kb/secret.md')}` }];
      const found = { audience: OPEN, rules: [], evidence };
      expect(await isStillReadable(app.database, found, OPEN)).toBe(true);
      await run('forget', 'article', 'kb/secret.md');
      expect(await isStillReadable(app.database, found, OPEN)).toBe(false);
    });

    test('is forgotten as a whole or not at all', async () => {
      await answer(SECRET);
      const before = await tablesWith(SECRET);
      const failing = () => Promise.reject(new Error('killed'));
      await expect(
        forgetArticle(app.database, 'kb/secret.md', { rooms: [failing], actor: 'operator' }),
      ).rejects.toThrow('killed');
      expect(await tablesWith(SECRET)).toEqual(before);
    });

    test('that nobody knows is said so', async () => {
      expect(await run('forget', 'article', 'nonesuch')).toMatchObject({ code: EXIT.notFound });
    });
  });

  describe('a person', () => {
    test('leaves their words in no table, and those of others stay', async () => {
      await answer('by ana');
      await answer('by ben', BEN);
      await app.database.query(sql`
        insert into model_uses (team_id, turn_id, revision, person_id, purpose, asked, input_tokens, output_tokens, cost_usd, ended)
        values (${TEAM}, 't', 1, ${ANA}, 'answer', 'm', 1, 1, 0.5, 'stop')`);
      await app.database.query(
        sql`update people set preferences = ${jsonValue({ note: PRIVATE })} where id = ${ANA}`,
      );
      const { code, out } = await run('forget', 'person', 'ana');
      expect(code).toBe(0);
      expect(out).toContain(ANA);
      expect(await tablesWith('by ana')).toEqual([]);
      expect(await tablesWith('by ben')).not.toEqual([]);
      // What it cost stays, by their id alone: it was paid for, and holds no word.
      const costs = sql`select person_id as person, cost_usd as cost from model_uses`;
      expect(await app.database.query(costs)).toEqual([{ person: ANA, cost: 0.5 }]);
      await run('forget', 'person', 'ben');
      expect(await tablesWith(PRIVATE)).toEqual([]);
      expect((await run('forget', 'person', 'ana')).out).toContain('nothing was left of it');
      expect((await verifyAudit(app.database)).brokenAt).toBeNull();
    });

    test('may not read any more what named them, also when it is ingested again, until that is undone', async () => {
      await run('article', 'readers', 'kb/secret.md', '--set', `person:${ANA}`);
      const alone: Audience = { teamId: TEAM, everyone: false, people: [ANA] };
      const found = async () =>
        (await search(app.database, app.embedder, { query: SECRET, audience: alone, limit: 5 })).hits.some(
          (hit) => hit.articleId === 'kb/secret.md',
        );
      expect(await found()).toBe(true);
      await run('forget', 'person', ANA);
      expect(await found()).toBe(false);
      await run('article', 'readers', 'kb/secret.md', '--set', `person:${ANA}`);
      expect(await found()).toBe(false);
      expect((await run('forget', 'person', ANA, '--undo')).out).toContain('1 lists of readers');
      expect(await found()).toBe(true);
    });

    test('leaves nothing of what they decided for others or had passed on to them', async () => {
      const turn = await answer('by ben', BEN);
      const handoff = `h-${turn.id}`;
      await app.database.query(sql`
        update handoffs set decided_by = ${LEAD}, decline_reason = 'by lead' where id = ${handoff}`);
      const ts = `${turn.ts}7` as Turn['ts'];
      const said = { teamId: TEAM, channelId: GENERAL, threadTs: turn.ts, ts, authorId: LEAD };
      await recordMessage(app.database, { ...said, authorKind: 'person', text: 'by lead' });
      await app.database.query(sql`
        insert into handoff_messages (handoff_id, team_id, channel_id, ts, side)
        values (${handoff}, ${TEAM}, ${GENERAL}, ${ts}, 'lead')`);
      await app.database.query(sql`
        insert into outbox (key, line, state, address, reply)
        values (${`${handoff}:relay-lead-${ts}:1`}, ${`${handoff}:asker`}, 'sent', '{}', ${jsonValue({ text: 'by lead' })})`);
      await run('forget', 'person', 'lead');
      expect(await tablesWith('by lead')).toEqual([]);
      expect(await tablesWith('by ben')).toContain('outbox');
    });

    test('keeps their row of every outcome, time and cost', async () => {
      const turn = await answer('by ana');
      await run('forget', 'person', 'ana');
      const [row] = await app.database.query(
        sql`select asker_id, outcome, question from turns where id = ${turn.id}`,
      );
      expect(row).toEqual({ asker_id: ANA, outcome: 'answered', question: '' });
    });

    test('that nobody knows is said so', async () => {
      expect(await run('forget', 'person', 'nonesuch')).toMatchObject({ code: EXIT.notFound });
    });
  });
});
