import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { buttonOf, eventually, type SandboxPerson, textOf } from '../fixtures/slack-person.ts';

const TOO_LATE = 'The form did not open in time. Please click again.';

describe('a click that comes to its turn when Slack takes no modal for it any more', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let nora: SandboxPerson;
  let anneke: SandboxPerson;
  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'socket', triggerLifetimeMs: -1 });
    nora = bot.as('nora');
    anneke = bot.as('anneke');
  });
  afterAll(() => bot?.close());

  /** Waits for one more note in a place, or in a thread of it, than there was before a click. */
  const toldAfter = async (
    person: SandboxPerson,
    act: () => Promise<unknown>,
    [channel, thread]: [string, string?] = ['dm'],
  ): Promise<void> => {
    const notes = async () =>
      (await person.read(channel, thread)).filter((message) => textOf(message).includes(TOO_LATE)).length;
    const before = await notes();
    await act();
    await eventually('the note', async () => (await notes()) > before);
    expect(await person.views()).toEqual([]);
  };

  it('is answered where somebody said what was wrong with an answer, or asks about a message', async () => {
    const ts = await nora.say('general', '@switchboard How do I set up SAML single sign-on with Okta?');
    await nora.reply('general', ts);
    await nora.say('general', "@switchboard that's wrong", ts);
    const offer = await nora.reply('general', ts, 2);
    const { action_id, value } = buttonOf(offer, 'complain');
    const complaint = { channel: 'general', ts: offer.ts, action_id, value };
    await toldAfter(nora, () => nora.click(complaint), ['general', ts]);
    await toldAfter(nora, () => nora.shortcut('ask_about_this', 'general', ts), ['general']);
  });

  it('is answered in a direct message where it was made in App Home', async () => {
    const home = await anneke.home();
    for (const action of ['admin:open', 'finding:open']) {
      const { action_id, value } = buttonOf(home, action);
      await toldAfter(anneke, () => anneke.click({ view_id: home.id, action_id, value }));
    }
  });
});
