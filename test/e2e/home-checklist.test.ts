import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { readMarkdownFolder } from '../../src/sources/markdown.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { homePlayOn } from '../fixtures/home-play.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { buttonOf, eventually, type SandboxPerson } from '../fixtures/slack-person.ts';

const TEAM = asId<TeamId>('T0FERROWICK');
const SUPPORT = 'C0FW00003';
const ESCALATIONS = 'G0FW00011';

describe('from installed to the first useful answer', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let folder: string;
  let anneke: SandboxPerson;
  const play = homePlayOn(() => bot);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-handbook-'));
    await writeFile(
      join(folder, 'reset.md'),
      '# Password reset\n\nA password reset link is valid for 60 minutes.\n',
    );
    bot = await startSlackBot({ mode: 'socket', empty: true });
    anneke = bot.as('anneke');
    // The sandbox's bot is in every public channel: here an admin has to allow it one.
    const channels = await bot.app.database.query<{ id: string }>(sql`select id from channels`);
    for (const { id } of channels) {
      const value = { mode: 'off' as const, agents: [] };
      const change = { teamId: TEAM, family: 'channel' as const, subject: id, value, expectedVersion: 0 };
      await changeSetting(bot.app.database, { ...change, actor: 'test', at: new Date() });
    }
  });
  afterAll(async () => {
    await bot?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ingest = async (readers: 'admins' | 'everyone') => {
    const source = await readMarkdownFolder(folder);
    const { articles, total } = source;
    const { database, embedder } = bot.app;
    await ingestArticles(database, { source, readers: [readers], articles, total, embedder });
  };
  const done = async () => {
    const text = JSON.stringify((await anneke.home()).blocks);
    return [...text.matchAll(/([✅⬜]) {2}(\w+)/gu)].map(([, mark]) => mark).join('');
  };

  /** The form that a step's button opens, without a list on the way. */
  const openStep = async (label: string) => {
    const home = await play.homeShows(anneke, label);
    const button = home.blocks.find((block) =>
      JSON.stringify(block.accessory ?? {}).includes(label),
    )?.accessory;
    await anneke.click({ view_id: home.id, action_id: button?.action_id ?? '', value: button?.value ?? '' });
    return play.modal(anneke, 1);
  };

  it('each step is there to do, and is done only when it is', async () => {
    expect(await done()).toBe('⬜⬜⬜⬜');
    await ingest('admins');
    expect(await done()).toBe('⬜⬜⬜⬜');
    const help = await play.openArea(anneke, 'connect');
    expect(JSON.stringify(help.blocks)).toContain('switchboard ingest markdown');
    await play.closeAll(anneke);
    await rewrite(folder);
    await ingest('everyone');
    expect(await done()).toBe('✅⬜⬜⬜');

    await play.setChannel(anneke, SUPPORT, { mode: 'mention', agents: ['service'] });
    await play.homeShows(anneke, '✅  Invite me');
    expect(await done()).toBe('✅✅⬜⬜');

    const topic = await openStep('Choose the channel');
    expect(JSON.stringify(topic.blocks)).toContain('*Service*');
    expect(await anneke.submit(topic.id, { channelId: ESCALATIONS })).toMatchObject({ ok: true });
    await play.homeShows(anneke, 'Name the lead');
    expect(await done()).toBe('✅✅⬜⬜');
    const role = await openStep('Name the lead');
    expect(JSON.stringify(role.blocks)).toContain('*Support lead*');
    expect(await anneke.submit(role.id, { groups: ['support'] })).toMatchObject({ ok: true });
    await play.homeShows(anneke, '✅  Name a support lead');
    expect(await done()).toBe('✅✅✅⬜');

    const home = await play.homeShows(anneke, 'with a source\\n_Password reset_');
    const ask = buttonOf(home, 'example:0');
    expect(ask).toMatchObject({ label: 'Ask this', value: 'Password reset' });
    await anneke.click({ view_id: home.id, ...ask });
    await eventually('the last step to be done', async () => (await done()) === '');
    expect(JSON.stringify((await anneke.home()).blocks)).not.toContain('Until the first useful answer');
  });

  it('an answer whose source is gone is none any more', async () => {
    await rm(join(folder, 'reset.md'));
    await writeFile(join(folder, 'leave.md'), '# Parental leave\n\nYou get 16 weeks of it.\n');
    await ingest('everyone');
    await play.homeShows(anneke, 'Until the first useful answer');
    expect(await done()).toBe('✅✅✅⬜');
  });
});

/** Other readers alone do not make an article a changed one. */
async function rewrite(folder: string): Promise<void> {
  const text = '# Password reset\n\nA password reset link is valid for 60 minutes. Then ask for another.\n';
  await writeFile(join(folder, 'reset.md'), text);
}
