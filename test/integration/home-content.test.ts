import { beforeAll, expect, it } from 'vitest';
import { CROWD_ADMIN, CROWD_TEAM, counting, fillCrowd, homeDeps } from '../../bench/home-crowd.ts';
import { validateView } from '../../packages/sandbox/src/blocks/validate-view.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { defaultSetting, type SettingFamily } from '../../src/core/settings.ts';
import { LISTS } from '../../src/slack/home/admin-list.ts';
import { drawList } from '../../src/slack/home/draw-list.ts';
import { homeView } from '../../src/slack/home/home-view.ts';
import { readHomeContent } from '../../src/slack/home/read-home-content.ts';
import { type SettingForm, settingsFormView } from '../../src/slack/home/settings-form.ts';
import { settingsForms } from '../../src/slack/home/settings-forms.ts';
import { readPerson } from '../../src/store/people.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ROSTER } from '../fixtures/built-in.ts';

/** One a section, and two more to name what triage is about. */
const MOST_STATEMENTS = 14;

describeOnEachDatabase('App Home of a large workspace', (opened) => {
  beforeAll(() => fillCrowd(opened().owner, { channels: 500, sources: 200, turns: 4_000, handoffs: 30 }));

  const read = async (language: (typeof LANGUAGES)[number] = 'en') => {
    const counted = counting(opened().database);
    const person = (await readPerson(opened().database, CROWD_TEAM, CROWD_ADMIN))!;
    const content = await readHomeContent(homeDeps(counted.database), person, { language, prompts: [] });
    return { view: homeView(content), content, statements: counted.statements() };
  };

  it('takes one statement a section, however much there is', async () => {
    const { statements, content } = await read();
    expect(statements).toBeLessThanOrEqual(MOST_STATEMENTS);
    expect(content.admin).toMatchObject({
      overview: { channels: 500 },
      sources: { sources: 200, articles: 4_000 },
      handoffs: expect.objectContaining({ length: 5 }),
    });
    expect(content.admin!.handoffs[0]!.total).toBe(30);
  });

  it('counts the last seven days against the seven before', async () => {
    const { content } = await read();
    const { turns, answered, cost, up, down } = content.admin!.figures;
    // One turn every five minutes.
    expect(Math.abs(turns.now - 7 * 288)).toBeLessThanOrEqual(2);
    expect(Math.abs(turns.before - (4_000 - 7 * 288))).toBeLessThanOrEqual(2);
    expect(Math.abs(answered.now - turns.now / 4)).toBeLessThanOrEqual(2);
    expect(cost.now).toBeCloseTo(turns.now / 1_000, 2);
    expect(up.now + down.now).toBe(turns.now);
  });

  it('says which part of the questions was answered, and what to do where many were not', async () => {
    const { content } = await read();
    const said = JSON.stringify(homeView(content).blocks);
    expect(said).toMatch(/Answered\\n\*[\d,]+\* · 25%/);
    const figures = {
      ...content.admin!.figures,
      failed: { now: 0, before: 0 },
      refused: { now: 900, before: 0 },
    };
    const shown = (changed: typeof figures) =>
      JSON.stringify(homeView({ ...content, admin: { ...content.admin!, figures: changed } }).blocks);
    expect(shown(figures)).toMatch(/4\d% of the questions got no answer/);
    const few = { ...figures, refused: { now: 1, before: 0 }, down: { now: 0, before: 0 } };
    expect(shown(few)).not.toContain('got no answer');
    expect(shown({ ...few, turns: { now: 5, before: 0 } })).not.toContain('the week before');
  });

  it('says of others only that they wait, not what they asked', async () => {
    expect(JSON.stringify((await read()).view)).not.toContain('Secret question');
  });

  it.each(LANGUAGES)('is a view that Slack takes, in %s', async (language) => {
    const { view } = await read(language);
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(validateView(view as never)).toEqual([]);
  });

  it.each(LISTS)('keeps the list of %s within the limits of a view, on each page', async (list) => {
    for (const page of [0, 1, 24]) {
      const view = await drawList(
        opened().database,
        { teamId: CROWD_TEAM, language: 'de', rereadable: new Set(['markdown']), roster: ROSTER },
        { list, page, search: '' },
      );
      expect(view.blocks.length).toBeLessThanOrEqual(100);
      expect(validateView(view as never)).toEqual([]);
    }
  });

  it.each(LANGUAGES)('has forms that Slack takes, in %s', (language) => {
    for (const family of Object.keys(settingsForms) as SettingFamily[]) {
      const form = settingsForms[family] as SettingForm<SettingFamily>;
      const groups = Array.from({ length: 150 }, (_, n) => ({ handle: `group-${n}`, name: `Group ${n}` }));
      for (const known of [[], groups.slice(0, 90), groups]) {
        const metadata = { subject: '', version: 0 };
        const content = {
          language,
          metadata,
          about: 'A_b *c*'.repeat(40),
          value: defaultSetting(family),
          roles: ['admin'],
          agents: ROSTER.agents,
          groups: known,
          effective: [],
        };
        expect(validateView(settingsFormView(form, content) as never)).toEqual([]);
      }
    }
  });
});
