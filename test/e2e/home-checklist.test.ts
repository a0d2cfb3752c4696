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
import { buttonOf, type SandboxPerson } from '../fixtures/slack-person.ts';

const TEAM = asId<TeamId>('T0FERROWICK');
const SUPPORT = 'C0FW00003';
const ESCALATIONS = 'G0FW00011';
const QUESTION = 'How long is a password reset link valid?';

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

    const topic = await play.openEntry(anneke, 'topic', 'topic:service');
    expect(await anneke.submit(topic.form.id, { channelId: ESCALATIONS })).toMatchObject({ ok: true });
    await play.closeAll(anneke);
    await play.homeShows(anneke, 'Name the lead');
    expect(await done()).toBe('✅✅⬜⬜');
    const role = await play.openEntry(anneke, 'role', 'role:');
    expect(await anneke.submit(role.form.id, { name: 'support_lead', groups: ['support'] })).toMatchObject({
      ok: true,
    });
    await play.closeAll(anneke);
    await play.homeShows(anneke, '✅  Name a support lead');
    expect(await done()).toBe('✅✅✅⬜');

    expect(buttonOf(await anneke.home(), 'example:0').label).toBe('Ask this');
    const thread = await anneke.say('dm', QUESTION);
    await anneke.reply('dm', thread);
    await play.homeShows(anneke, 'Settings');
    expect(await done()).toBe('');
    expect(JSON.stringify((await anneke.home()).blocks)).not.toContain('Until the first useful answer');
  });
});

/** Other readers alone do not make an article a changed one. */
async function rewrite(folder: string): Promise<void> {
  const text = '# Password reset\n\nA password reset link is valid for 60 minutes. Then ask for another.\n';
  await writeFile(join(folder, 'reset.md'), text);
}
