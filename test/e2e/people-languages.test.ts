import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, LAPTOP, PHONE } from '../../packages/sandbox/test/fixtures/chromium.ts';
import { openProduct, type Seat } from '../fixtures/product-in-chromium.ts';

const TALL = 2_300;

/** What somebody writes and reads in their own language. */
const PEOPLE = [
  {
    who: 'greta',
    wantsPerson: 'Kann ich bitte mit einem Menschen über die Verlängerung von Solvane Foods sprechen?',
    asked: /Du möchtest einen Menschen sprechen\..*Gefragt: /s,
    withdraw: 'Nicht mehr nötig',
    changed: /Seit dem letzten Briefing|hat sich nichts geändert/,
  },
  {
    who: 'kaito',
    wantsPerson: '担当者と話したいです。',
    asked: /担当者へのご依頼を承りました。.*依頼先：/s,
    withdraw: '不要になりました',
    changed: /前回のブリーフ/,
  },
];

describe.skipIf(!hasChromium)('people who read German or Japanese, in Chromium', () => {
  let product: Awaited<ReturnType<typeof openProduct>>;
  let seat: Seat;
  beforeAll(async () => {
    product = await openProduct();
    seat = product.seat;
  });
  afterAll(() => product?.close());

  /** Nothing hangs over the side of the window. */
  const fits = async () =>
    expect(
      await seat.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
  const shoot = async (name: string) => {
    for (const [device, { width, height }] of Object.entries({ laptop: LAPTOP, phone: PHONE })) {
      await seat.page.setViewportSize({ width, height: TALL });
      await fits();
      await seat.shot(`languages-${name}-${device}`);
      await seat.page.setViewportSize({ width, height });
      await fits();
    }
    await seat.page.setViewportSize(LAPTOP);
  };

  it.each(PEOPLE)('$who asks for a person and reads in one message who is asked and when', async (one) => {
    await seat.be(one.who, /^sales/);
    await seat.write(`@switchboard ${one.wantsPerson}`);
    const reply = seat.inThread(one.asked);
    await reply.getByRole('button', { name: one.withdraw }).waitFor();
    // Their own message, and one of the bot's.
    await expect.poll(() => seat.threadMessages().count()).toBe(2);
    await shoot(`person-${one.who}`);
  });

  it.each(PEOPLE)(
    '$who asks for a brief twice, and the second says what is new since the first',
    async (one) => {
      await seat.be(one.who, /^sales/);
      const briefs = () => seat.page.locator('.pane-main').getByRole('button', { name: 'Refresh' }).count();
      const before = await briefs();
      await seat.write('/brief Solvane Foods');
      await expect.poll(briefs, { timeout: 30_000 }).toBe(before + 1);
      await seat.write('/brief Solvane Foods');
      await expect.poll(briefs, { timeout: 30_000 }).toBe(before + 2);
      await seat.inChannel(one.changed).waitFor();
      await shoot(`brief-${one.who}`);
    },
  );

  it('and no code of the page complained', () => expect(product.complaints).toEqual([]));
});
