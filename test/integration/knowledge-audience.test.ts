import { beforeAll, expect, test } from 'vitest';
import type { Audience, Reader } from '../../src/core/audience.ts';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import type { ArticleInput } from '../../src/knowledge/article.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import type { LocalEmbedders } from '../../src/knowledge/local-embedder.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { createReadPassagesTool } from '../../src/knowledge/read-passages-tool.ts';
import { type SearchResult, search } from '../../src/knowledge/search.ts';
import { createSearchTool } from '../../src/knowledge/search-tool.ts';
import { createTermWeights } from '../../src/knowledge/term-weights.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveGroup, savePerson } from '../../src/store/directory.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const TEAM = asId<TeamId>('T1');
const LEGAL = asId<PersonId>('U_LEGAL');
const MEMBER = asId<PersonId>('U_MEMBER');
const GUEST = asId<PersonId>('U_GUEST');
const SECRET = 'The floor price of project Nightjar is 28 euros.';
const OPEN = 'The list price of a seat is 40 euros.';

const article = (name: string, body: string, readers: Reader[]): ArticleInput => ({
  type: 'article',
  externalId: name,
  title: name,
  supersedes: [],
  links: [],
  readers,
  body,
});

describeOnEachDatabase('what a search may find', (opened) => {
  let database: OpenDatabase;
  let embedder: LocalEmbedders;

  beforeAll(async () => {
    ({ database } = opened());
    const base = { teamId: TEAM, realName: '', locale: 'en-US', timeZone: 'UTC' };
    for (const [id, kind] of [
      [LEGAL, 'member'],
      [MEMBER, 'member'],
      [GUEST, 'guest'],
    ] as const)
      await savePerson(database, { ...base, id, handle: id.toLowerCase(), kind });
    await saveGroup(database, { teamId: TEAM, id: 'S1', handle: 'legal', name: 'Legal', members: [LEGAL] });
    embedder = createLocalEmbedder(database);
    await ingest([
      article('secret', SECRET, ['group:legal']),
      article('open', OPEN, ['everyone']),
      article('brochure', 'The price of the brochure is nothing.', ['anyone']),
    ]);
  });

  const ingest = async (articles: ArticleInput[]): Promise<void> => {
    async function* each() {
      yield* articles;
    }
    const source = { kind: 'markdown' as const, location: '/articles' };
    await ingestArticles(database, { source, readers: ['admins'], articles: each(), embedder });
  };

  test('an article is not ranked lower because of a hidden one that replaces it', async () => {
    const base = article('rules', 'Refunds take ten days.', ['everyone']);
    const kept = [article('secret', SECRET, ['group:legal']), article('open', OPEN, ['everyone'])];
    const brochure = article('brochure', 'The price of the brochure is nothing.', ['anyone']);
    const everyone: Audience = { teamId: TEAM, everyone: true, people: [] };
    const look = async (audience: Audience) => {
      const { hits } = await search(database, embedder, {
        query: 'How long do refunds take?',
        audience,
        limit: 5,
      });
      const found = hits.find((hit) => hit.title === 'rules');
      return { score: found?.score.toFixed(4), supersededBy: found?.supersededBy };
    };
    await ingest([...kept, brochure, base]);
    const before = await look(everyone);
    const hidden = {
      ...article('nightjar-rules', 'Refunds end in May.', ['group:legal']),
      supersedes: ['rules'],
    };
    await ingest([...kept, brochure, base, hidden]);
    expect(await look(everyone)).toEqual(before);
    expect((await look({ teamId: TEAM, everyone: false, people: [LEGAL] })).supersededBy).not.toBeNull();
    await ingest([...kept, brochure]);
  });
  const audience = (everyone: boolean, ...people: PersonId[]): Audience => ({
    teamId: TEAM,
    everyone,
    people,
  });
  const find = (query: string, readers: Audience): Promise<SearchResult> =>
    search(database, embedder, { query, audience: readers, limit: 10 });
  const textsFor = async (query: string, readers: Audience): Promise<string[]> =>
    (await find(query, readers)).hits.map((hit) => hit.text);

  test('a passage for a group is found by the group alone', async () => {
    expect(await textsFor('floor price of Nightjar', audience(false, LEGAL))).toContain(SECRET);
  });

  test('a passage that an answer cites is read again by those alone who may read it now', async () => {
    const { hits } = await find('price of Nightjar and of a seat', audience(false, LEGAL));
    const ids = hits.map(({ passageId }) => `passage:${passageId}`);
    const tool = createReadPassagesTool(database);
    const read = async (readers: Audience) => {
      const context = { audience: readers, asker: null, language: 'en', now: new Date() };
      const { signal } = new AbortController();
      const { evidence } = await tool.run({ ids: ['account:acc-1', ...ids] }, { ...context, signal });
      return evidence.map(({ text }) => text).join('\n');
    };
    expect(await read(audience(false, LEGAL))).toContain(SECRET);
    expect(await read(audience(false, LEGAL, MEMBER))).not.toContain('Nightjar');
    expect(await read(audience(true))).toContain(OPEN);
  });

  test('it is found by no audience with anybody else in it, by words or by likeness', async () => {
    const others = [
      audience(true),
      audience(true, LEGAL),
      audience(false, MEMBER),
      audience(false, LEGAL, MEMBER),
      audience(false, LEGAL, GUEST),
      audience(false, asId<PersonId>('U_STRANGER')),
      audience(false),
    ];
    for (const readers of others) {
      for (const query of ['floor price of Nightjar', SECRET, 'Nightjar', 'price']) {
        expect(await textsFor(query, readers)).not.toContain(SECRET);
      }
    }
  });

  test('an audience of nobody finds nothing, and a guest only what is for anyone', async () => {
    expect(await textsFor('price', audience(false))).toEqual([]);
    expect(await textsFor('price', audience(true, GUEST))).toEqual(['The price of the brochure is nothing.']);
  });

  test('the tool brings back no evidence and no count of what is hidden', async () => {
    const tool = createSearchTool(database, embedder);
    const context = { asker: null, language: 'en', now: new Date(), signal: new AbortController().signal };
    const result = await tool.run({ query: 'Nightjar' }, { ...context, audience: audience(true) });
    expect(result.evidence).toEqual([]);
    expect(result.search?.counts).toMatchObject({ lexical: 0, vector: 0, returned: 0 });
  });

  test('what is hidden changes neither scores nor the weight of words for the others', async () => {
    const before = await find('list price of a seat', audience(true));
    const weights = await createTermWeights(database)(['nightjar', 'seat']);
    expect(weights.get('nightjar')).toBe(1);
    await ingest([
      article('secret', SECRET, ['group:legal']),
      article('more', 'A seat, a list, a price: seats and lists and prices for legal eyes.', ['group:legal']),
      article('open', OPEN, ['everyone']),
      article('brochure', 'The price of the brochure is nothing.', ['anyone']),
    ]);
    const after = await find('list price of a seat', audience(true));
    const scored = ({ hits }: SearchResult) => hits.map((hit) => [hit.articleId, hit.score.toFixed(6)]);
    expect(scored(after)).toEqual(scored(before));
    expect(after.trace.counts).toEqual(before.trace.counts);
    expect(await createTermWeights(database)(['nightjar', 'seat'])).toEqual(weights);
  });

  test('a passage loses its readers when its article does', async () => {
    await ingest([article('open', OPEN, ['group:legal'])]);
    expect(await textsFor('list price of a seat', audience(true))).toEqual([]);
    expect(await textsFor('list price of a seat', audience(false, LEGAL))).toContain(OPEN);
  });
});
