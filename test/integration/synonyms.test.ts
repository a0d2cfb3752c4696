import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { saveSetting } from '../../src/admin/change-settings.ts';
import { judgeSetting } from '../../src/admin/judge-setting.ts';
import { listSettingChanges, undoChange } from '../../src/admin/settings-history.ts';
import type { Audience, Reader } from '../../src/core/audience.ts';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import type { Setting } from '../../src/core/settings.ts';
import type { ArticleInput } from '../../src/knowledge/article.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { search } from '../../src/knowledge/search.ts';
import { saveGroup, savePerson, saveRoles } from '../../src/store/directory.ts';
import { readSetting } from '../../src/store/settings.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ROSTER } from '../fixtures/built-in.ts';

const TEAM = asId<TeamId>('T1');
const LEGAL = asId<PersonId>('U_LEGAL');
const MEMBER = asId<PersonId>('U_MEMBER');
const GUEST = asId<PersonId>('U_GUEST');
const EVERYONE: Audience = { teamId: TEAM, everyone: true, people: [] };
const only = (...people: PersonId[]): Audience => ({ teamId: TEAM, everyone: false, people });

const article = (name: string, body: string, readers: Reader[]): ArticleInput => ({
  type: 'article',
  externalId: name,
  title: name,
  supersedes: [],
  links: [],
  readers,
  body,
});

const PAGES = [
  article('set-up', 'Set up single sign-on (SSO) with your identity provider.', ['everyone']),
  article('loop', 'Clear the cookies when the SSO screen comes again and again.', ['anyone']),
  article('plan', 'Nightjar, also called **Project Kestrel**, is a secret.', ['group:legal']),
  article('birds', 'The nightjar is a bird that sleeps by day.', ['anyone']),
  article('discounts', 'Nonprofit organisations pay half the price.', ['everyone']),
];

describeOnEachDatabase('terms that are the same in the company', (opened) => {
  beforeEach(async () => {
    await opened().clear();
    const base = {
      teamId: TEAM,
      realName: '',
      title: '',
      locale: 'en-US',
      timeZone: 'UTC',
      workspaceAdmin: false,
    };
    for (const [id, kind] of [
      [LEGAL, 'member'],
      [MEMBER, 'member'],
      [GUEST, 'guest'],
    ] as const)
      await savePerson(opened().database, { ...base, id, handle: id.toLowerCase(), kind });
    await saveGroup(opened().database, {
      teamId: TEAM,
      id: 'S1',
      handle: 'legal',
      name: 'Legal',
      members: [LEGAL],
    });
    await saveRoles(opened().database, {
      teamId: TEAM,
      personId: MEMBER,
      source: 'manual',
      roles: ['admin'],
    });
    await ingest(PAGES);
  });

  async function ingest(articles: readonly ArticleInput[]): Promise<void> {
    async function* each() {
      yield* articles;
    }
    const { database } = opened();
    const source = { kind: 'markdown' as const, location: '/articles' };
    await ingestArticles(database, {
      source,
      readers: ['admins'],
      articles: each(),
      embedder: createLocalEmbedder(database),
    });
  }

  async function find(query: string, audience: Audience) {
    const { database } = opened();
    const settings = { vector: false };
    const { hits, trace } = await search(database, createLocalEmbedder(database), {
      query,
      audience,
      limit: 5,
      settings,
    });
    return { titles: hits.map(({ title }) => title), synonyms: trace.synonyms };
  }

  async function set(subject: string, words: string[], isNew = true) {
    const { database } = opened();
    const { version } = await readSetting(database, TEAM, 'synonym', isNew ? '' : subject);
    const wanted = {
      teamId: TEAM,
      personId: MEMBER,
      family: 'synonym',
      subject,
      version,
      isNew,
      entered: { words },
    } as const;
    const judged = await judgeSetting({ database, roster: ROSTER, canPost: async () => true }, wanted);
    if (judged.type !== 'fine') return judged;
    const value = judged.value as Setting<'synonym'>;
    const change = {
      teamId: TEAM,
      family: 'synonym' as const,
      subject,
      value,
      actor: MEMBER,
      at: new Date(),
    };
    return saveSetting(database, { ...change, version: judged.version ?? version });
  }

  test('a short form that one article spells out finds an article that has only the other form', async () => {
    const { titles, synonyms } = await find('single sign-on keeps coming', EVERYONE);
    expect(titles).toContain('loop');
    expect(synonyms).toEqual([{ said: 'single sign on', means: 'SSO' }]);
  });

  test('nobody is understood by an article that a reader of the place may not see', async () => {
    expect((await find('project kestrel', only(LEGAL))).titles).toEqual(
      expect.arrayContaining(['plan', 'birds']),
    );
    for (const audience of [EVERYONE, only(MEMBER), only(LEGAL, MEMBER)])
      expect(await find('project kestrel', audience)).toEqual({ titles: [], synonyms: [] });
    // The page that spells it out is for members.
    const guest = await find('single sign-on keeps coming', only(GUEST));
    expect(guest.synonyms).toEqual([]);
  });

  test('what an article says goes with the article, and changes with it', async () => {
    await ingest(PAGES.filter(({ externalId }) => externalId !== 'plan'));
    expect((await find('project kestrel', only(LEGAL))).titles).toEqual([]);
    const changed = article('set-up', 'Set up your identity provider.', ['everyone']);
    await ingest([changed, ...PAGES.slice(1)]);
    expect((await find('single sign-on keeps coming', EVERYONE)).synonyms).toEqual([]);
    const left = await opened().database.query(
      sql`select 1 from article_synonyms s where terms @> array['SSO']`,
    );
    expect(left).toEqual([]);
  });

  test('a synonym that an admin sets is used from the next question on, until it is removed or taken back', async () => {
    const ask = () => find('rules for charities', EVERYONE);
    expect((await ask()).titles).not.toContain('discounts');
    expect(await set('charity', ['nonprofit', 'NGO'])).toEqual({ type: 'saved' });
    expect(await ask()).toMatchObject({ synonyms: [{ said: 'charities', means: 'nonprofit' }] });
    expect((await ask()).titles).toContain('discounts');
    expect(await set('charity', [], false)).toEqual({ type: 'saved' });
    expect((await ask()).synonyms).toEqual([]);
    const [removal] = await listSettingChanges(opened().database, { teamId: TEAM, limit: 1 });
    await undoChange(opened().database, {
      teamId: TEAM,
      changeId: removal!.id,
      actor: MEMBER,
      at: new Date(),
    });
    expect((await ask()).synonyms).toHaveLength(1);
  });

  test('it works both ways, and in no other workspace', async () => {
    await set('charity', ['nonprofit']);
    await ingest([article('giving', 'Every charity gets a box of cups.', ['everyone'])]);
    expect((await find('nonprofit box', EVERYONE)).titles).toContain('giving');
    const elsewhere = { ...EVERYONE, teamId: asId<TeamId>('T2') };
    expect((await find('nonprofit box', elsewhere)).synonyms).toEqual([]);
  });

  test('what is there already, says nothing or means nothing is refused', async () => {
    await set('charity', ['nonprofit']);
    const fault = (key: string, name: string) => ({ type: 'faulty', faults: [{ key, fault: name }] });
    expect(await set('Charities', ['NGO'])).toEqual(fault('name', 'term_known'));
    expect(await set('the', ['NGO'])).toEqual(fault('name', 'term'));
    expect(await set('NGO', ['of the'])).toEqual(fault('words', 'term'));
    expect(await set('NGO', [])).toEqual(fault('words', 'terms'));
  });

  test('a word that was removed can be added again', async () => {
    await set('charity', ['nonprofit']);
    await set('charity', [], false);
    expect(await set('charity', ['NGO'])).toEqual({ type: 'saved' });
  });
});
