import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBriefText } from '../../src/slack/ask/brief-command.ts';
import {
  escapeMrkdwn,
  escapeShort,
  neutralizeMarkdown,
  shorten,
} from '../../src/slack/text/escape-slack-text.ts';
import { readSlackText } from '../../src/slack/text/read-slack-text.ts';

const names: Record<string, string> = { U0ANA: 'Ana Lee' };
const read = (text: string) =>
  readSlackText(text, { botUserId: 'U0BOT', nameOf: async (id) => names[id] ?? null });

describe('a message is read as a person would', () => {
  it.each<[raw: string, text: string]>([
    ['<@U0BOT> what does it cost?', 'what does it cost?'],
    ['what does it cost, <@U0BOT>?', 'what does it cost, ?'],
    ['ask <@U0ANA> or <@U0NOBODY>', 'ask @Ana Lee or @U0NOBODY'],
    ['see <#C1|sales> and <#C2>', 'see #sales and #C2'],
    ['<!subteam^S1|@sales> <!here>', '@sales @here'],
    ['<https://x.example/a|the page>', 'the page (https://x.example/a)'],
    ['<https://x.example>', 'https://x.example'],
    ['<mailto:a@x.example|a@x.example>', 'a@x.example'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['1 < 2 <not markup>', '1 < 2 <not markup>'],
    ['العربية <@U0BOT> 日本語', 'العربية 日本語'],
  ])('%s', async (raw, text) => {
    expect((await read(raw)).text).toBe(text);
  });

  it('knows whom it speaks to', async () => {
    expect(await read('<@U0BOT> and <@U0ANA>, <!subteam^S1>')).toMatchObject({
      mentions: ['U0ANA', 'S1'],
      mentionsBot: true,
    });
  });

  it('never fails, whatever is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (raw) => {
        expect(typeof (await read(raw)).text).toBe('string');
      }),
    );
  });
});

describe('what models and articles write cannot do anything', () => {
  it.each([
    '<!channel>',
    '<!here|x>',
    '<@U0ANA>',
    '<#C1>',
    '<!subteam^S1>',
    '< !channel>',
    '<https://a.example|b>',
  ])('%s stays text', (text) => {
    expect(escapeMrkdwn(text)).not.toContain('<');
    expect(neutralizeMarkdown(text)).not.toContain(text);
  });

  it('a picture becomes a link, so that nothing is fetched on sight', () => {
    expect(neutralizeMarkdown('![x](https://a.io/p.png)')).toBe('[x](https://a.io/p.png)');
  });

  it('ordinary Markdown stays as it is', () => {
    const markdown = 'A **b** `c` [d](https://e.io) 1 < 2 [3]\n\n```\nx <- y\n```';
    expect(neutralizeMarkdown(markdown)).toBe(markdown);
  });

  it('escaping and cutting never leave half a character, and keep to the length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 6, max: 80 }),
        (text, max) => {
          expect(shorten(text, max).length).toBeLessThanOrEqual(max);
          expect(escapeShort(text, max).length).toBeLessThanOrEqual(max);
          expect(escapeShort(text, max)).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
        },
      ),
    );
  });
});

describe('what stands behind /brief', () => {
  it.each<[text: string, account: string, privately: boolean]>([
    ['Acme', 'Acme', false],
    ['  Acme   Ltd ', 'Acme Ltd', false],
    ['Acme me', 'Acme', true],
    ['Acme ME ', 'Acme', true],
    ['Acme', 'Acme', false],
    ['Acme Home', 'Acme Home', false],
    ['', '', false],
    ['me', '', true],
  ])('"%s"', (text, account, privately) => {
    expect(readBriefText(text)).toEqual({ account, privately });
  });
});
