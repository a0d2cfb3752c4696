import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import type { SettingFamily } from '../../src/core/settings.ts';
import { saveRoles } from '../../src/store/directory.ts';
import { readSetting } from '../../src/store/settings.ts';
import { homePlayOn } from '../fixtures/home-play.ts';
import { startSlackBot, type TransportMode } from '../fixtures/slack-bot.ts';
import {
  buttonOf,
  eventually,
  type SandboxPerson,
  type SeenBlock,
  textOf,
} from '../fixtures/slack-person.ts';

const TEAM = asId<TeamId>('T0FERROWICK');
const JONAS = asId<PersonId>('U0FW00005');
const SUPPORT = 'C0FW00003';

describe.each<TransportMode>(['socket', 'http'])('App Home for admins over %s', (mode) => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let anneke: SandboxPerson;
  let jonas: SandboxPerson;

  beforeAll(async () => {
    bot = await startSlackBot({ mode });
    anneke = bot.as('anneke');
    jonas = bot.as('jonas');
    // A second admin.
    await saveRoles(bot.app.database, { teamId: TEAM, personId: JONAS, source: 'manual', roles: ['admin'] });
  });
  afterAll(() => bot?.close());

  const setting = async (family: SettingFamily, subject = '') =>
    (await readSetting(bot.app.database, TEAM, family, subject)) as {
      value: Record<string, unknown>;
      version: number;
    };

  const { openArea, openEntry, closeAll, homeShows, modal } = homePlayOn(() => bot);

  it('shows figures, who waits, and a row for every area, which nobody else sees', async () => {
    const home = textOf(await anneke.home());
    for (const text of [
      'The last seven days',
      'Waiting for a person',
      'Handoff by topic',
      'Retention',
      'Budgets',
    ])
      expect(home).toContain(text);
    const sellers = textOf(await bot.as('nora').home());
    expect(sellers).not.toContain('The last seven days');
    expect(sellers).not.toContain('admin:open');
    expect(sellers).toContain('Private by default: off');
  });

  it('says what is wrong at its field, stores nothing, and takes the form once it is right', async () => {
    const { version } = await setting('waiting');
    const form = await openArea(anneke, 'waiting');
    const wrong = await anneke.submit(form.id, {
      remindAfterHours: '0',
      escalateAfterHours: '4',
      closeAfterHours: '24',
      timeZone: 'Utrecht',
    });
    expect(wrong).toMatchObject({
      ok: false,
      errors: {
        remindAfterHours: expect.stringContaining('above 0'),
        timeZone: expect.stringContaining('Europe/Berlin'),
      },
    });
    expect(
      await anneke.submit(form.id, { remindAfterHours: '3', escalateAfterHours: '2', timeZone: 'UTC' }),
    ).toMatchObject({
      ok: false,
      errors: { escalateAfterHours: expect.stringContaining('later') },
    });
    expect((await setting('waiting')).version).toBe(version);
    expect(await anneke.submit(form.id, { remindAfterHours: '1.5', escalateAfterHours: '5' })).toMatchObject({
      ok: true,
    });
    await eventually('the setting', async () => (await setting('waiting')).version === version + 1);
    expect((await setting('waiting')).value).toMatchObject({ remindAfterHours: 1.5, days: [1, 2, 3, 4, 5] });
    await eventually('the new line', async () =>
      textOf(await anneke.home()).includes('A reminder after 1.5 h'),
    );
  });

  it('refuses a channel that the bot is not in', async () => {
    const { form } = await openEntry(anneke, 'topic', 'topic:legal');
    const answer = await anneke.submit(form.id, { channelId: 'C0NOTTHERE' });
    expect(answer).toMatchObject({ ok: false, errors: { channelId: expect.stringContaining('/invite') } });
    await closeAll(anneke);
  });

  it('keeps a private channel that the admin cannot see, unless they choose another', async () => {
    const { form } = await openEntry(anneke, 'topic', 'topic:pricing');
    expect(JSON.stringify(form.blocks)).not.toContain('initial_conversation');
    expect(await anneke.submit(form.id, { nextRole: 'admin' })).toMatchObject({ ok: true });
    await eventually(
      'the next role',
      async () => (await setting('topic', 'pricing')).value.nextRole === 'admin',
    );
    expect((await setting('topic', 'pricing')).value).toMatchObject({
      channelId: 'G0FW00012',
      role: 'deal_desk',
    });
    await closeAll(anneke);
  });

  it('does not let two admins overwrite each other silently, and lets a change be undone', async () => {
    const first = await openArea(anneke, 'retention');
    const second = await openArea(jonas, 'retention');
    expect(await anneke.submit(first.id, { days: '30' })).toMatchObject({ ok: true });
    await eventually('30 days', async () => (await setting('retention')).value.days === 30);
    const late = await jonas.submit(second.id, { days: '90' });
    expect(late).toMatchObject({ ok: false, errors: { days: expect.stringContaining('Anneke de Wit') } });
    await closeAll(jonas);
    const again = await openArea(jonas, 'retention');
    expect(await jonas.submit(again.id, { days: '90' })).toMatchObject({ ok: true });
    await eventually('90 days', async () => (await setting('retention')).value.days === 90);

    const [older, newer] = await bot.app.database.query<{ id: number }>(
      sql`select id::int from setting_changes where family = 'retention' order by id`,
    );
    const list = await openArea(anneke, 'changes');
    expect(buttons(list.blocks, 'change:undo')).toContain(String(newer!.id));
    expect(buttons(list.blocks, 'change:undo')).not.toContain(String(older!.id));
    await anneke.click({ view_id: list.id, action_id: 'change:undo', value: String(newer!.id) });
    await eventually('30 days again', async () => (await setting('retention')).value.days === 30);
    const audit = await bot.app.database.query<{ action: string; detail: string }>(
      sql`select action, detail from audit_log where subject = 'retention' order by id desc limit 1`,
    );
    expect(audit[0]).toMatchObject({ action: 'setting undone', detail: expect.stringContaining('90') });
    await eventually('the other admin sees it', async () =>
      textOf(await jonas.home()).includes('forgotten after 30 days'),
    );
    await closeAll(anneke);
  });

  it('adds, changes and removes synonyms, says what is wrong with one, and lets that be undone', async () => {
    for (const admin of [anneke, jonas]) await homeShows(admin, 'Retention');
    const { form } = await openEntry(anneke, 'synonym', 'synonym:');
    expect(await anneke.submit(form.id, { name: 'the', words: 'NGO' })).toMatchObject({
      ok: false,
      errors: { name: expect.stringContaining('say something') },
    });
    expect(await anneke.submit(form.id, { name: 'charity', words: 'nonprofit, NGO' })).toMatchObject({
      ok: true,
    });
    await eventually('a synonym', async () => (await setting('synonym', 'charity')).version === 1);
    expect((await setting('synonym', 'charity')).value.words).toEqual(['nonprofit', 'NGO']);
    await closeAll(anneke);

    const seen = await openEntry(anneke, 'synonym', 'synonym:charity');
    expect(textOf(seen.list)).toContain('nonprofit, NGO');
    const late = await openEntry(jonas, 'synonym', 'synonym:charity');
    expect(await anneke.submit(seen.form.id, { words: '' })).toMatchObject({ ok: true });
    await eventually('no synonym', async () => (await setting('synonym', 'charity')).version === 2);
    expect(await jonas.submit(late.form.id, { words: 'nonprofit' })).toMatchObject({
      ok: false,
      errors: { words: expect.stringContaining('Anneke de Wit') },
    });
    await closeAll(anneke);
    await closeAll(jonas);

    const [newest] = await bot.app.database.query<{ id: number }>(
      sql`select id::int from setting_changes where family = 'synonym' order by id desc limit 1`,
    );
    const changes = await openArea(anneke, 'changes');
    await anneke.click({ view_id: changes.id, action_id: 'change:undo', value: String(newest!.id) });
    await eventually('the synonym again', async () => (await setting('synonym', 'charity')).version === 3);
    await homeShows(anneke, '1 word means the same as another');
    await closeAll(anneke);
  });

  it('fills the form of a channel with the current settings there, and keeps both when it is saved', async () => {
    const { form } = await openEntry(anneke, 'channel', 'channel:');
    await anneke.click({ view_id: form.id, action_id: 'value', block_id: 'channelId', selected: SUPPORT });
    const filled = await eventually('the form of the channel', async () => {
      const view = (await anneke.views()).find((one) => one.id === form.id);
      return view && JSON.stringify(view.blocks).includes(`mode:${SUPPORT}`) ? view : undefined;
    });
    const answer = await anneke.submit(filled.id, {
      [`mode:${SUPPORT}`]: 'off',
      [`agents:${SUPPORT}`]: ['service'],
    });
    expect(answer).toMatchObject({ ok: true });
    await eventually('off', async () => (await setting('channel', SUPPORT)).value.mode === 'off');
    expect((await setting('channel', SUPPORT)).value.agents).toEqual(['service']);
    await eventually('the list shows it', async () =>
      JSON.stringify((await anneke.views())[0]?.blocks).includes(`<#${SUPPORT}>`),
    );
    await closeAll(anneke);
  });

  it('gives and takes roles as user groups say, without ever leaving nobody in office', async () => {
    const rolesOf = async (id: string) =>
      (
        await bot.app.database.query<{ role: string }>(
          sql`select role from person_roles where person_id = ${id} and source = 'group'`,
        )
      ).map((row) => row.role);
    const { form } = await openEntry(anneke, 'role', 'role:');
    expect(await anneke.submit(form.id, { name: 'two words', groups: ['legal'] })).toMatchObject({
      ok: false,
      errors: { name: expect.stringContaining('without spaces') },
    });
    expect(await anneke.submit(form.id, { name: 'legal', groups: ['legal'] })).toMatchObject({ ok: true });
    await eventually('Hanna has the role', async () => (await rolesOf('U0FW00014')).includes('legal'));
    await closeAll(anneke);
    const again = await openEntry(anneke, 'role', 'role:');
    expect(await anneke.submit(again.form.id, { name: 'legal', groups: ['support'] })).toMatchObject({
      ok: false,
      errors: { name: expect.stringContaining('already') },
    });
    expect(await anneke.submit(again.form.id, { name: 'sales_lead', groups: ['legal'] })).toMatchObject({
      ok: true,
    });
    await eventually('two roles', async () => (await rolesOf('U0FW00014')).length === 2);
    await closeAll(anneke);
  });

  it('refuses anyone who is no admin any more, on the form and behind it', async () => {
    const form = await openArea(jonas, 'budgets');
    await saveRoles(bot.app.database, { teamId: TEAM, personId: JONAS, source: 'manual', roles: [] });
    expect(await jonas.submit(form.id, { dailyCostUsd: '5' })).toMatchObject({
      ok: false,
      errors: { turnMaxTokens: expect.stringContaining('not an admin') },
    });
    expect((await setting('budgets')).version).toBe(0);
    await closeAll(jonas);
    expect(textOf(await jonas.home())).not.toContain('admin:open');
    await saveRoles(bot.app.database, { teamId: TEAM, personId: JONAS, source: 'manual', roles: ['admin'] });
  });

  it('reads a source again, once however often it is clicked, and names who answers for it', async () => {
    const [source] = await bot.app.database.query<{ id: number }>(
      sql`select id from sources where kind = 'example' and location like '%articles'`,
    );
    const before = await lastRun(source!.id);
    const list = await openArea(anneke, 'sources');
    expect(JSON.stringify(list.blocks)).toContain('articles');
    const click = { view_id: list.id, action_id: 'source:reread', value: String(source!.id) };
    // The second finds the button gone, or waits for the first and finds nothing left to do.
    await Promise.all([anneke.click(click), anneke.click(click).catch(() => undefined)]);
    await eventually('a newer run', async () => (await lastRun(source!.id)) > before);
    await eventually('the result', async () =>
      JSON.stringify((await anneke.views())[0]?.blocks).includes('0 new, 0 changed, 0 gone'),
    );
    await eventually('all clicks settled', async () => {
      const open = await bot.app.database.query(sql`select 1 from events where finished_at is null`);
      return open.length === 0;
    });
    const runs = await bot.app.database.query(
      sql`select 1 from audit_log where action = 'source read again' and subject = ${`source:${source!.id}`}`,
    );
    expect(runs).toHaveLength(1);
    await anneke.click({
      view_id: list.id,
      action_id: 'source:owner',
      block_id: `owner:${source!.id}`,
      selected: JONAS,
    });
    await eventually('the owner', async () => {
      const [row] = await bot.app.database.query<{ owner_id: string }>(
        sql`select owner_id from sources where id = ${source!.id}`,
      );
      return row?.owner_id === JONAS;
    });
    await closeAll(anneke);
  });

  it('says in its row why a source could not be read again', async () => {
    await bot.app.database.query(sql`
      insert into sources (kind, location, access_id) select 'markdown', '/srv/gone', min(id) from access_rules`);
    const [source] = await bot.app.database.query<{ id: number }>(
      sql`select id from sources where location = '/srv/gone'`,
    );
    const list = await openArea(anneke, 'sources');
    await anneke.click({ view_id: list.id, action_id: 'source:reread', value: String(source!.id) });
    await eventually('why', async () =>
      /Could not be read again: [^"]*srv.gone/.test(JSON.stringify((await anneke.views())[0]?.blocks)),
    );
    await closeAll(anneke);
    expect(textOf(await anneke.home())).toContain('1 could not be read again');
  });

  it('shows a name that changed hands, and says whom it means from then on', async () => {
    const { database } = bot.app;
    const [group] = await database.query<{ id: string }>(
      sql`select id from groups where handle = 'deal-desk'`,
    );
    const taken = async () =>
      (
        await database.query<{ subject_id: string }>(sql`
        select subject_id from names where kind = 'group' and name = 'deal-desk'`)
      )[0]!.subject_id;
    await database.query(sql`update groups set handle = 'former-desk' where id = ${group!.id}`);
    await database.query(
      sql`insert into groups (team_id, id, handle, name) values (${TEAM}, 'S0NEWDESK', 'deal-desk', 'New desk')`,
    );
    const list = await openArea(anneke, 'names');
    expect(textOf(list)).toContain(`<!subteam^${group!.id}>`);
    const { action_id, value } = buttonOf(list, 'name:moved');
    await anneke.click({ view_id: list.id, action_id, value });
    await eventually('the list to be empty', async () =>
      textOf((await anneke.views())[0]!).includes('who bore it first'),
    );
    expect(await taken()).toBe('S0NEWDESK');
    await closeAll(anneke);
    await database.query(sql`delete from groups where id = 'S0NEWDESK'`);
    await database.query(sql`update groups set handle = 'deal-desk' where id = ${group!.id}`);
    await database.query(
      sql`update names set subject_id = ${group!.id} where kind = 'group' and name = 'deal-desk'`,
    );
  });

  it('lists what was wrong with answers for those who look after them, to take on and to close', async () => {
    const nora = bot.as('nora');
    const thread = await nora.say(
      'sales',
      `<@${bot.sandbox.botUserId}> How long is a password reset link valid?`,
    );
    const answer = await nora.reply('sales', thread);
    await nora.react('sales', answer.ts, '-1');
    const priya = bot.as('priya');
    const home = await homeShows(priya, 'triage:look');
    expect(textOf(home)).not.toContain('admin:open');
    expect(textOf(await nora.home())).not.toContain('triage:look');
    const look = buttonOf(home, 'triage:look');
    await priya.click({ view_id: home.id, action_id: look.action_id, value: look.value });
    const item = await modal(priya, 1);
    for (const text of ['How long is a password reset link valid?', 'not helpful', 'Reset a password'])
      expect(textOf(item)).toContain(text);
    await press(priya, 'triage:mine');
    await homeShows(priya, '<@U0FW00006>');
    await press(priya, 'triage:close:not_a_fault');
    const form = await modal(priya, 2);
    expect(await priya.submit(form.id, { as: 'not_a_fault', note: 'It is right.' })).toMatchObject({
      ok: true,
    });
    await eventually('it is closed', async () => !textOf(await priya.home()).includes('triage:look'));
    await eventually('the open view says so', async () =>
      textOf((await priya.views())[0]!).includes('Closed: Not a fault'),
    );
    await closeAll(priya);
  });

  it('pages through all that is to be looked at, and shows one kind of it', async () => {
    const { database } = bot.app;
    await database.query(sql`
      insert into triage_items (id, team_id, turn_id, origin, category, group_id)
      select 'ti_page' || n, ${TEAM}, 't_page' || n, 'nothing_found',
        case when n = 1 then 'tone' else 'coverage_gap' end, 'ti_page' || n
      from generate_series(1, 25) as n`);
    const priya = bot.as('priya');
    await priya.open();
    const home = await homeShows(priya, 'Show all 25');
    const all = buttonOf(home, 'triage:all');
    await priya.click({ view_id: home.id, action_id: all.action_id, value: all.value });
    expect(textOf(await modal(priya, 1))).toContain('Page 1 of 2');
    await press(priya, 'triage:page:next');
    const second = await eventually('the second page', async () => {
      const [view] = await priya.views();
      return textOf(view!).includes('Page 2 of 2') ? view : undefined;
    });
    expect(second!.blocks.filter((block) => JSON.stringify(block).includes('triage:look'))).toHaveLength(5);
    await priya.click({
      view_id: second!.id,
      action_id: 'triage:category',
      block_id: 'triage_category',
      selected: 'tone',
    });
    await eventually('one kind', async () => {
      const [view] = await priya.views();
      return view!.blocks.filter((block) => JSON.stringify(block).includes('triage:look')).length === 1;
    });
    await closeAll(priya);
    await database.query(sql`delete from triage_items where id like 'ti_page%'`);
  });

  /** Clicks a button of the view on top, whose action id begins like this. */
  async function press(person: SandboxPerson, actionId: string): Promise<void> {
    const view = (await person.views()).at(-1)!;
    const { action_id, value } = buttonOf(view, actionId);
    await person.click({ view_id: view.id, action_id, value });
  }

  const lastRun = async (id: number): Promise<number> => {
    const [row] = await bot.app.database.query<{ at: Date }>(
      sql`select last_run_at as at from sources where id = ${id}`,
    );
    return row!.at.getTime();
  };

  it('pages through 200 sources and finds one, within the limits of a view', async () => {
    await bot.app.database.query(sql`
      insert into sources (kind, location, access_id)
      select 'markdown', '/srv/handbooks/part-' || lpad(n::text, 3, '0'), (select min(id) from access_rules)
      from generate_series(1, 200) n`);
    await bot.app.database.query(sql`
      insert into channels (team_id, id, name, kind) select ${TEAM}, 'C9' || n, 'channel-' || n, 'public' from generate_series(1, 500) n`);
    await bot.app.database.query(sql`
      insert into settings (team_id, family, subject, value, version, updated_by, updated_at)
      select ${TEAM}, 'channel', 'C9' || n, '{"mode":"every","agents":["sales","service"]}', 1, 'example', now() from generate_series(1, 500) n`);
    const list = await openArea(anneke, 'sources');
    await anneke.click({ view_id: list.id, action_id: 'list:next', value: '1' });
    const page = await eventually('page 2', async () =>
      (await anneke.views()).find((view) => JSON.stringify(view.blocks).includes('Page 2 of')),
    );
    expect(page.blocks.length).toBeLessThanOrEqual(100);
    await anneke.click({ view_id: list.id, action_id: 'value', block_id: 'search', value: 'part-137' });
    await eventually('the one', async () => {
      const text = JSON.stringify((await anneke.views())[0]?.blocks);
      return text.includes('part-137') && !text.includes('part-136');
    });
    await closeAll(anneke);
    const channels = await openArea(anneke, 'channel');
    expect(JSON.stringify(channels.blocks)).toContain('501 in all');
    expect(channels.blocks.length).toBeLessThanOrEqual(100);
    await closeAll(anneke);
    const home = await anneke.home();
    expect(home.blocks.length).toBeLessThanOrEqual(100);
    expect(textOf(home)).toContain('501 channels are set up otherwise');
  });
});

function buttons(blocks: SeenBlock[], actionId: string): string[] {
  return blocks.flatMap((block) =>
    block.accessory?.action_id === actionId ? [block.accessory.value ?? ''] : [],
  );
}
