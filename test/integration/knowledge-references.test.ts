import { beforeAll, describe, expect, test } from 'vitest';
import type { Audience } from '../../src/core/audience.ts';
import { countTokens } from '../../src/core/count-tokens.ts';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import type { ArticleInput } from '../../src/knowledge/article.ts';
import { REFERENCE_LIMITS as LIMITS, type ReferenceLimits } from '../../src/knowledge/follow-references.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { type SearchResult, search } from '../../src/knowledge/search.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveGroup, savePerson } from '../../src/store/directory.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const TEAM = asId<TeamId>('T1');
const LEGAL = asId<PersonId>('U_LEGAL');
const EVERYONE: Audience = { teamId: TEAM, everyone: true, people: [] };
/** Fills the first places, so that what is linked is not found by its words. */
const CROWD = Array.from({ length: 12 }, (_, at) =>
  article(`crowd-${at}`, `The notice period of plan number ${at} is told by its owner ${at} in person.`),
);

function article(
  name: string,
  body: string,
  links: string[] = [],
  more: Partial<ArticleInput> = {},
): ArticleInput {
  return { type: 'article', externalId: name, title: name, supersedes: [], links, body, ...more };
}

describeOnEachDatabase('references', (opened) => {
  let database: OpenDatabase;

  beforeAll(async () => {
    ({ database } = opened());
    const base = { teamId: TEAM, realName: '', locale: 'en-US', timeZone: 'UTC', kind: 'member' as const };
    await savePerson(database, { ...base, id: LEGAL, handle: 'legal' });
    await saveGroup(database, { teamId: TEAM, id: 'S1', handle: 'legal', name: 'Legal', members: [LEGAL] });
  });

  const load = async (articles: ArticleInput[]): Promise<void> => {
    async function* each() {
      yield* articles;
    }
    const source = { kind: 'markdown' as const, location: '/linked' };
    const embedder = createLocalEmbedder(database);
    await ingestArticles(database, { source, readers: ['everyone'], articles: each(), embedder });
  };
  const ask = async (references?: ReferenceLimits, audience = EVERYONE): Promise<SearchResult> =>
    search(database, createLocalEmbedder(database), {
      query: 'notice period of the Aurora contract plan',
      audience,
      limit: 4,
      settings: { vector: false, feedback: false },
      ...(references === undefined ? {} : { references }),
    });
  const idsOf = ({ hits }: SearchResult) => hits.map((hit) => hit.articleId.replace('linked/', ''));
  const start = (...links: string[]) =>
    article('aurora', 'The notice period of the Aurora contract plan is that of the general terms.', links);

  describe('from what was found', () => {
    beforeAll(() =>
      load([
        ...CROWD,
        start('terms'),
        article('terms', 'In general either side may go, with a period of ninety days.', ['annex']),
        article('annex', 'Annex: in Norway the period is thirty days.', ['deeper', 'aurora']),
        article('deeper', 'Further away: a period of ten days.', ['annex']),
        article('unrelated', 'Lunch is at noon.'),
      ]),
    );

    test('are not followed where nobody asks for it', async () => {
      const found = await ask();
      expect(idsOf(found)).not.toContain('terms');
      expect(found.trace.counts).toMatchObject({ linked: 0, followed: 0, returned: 4 });
    });

    test('bring in the best passages of the articles they lead to, each step for less, and are counted', async () => {
      const found = await ask(LIMITS);
      const [terms, annex] = ['terms', 'annex'].map((name) => found.hits.find((hit) => hit.title === name)!);
      expect(idsOf(found)[0]).toBe('aurora');
      expect(terms!.score).toBeLessThan(found.hits[0]!.score / 2);
      expect(annex!.score).toBeLessThan(terms!.score);
      expect(found.trace.counts).toMatchObject({ linked: 2, followed: 2, returned: 6 });
      expect(found.trace.ms.references).toBeGreaterThan(0);
    });

    test('end at their depth', async () => {
      expect(idsOf(await ask({ ...LIMITS, depth: 1 }))).not.toContain('annex');
      expect(idsOf(await ask({ ...LIMITS, depth: 3 }))).toContain('deeper');
      expect((await ask({ ...LIMITS, depth: 0 })).trace.counts.linked).toBe(0);
    });

    test('visit each article once, so that a circle ends', async () => {
      const found = await ask({ ...LIMITS, depth: 1_000 });
      expect(found.trace.counts.linked).toBe(3);
      expect(new Set(idsOf(found)).size).toBe(found.hits.length);
    });

    test('stay within their tokens', async () => {
      const [terms] = (await ask(LIMITS)).hits.filter((hit) => hit.title === 'terms');
      const found = await ask({ ...LIMITS, tokens: countTokens(terms!.text) });
      expect(found.trace.counts).toMatchObject({ linked: 2, followed: 1 });
      expect((await ask({ ...LIMITS, tokens: 1 })).trace.counts.followed).toBe(0);
    });
  });

  test('to the article itself, to one that is found anyway, and to what is gone, lead nowhere', async () => {
    await load([...CROWD, start('aurora', 'gone', 'crowd-1')]);
    const found = await ask(LIMITS);
    const plain = await ask();
    const expected = idsOf(plain).includes('crowd-1') ? 0 : 1;
    expect(found.trace.counts.linked).toBe(expected);
    await load([...CROWD, start('terms'), article('terms', 'A period of ninety days.')]);
    expect(idsOf(await ask(LIMITS))).toContain('terms');
    await load([...CROWD, start('terms')]);
    expect(idsOf(await ask(LIMITS))).not.toContain('terms');
  });

  test('to a hidden article are as if they were not there', async () => {
    const hidden = article('hidden', 'Secret: a period of ninety days.', ['behind'], {
      readers: ['group:legal'],
    });
    const behind = article('behind', 'Behind the secret: a period of one day.');
    await load([...CROWD, start('hidden'), hidden, behind]);
    const shown = await ask(LIMITS);
    await load([...CROWD, start(), hidden, behind]);
    const without = await ask(LIMITS);
    const seen = ({ hits }: SearchResult) => hits.map((hit) => [hit.articleId, hit.score.toFixed(6)]);
    expect(seen(shown)).toEqual(seen(without));
    expect(shown.trace.counts).toEqual(without.trace.counts);
    await load([...CROWD, start('hidden'), hidden, behind]);
    const legal = { teamId: TEAM, everyone: false, people: [LEGAL] };
    expect(idsOf(await ask(LIMITS, legal))).toEqual(expect.arrayContaining(['hidden', 'behind']));
  });

  test('of a page with ten thousand of them are read as far as the first few', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      article(`leaf-${at}`, `Leaf ${at} with a period of its own.`),
    );
    const names = Array.from({ length: 10_000 }, (_, at) => `leaf-${at % 300}`);
    await load([...CROWD, start(...names), ...many]);
    const found = await ask(LIMITS);
    expect(found.trace.counts.linked).toBeLessThanOrEqual(LIMITS.articles);
    expect(found.trace.counts.linked).toBeGreaterThan(20);
    expect(found.trace.ms.references).toBeLessThan(500);
    const tokens = found.hits
      .filter((hit) => hit.title.startsWith('leaf'))
      .map((hit) => countTokens(hit.text));
    expect(tokens.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(LIMITS.tokens);
  });
});
