import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { readSetting } from '../../src/store/settings.ts';
import { homePlayOn } from '../fixtures/home-play.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { buttonOf, eventually, type SandboxPerson, textOf } from '../fixtures/slack-person.ts';

describe('questions across records in Slack', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  const play = homePlayOn(() => bot);
  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'socket' });
  });
  afterAll(() => bot?.close());

  async function ask(person: SandboxPerson, channel: string, text: string) {
    const ts = await person.say(channel, channel === 'dm' ? text : `@switchboard ${text}`);
    return { ts, reply: await person.reply(channel, ts) };
  }
  const filesOf = async (person: SandboxPerson) =>
    (await person.read('dm')).flatMap((message) => message.files ?? []);
  const note = (person: SandboxPerson, channel: string, thread: string, holds: string) =>
    eventually(`"${holds}"`, async () =>
      [...(await person.read(channel)), ...(await person.read(channel, thread))].find(
        (one) => one.ephemeral && textOf(one).includes(holds),
      ),
    );

  it('shows the first rows, and sends all of them as a file to the person who clicks, once', async () => {
    const nora = bot.as('nora');
    const jonas = bot.as('jonas');
    const { ts, reply } = await ask(nora, 'sales', 'list all contacts');
    expect(textOf(reply)).toContain('the first 25 of');
    const { value } = buttonOf(reply, 'csv');
    const click = { channel: 'sales', ts: reply.ts, action_id: 'csv', value };
    await jonas.click(click);
    await jonas.click(click);
    await note(jonas, 'sales', ts, 'All rows are in our direct messages');
    await note(jonas, 'sales', ts, 'You already have the file');
    const [file, ...more] = await eventually('the file', async () => {
      const files = await filesOf(jonas);
      return files.length > 0 ? files : undefined;
    });
    expect(more).toEqual([]);
    expect(file!.name).toMatch(/^contacts-\d{4}-\d{2}-\d{2}\.csv$/);
    const bytes = new Uint8Array(await (await fetch(file!.url)).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toMatch(/^Name,Account,/);
    const said = Number(/the first 25 of (\d+)/.exec(textOf(reply))![1]);
    expect(lines).toHaveLength(1 + said + 1);
    const dm = (await jonas.read('dm')).map(textOf).join('\n');
    expect(dm).toContain(`Contacts: ${said}`);
    expect(await filesOf(nora)).toEqual([]);
    const audit = await bot.app.database.query(
      sql`select actor, detail from audit_log where action = 'rows sent'`,
    );
    expect(audit).toEqual([{ actor: expect.stringMatching(/^U/), detail: `${said} rows` }]);
  });

  it('answers by what an admin says that words mean, and says so', async () => {
    const anneke = bot.as('anneke');
    const nora = bot.as('nora');
    const { reply: before } = await ask(nora, 'dm', 'which accounts are at risk?');
    expect(textOf(before)).toContain('health score below 60');
    expect(textOf(before)).not.toContain('Brightwater Logistics');
    await anneke.open();
    await play.homeShows(anneke, 'What words mean');
    const form = await play.openArea(anneke, 'terms');
    const wrong = { healthBelow: '0', staleDays: '0', quietDays: '4000', bigAmount: '-1' };
    expect(await anneke.submit(form.id, wrong)).toMatchObject({
      ok: false,
      errors: {
        healthBelow: expect.stringContaining('from 1 to 1,000'),
        staleDays: expect.stringContaining('from 1 to 3,650'),
        quietDays: expect.stringContaining('from 1 to 3,650'),
        bigAmount: expect.stringContaining('above 0'),
      },
    });
    const entered = { healthBelow: '90', staleDays: '21', quietDays: '45', bigAmount: '250000' };
    expect(await anneke.submit(form.id, entered)).toMatchObject({ ok: true });
    await play.homeShows(anneke, 'health score below 90');
    const { value } = await readSetting(bot.app.database, asId<TeamId>('T0FERROWICK'), 'terms');
    expect(value).toEqual({ healthBelow: 90, staleDays: 21, quietDays: 45, bigAmount: 250_000 });
    const { reply: after } = await ask(nora, 'dm', 'which accounts are at risk?');
    expect(textOf(after)).toContain('health score below 90');
    expect(textOf(after)).toContain('Brightwater Logistics');
    const changes = await play.openArea(anneke, 'changes');
    const [change] = await bot.app.database.query<{ id: string }>(
      sql`select id::text from setting_changes where family = 'terms' order by id desc limit 1`,
    );
    expect(JSON.stringify(changes.blocks)).toContain('60 → 90');
    await anneke.click({ view_id: changes.id, action_id: 'change:undo', value: change!.id });
    await play.homeShows(anneke, 'health score below 60');
  });
});
