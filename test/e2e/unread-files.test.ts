import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeEvent } from '../../src/store/inbox.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';

const PICTURE = { name: 'error.png', content: 'not looked at' };

describe('pictures and files of a question', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'socket' });
  });
  afterAll(() => bot?.close());

  it('are said not to be read, by name, beside what the words are answered with', async () => {
    const nora = bot.as('nora');
    const asked = await nora.share('dm', [PICTURE], { text: 'How long does the free trial last?' });
    const reply = textOf(await nora.reply('dm', asked));
    expect(reply).toContain('21 days');
    expect(reply).toContain('I cannot look into pictures and files: “error.png”');
  });

  it('are named in the language of whom the bot speaks to', async () => {
    const diego = bot.as('diego');
    const asked = await diego.share('dm', [PICTURE, { name: 'log.txt', content: 'x' }], {
      text: '¿Cuánto dura la prueba gratuita?',
    });
    expect(textOf(await diego.reply('dm', asked))).toContain(
      'No puedo ver imágenes ni archivos: “error.png” y “log.txt”',
    );
  });

  it('are named where the message has no words at all', async () => {
    const nora = bot.as('nora');
    const asked = await nora.share('dm', [PICTURE]);
    expect(textOf(await nora.reply('dm', asked))).toContain('“error.png”');
  });

  it('are named where somebody forwards them, and the forwarded words are answered', async () => {
    const nora = bot.as('nora');
    const ts = await nora.say('sales', 'look here');
    const heard = await eventually('the message is heard', async () =>
      bot.handled.find(({ payload }) => JSON.stringify(payload).includes(ts)),
    );
    // The sandbox cannot forward: what Slack would deliver is delivered by hand.
    const payload = heard.payload as { event: object };
    const attachments = [
      {
        is_share: true,
        text: 'How long does the free trial last?',
        files: [{ id: 'F1', name: 'plan.png' }],
      },
    ];
    const event = { ...payload.event, type: 'app_mention', text: 'can you answer this?', attachments };
    const { teamId, threadKey } = heard;
    await storeEvent(bot.app.database, {
      teamId,
      threadKey,
      kind: 'event',
      eventId: 'Ev_forwarded',
      payload: { ...payload, event },
    });
    const reply = textOf(await nora.reply('sales', ts));
    expect(reply).toContain('21 days');
    expect(reply).toContain('“plan.png”');
  });
});
