import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { notifyOwners } from '../../src/curation/notify-owners.ts';
import { runCheck } from '../../src/curation/run-check.ts';
import { homePlayOn } from '../fixtures/home-play.ts';
import { startSlackBot, type TransportMode } from '../fixtures/slack-bot.ts';
import { eventually, type SandboxPerson, textOf } from '../fixtures/slack-person.ts';

const TEAM = asId<TeamId>('T0FERROWICK');
/** Business hours, which are those of UTC unless an admin sets others. */
const NOON = new Date('2026-11-25T12:00:00Z');
const QUESTION = 'How long is customer data kept after the contract ends?';
const CONTRACT = 'End of contract and deletion of data';
const FAQ = 'Data retention: questions and answers';

describe.each<TransportMode>(['socket', 'http'])('articles to look at over %s', (mode) => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let anneke: SandboxPerson;
  const play = homePlayOn(() => bot);

  beforeAll(async () => {
    bot = await startSlackBot({ mode });
    anneke = bot.as('anneke');
    await runCheck(bot.app.database, { now: NOON });
  });
  afterAll(() => bot?.close());

  async function openList(person: SandboxPerson) {
    await person.open();
    const home = await play.homeShows(person, 'Articles to look at');
    await person.click({ view_id: home.id, action_id: 'finding:open', value: 'open' });
    return play.modal(person, 1);
  }
  const shows = (person: SandboxPerson, text: string, not = '\u0000') =>
    eventually(`"${text}" in the list`, async () => {
      const [view] = await person.views();
      const said = view && textOf(view);
      return said?.includes(text) && !said.includes(not) ? view : undefined;
    });
  /** Clicks a button of the finding about a title. */
  async function press(person: SandboxPerson, title: string, act: string) {
    const [view] = await person.views();
    const at = view!.blocks.findIndex((block) => JSON.stringify(block).includes(title));
    const row = view!.blocks.slice(at).find((block) => block.type === 'actions')!;
    const button = row.elements!.find((one) => one.action_id === `finding:act:${act}`)!;
    const click = { view_id: view!.id, action_id: button.action_id!, value: button.value! };
    await person.click({ ...click, block_id: String(row.block_id) });
  }
  /** Clicks a button below the list. */
  async function turn(person: SandboxPerson, to: string) {
    const [view] = await person.views();
    const buttons = view!.blocks.flatMap((block) => block.elements ?? []);
    const button = buttons.find((one) => one.action_id === `finding:page:${to}`)!;
    await person.click({ view_id: view!.id, action_id: button.action_id!, value: button.value! });
  }
  async function answer(): Promise<string> {
    const nora = bot.as('nora');
    const thread = await nora.say('sales', `<@${bot.sandbox.botUserId}> ${QUESTION}`);
    return textOf(await nora.reply('sales', thread));
  }

  it('are listed by owner, with the sentences that disagree', async () => {
    const list = textOf(await openList(anneke));
    for (const text of ['Owner: hanna, omar', CONTRACT, FAQ, '90 days', '30 days', 'Ferrowick Go 3'])
      expect(list).toContain(text);
    await play.closeAll(anneke);
  });

  it('are retired by a click: the next question does not find them, until that is undone', async () => {
    const before = await answer();
    expect(before).toContain('90 days');
    expect(before).toContain('30 days');
    await openList(anneke);
    await press(anneke, CONTRACT, 'retire:0');
    await shows(anneke, 'Ferrowick Go 3', CONTRACT);
    const without = await answer();
    expect(without).toContain('30 days');
    expect(without).not.toContain('90 days');
    await turn(anneke, 'other');
    await shows(anneke, 'Retired');
    await press(anneke, CONTRACT, 'undo:0');
    await shows(anneke, 'nothing to look at');
    await play.closeAll(anneke);
    const again = await answer();
    expect(again).toContain('90 days');
    expect(again).toContain('30 days');
  });

  it('are decided once: who comes second is told, and sees how it stands', async () => {
    const hanna = bot.as('hanna');
    await openList(anneke);
    const [theirs] = [await openList(hanna)];
    expect(textOf(theirs)).not.toContain('Ferrowick Go 3');
    expect(textOf(theirs)).not.toContain('Ask owner');
    await press(anneke, CONTRACT, 'dismiss:0');
    await shows(anneke, 'Ferrowick Go 3', CONTRACT);
    await press(hanna, CONTRACT, 'retire:0');
    await shows(hanna, 'Somebody decided this before you');
    await play.closeAll(hanna);
    await play.closeAll(anneke);
    expect(await answer()).toContain('90 days');
  });

  it('are not for those who own none of them', async () => {
    const nora = bot.as('nora');
    await nora.open();
    const home = await nora.home();
    expect(textOf(home)).not.toContain('Articles to look at');
  });

  it('are asked about in the owner’s DM, once', async () => {
    await openList(anneke);
    await press(anneke, 'Ferrowick Go 3', 'ask:0');
    await shows(anneke, 'The owner is asked');
    await press(anneke, 'Ferrowick Go 3', 'ask:0');
    await shows(anneke, 'asked before');
    await play.closeAll(anneke);
    const asked = await eventually('the request', async () => {
      const said = (await bot.as('mei').read('dm')).filter((message) =>
        textOf(message).includes('asks you to look'),
      );
      return said.length > 0 ? said : undefined;
    });
    expect(asked).toHaveLength(1);
    expect(textOf(asked[0]!)).toContain('Anneke');
  });

  it('are told to their owners in one DM, once, also across a restart', async () => {
    const omar = bot.as('omar');
    await bot.app.database.query(
      sql`update findings set state = 'open', decision = null, decided_by = null, decided_at = null`,
    );
    const dms = async () =>
      (await omar.read('dm')).filter((message) => textOf(message).includes('something to look at'));
    await notifyOwners(bot.app.database, TEAM, NOON);
    await eventually('the message', async () => (await dms()).length > 0);
    await bot.restart(() => notifyOwners(bot.app.database, TEAM, NOON));
    await notifyOwners(bot.app.database, TEAM, new Date(NOON.getTime() + 20 * 86_400_000));
    await answer();
    const told = await dms();
    expect(told).toHaveLength(1);
    expect(textOf(told[0]!)).toContain('30 days');
  });
});
