import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, LAPTOP, PHONE } from '../../packages/sandbox/test/fixtures/chromium.ts';
import { findFaults } from '../fixtures/find-faults.ts';
import { openProduct, type Seat } from '../fixtures/product-in-chromium.ts';

const TALL = 2_300;

/** What somebody writes and reads in their own language. */
const PEOPLE = [
  {
    who: 'greta',
    wantsPerson: 'Kann ich bitte mit einem Menschen über die Verlängerung von Solvane Foods sprechen?',
    asked: /Du möchtest einen Menschen sprechen\..*Gefragt: /s,
    withdraw: 'Nicht mehr nötig',
    price: 'Was kostet Enterprise für 250 Plätze, jährlich, in Euro?',
    priced: '120.000,00',
    dated: /\d\. \p{L}{3,4}\.? 20\d\d/u,
    why: 'Warum?',
    details: 'Details',
    close: 'Schließen',
    briefed: 'Was jetzt zählt',
    changed: /Seit dem letzten Briefing|hat sich nichts geändert/,
  },
  {
    who: 'kaito',
    wantsPerson: '担当者と話したいです。',
    asked: /担当者へのご依頼を承りました。.*依頼先：/s,
    withdraw: '不要になりました',
    price: 'Enterpriseを300席、年間契約、円でいくらですか？',
    priced: '23,040,000',
    dated: /20\d\d年\d{1,2}月/,
    why: '根拠は？',
    details: '詳細',
    close: '閉じる',
    briefed: 'いま大切なこと',
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
      // Those of the people before them, once the page has drawn them.
      const before = 2 * PEOPLE.indexOf(one);
      await expect.poll(briefs).toBe(before);
      await seat.write('/brief Solvane Foods');
      await expect.poll(briefs, { timeout: 30_000 }).toBe(before + 1);
      await seat.write('/brief Solvane Foods');
      await expect.poll(briefs, { timeout: 30_000 }).toBe(before + 2);
      await seat.inChannel(one.changed).waitFor();
      await shoot(`brief-${one.who}`);
    },
  );

  it.each(PEOPLE)(
    '$who sees answer, reasons, brief and Home in the dark, on both devices, and axe finds nothing',
    async (one) => {
      await seat.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      const found: string[] = [];
      const look = async (name: string) => {
        await shoot(`dark-${one.who}-${name}`);
        for (const size of [PHONE, LAPTOP]) {
          await seat.page.setViewportSize(size);
          found.push(...(await findFaults(seat.page)).map((fault) => `${name}: ${fault}`));
        }
      };
      await seat.be(one.who, /^Messages/);
      await seat.write(one.price);
      const answer = seat.inThread(one.priced);
      await answer.getByRole('button', { name: one.why }).waitFor();
      // What to ask is offered in their language, or not at all.
      await expect.poll(() => seat.page.getByRole('button', { name: 'Work out a price' }).count()).toBe(0);
      await look('price');
      await answer.getByRole('button', { name: one.why }).click();
      await seat.dialog().getByRole('button', { name: one.details }).waitFor();
      await look('why');
      await seat.dialog().getByRole('button', { name: one.close }).last().click();
      await seat.be(one.who, /^Messages/);
      await seat.write('/brief Solvane');
      await seat.inChannel(one.briefed).waitFor();
      await look('brief');
      await seat.page.getByRole('link', { name: /^Home/ }).click();
      await seat.page.getByRole('region', { name: 'Home' }).getByRole('button').first().waitFor();
      await seat.page.getByText(one.dated).first().waitFor();
      await look('home');
      expect(found).toEqual([]);
    },
  );

  it('and no code of the page complained', () => expect(product.complaints).toEqual([]));
});
