import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import type { ArticleInput } from '../../src/knowledge/article.ts';
import type { Embedders } from '../../src/knowledge/index-versions/embedders.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { readSourceLanguages } from '../../src/knowledge/read-source-languages.ts';
import { search } from '../../src/knowledge/search.ts';
import { createSearchTool } from '../../src/knowledge/search-tool.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { createOpenAiEmbedder } from '../../src/models/openai-embedder.ts';
import { savePerson } from '../../src/store/directory.ts';
import { answerBilingually } from '../fakes/bilingual-vectors.ts';
import { type FakeOpenAi, startFakeOpenAi } from '../fakes/openai-server.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, fillWorkspace, newQuestion, openTestTurns, TEAM } from '../fixtures/app-turns.ts';

const EVERYONE = { teamId: asId<TeamId>('T1'), everyone: true, people: [] };
const ARTICLES: [name: string, language: string, body: string][] = [
  ['password', 'en', 'To reset a forgotten password, open the login page and follow the link.'],
  ['holiday', 'en', 'Every employee has thirty days of holiday a year.'],
  ['notice', 'en', 'The notice period of a contract is three months.'],
  ['printer', 'en', 'The printer stands beside the kitchen and prints on both sides.'],
  ['spesen', 'de', 'Die Abrechnung von Spesen geschieht bis zum Ende des Monats.'],
  ['kantine', 'de', 'Die Kantine ist an allen Tagen der Woche von elf bis zwei offen, auch für Gäste.'],
  ['parken', 'de', 'Parken kann man an allen Tagen vor dem Haus, man braucht dafür einen Ausweis.'],
];

describeOnEachDatabase('a question in one language', (opened) => {
  let server: FakeOpenAi;
  let embedder: Embedders;

  beforeAll(async () => {
    await fillWorkspace(opened().database);
    server = await startFakeOpenAi(new Array(200).fill(answerBilingually));
    const endpoint = {
      apiKey: 'k',
      baseUrl: server.baseUrl,
      model: 'many-tongues',
      log: createLog('silent'),
    };
    const given = createOpenAiEmbedder({ ...endpoint, timeoutMs: 5_000, maxRetries: 0 });
    embedder = { preferred: { embedder: endpoint.model, dims: given.dims }, of: () => given };
    async function* articles(): AsyncGenerator<ArticleInput> {
      for (const [name, language, body] of ARTICLES)
        yield { type: 'article', externalId: name, title: '', supersedes: [], links: [], language, body };
    }
    const source = { kind: 'markdown' as const, location: '/articles' };
    await ingestArticles(opened().database, {
      source,
      readers: ['everyone'],
      articles: articles(),
      embedder,
    });
    await savePerson(opened().database, {
      teamId: TEAM,
      id: ANA,
      handle: 'ana',
      kind: 'member',
      realName: 'Ana',
      locale: 'de-DE',
      timeZone: 'UTC',
    });
  });
  afterAll(() => server.close());

  const find = async (query: string, settings = {}): Promise<string[]> => {
    const found = await search(opened().database, embedder, {
      query,
      audience: EVERYONE,
      limit: 3,
      settings,
    });
    return found.hits.map((hit) => hit.articleId.replace('articles/', ''));
  };

  test.each([
    ['Wie kann ich mein Kennwort zurücksetzen?', 'password', 'its words, translated, alone'],
    ['Wie viele Tage Urlaub habe ich?', 'holiday', 'its words, translated, alone'],
    ['Kündigungsfrist im Vertrag', 'notice', 'its words, translated, alone'],
    ['How do I get my expense report done?', 'spesen', 'likeness alone'],
  ])('finds the article in another first: %s (%s) by %s', async (question, article, by) => {
    expect((await find(question))[0]).toBe(article);
    const byWords = await find(question, { vector: false });
    if (by === 'likeness alone') expect(byWords).not.toContain(article);
    else expect(byWords).toContain(article);
  });

  test.each([
    ['Bis wann ist die Abrechnung der Spesen fällig?', 'spesen'],
    ['How long is the notice period of a contract?', 'notice'],
    ['Where is the printer?', 'printer'],
    ['An welchen Tagen ist die Kantine offen?', 'kantine'],
  ])('finds the one in its own first where there is one: %s', async (question, article) => {
    expect((await find(question))[0]).toBe(article);
  });

  test('the language of the asker is among those of the sources wherever anything is written in it', async () => {
    const { database } = opened();
    expect(await readSourceLanguages(database, EVERYONE, 'en')).toEqual(['en', 'de']);
    expect(await readSourceLanguages(database, EVERYONE, 'ja')).toEqual(['en', 'de']);
    // Three languages that more is written in must not hide it.
    await database.query(sql`insert into passages (team_id, article_id, access_id, ordinal, heading_path, text, language, length)
      select team_id, article_id, access_id, 100 + n, '', '', (array['fr','es'])[1 + n % 2], 0
      from (select * from passages order by id limit 1) as one, generate_series(1, 40) as n`);
    expect(await readSourceLanguages(database, EVERYONE, 'de')).toContain('de');
    await database.query(sql`delete from passages where ordinal > 100`);
  });

  test('is answered in the words of the article, with the fixed texts in its own', async () => {
    const { database } = opened();
    const turns = await openTestTurns(database, {
      tools: [createSearchTool(database, embedder)],
      flows: [],
      model: createExtractiveModel(),
    });
    try {
      const asked = await turns.ask(newQuestion({ text: 'Wie kann ich mein Kennwort zurücksetzen?' }));
      const text = JSON.stringify(asked!.reply.parts);
      expect(text).toContain('To reset a forgotten password, open the login page and follow the link.');
      expect(asked!.reply.language).toBe('de');
      expect(asked!.receipt.seen[0]!.id).toMatch(/^passage:/);
    } finally {
      await turns.close();
    }
  });
});
