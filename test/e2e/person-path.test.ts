import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, PHONE } from '../../packages/sandbox/test/fixtures/chromium.ts';
import { openProduct, type Seat } from '../fixtures/product-in-chromium.ts';

describe.skipIf(!hasChromium)("a person's path through the product as it is started, in Chromium", () => {
  let product: Awaited<ReturnType<typeof openProduct>>;
  let page: Page;
  let seat: Seat;

  beforeAll(async () => {
    product = await openProduct();
    seat = product.seat;
    page = seat.page;
  });
  afterAll(() => product?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot('failed');
  });

  const shot = (name: string) => seat.shot(`person-${name}`);
  const thread = () => seat.thread();
  const said = (text: string | RegExp) => seat.inThread(text);
  const be = (who: string, place: RegExp) => seat.be(who, place);
  const write = (text: string) => seat.write(text);
  const goOn = (text: string) => seat.goOn(text);

  it('a newcomer chooses who to be, asks a price, and goes on without a mention', async () => {
    await page.goto(product.url);
    await page.getByRole('button', { name: /Nora Lindqvist/ }).click();
    await page.getByRole('link', { name: /^sales/ }).click();
    await write('@switchboard what does Enterprise cost for 250 seats, annual, in euros?');
    await said('€120,000.00').getByText('Sources').waitFor();
    await shot('price');
    await goOn('and monthly?');
    await said('€144,000.00').waitFor();
    await goOn('and in dollars?');
    const dollars = said('monthly billing: US$');
    await dollars.getByRole('button', { name: 'Why?' }).waitFor();
    await dollars.getByText('250 seats').first().waitFor();
    await shot('price-follow-ups');
  });

  it('Why? and the quotes open, and a person addressed by name is left to answer', async () => {
    const last = thread().locator('.message').last();
    await last.getByRole('button', { name: 'Why?' }).click();
    await page.getByRole('dialog').getByText('This answer rests on').first().waitFor();
    await shot('why');
    await page.getByRole('dialog').getByRole('button', { name: 'Details' }).click();
    await page.getByRole('dialog').getByText('quote_price').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').getByText('This answer rests on').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await last.getByRole('button', { name: 'Show quotes' }).click();
    await page.getByRole('dialog').getByText('Total per month').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const before = await thread().locator('.message').count();
    await goOn('Diego, did you talk to them yesterday?');
    await said('Diego, did you talk').waitFor();
    await write('@switchboard how do we answer when they bring up Tallowgate?');
    await said('Battlecard: Tallowgate').waitFor();
    await page.goBack();
    await said('Diego, did you talk').waitFor();
    await expect.poll(() => thread().locator('.message').count()).toBe(before + 1);
  });

  it('what is suggested is a question that fits its button, and is answered when it is pressed', async () => {
    await be('nora', /^sales/);
    await write('@switchboard how do I set up SAML single sign-on?');
    const answer = said('Test and sign in');
    const suggestion = answer.getByRole('button', { name: /\?$/ }).filter({ hasNotText: 'Why?' }).first();
    const text = (await suggestion.textContent()) ?? '';
    expect(text.length).toBeLessThanOrEqual(75);
    expect(text).not.toContain('…');
    await suggestion.click();
    await expect
      .poll(() => thread().getByText('Sources', { exact: true }).count(), { timeout: 15_000 })
      .toBeGreaterThan(1);
    await shot('suggestion');
  });

  it('a rep gets a brief where it was asked, refreshes it, and is asked which of two companies', async () => {
    await be('jonas', /^sales/);
    await write('/brief Solvane');
    const brief = page.locator('.pane-main .message').filter({ hasText: 'Open opportunities' }).last();
    await brief.getByRole('button', { name: 'Refresh' }).waitFor();
    await shot('brief');
    await brief.getByRole('button', { name: 'Refresh' }).click();
    await brief.getByText('Lucía Ibarra').first().waitFor();
    await write('/brief Brightwater');
    const which = page.locator('.pane-main .message').filter({ hasText: 'Which account' }).last();
    await which.getByRole('button', { name: 'Brightwater Logistik GmbH' }).waitFor();
    await shot('brief-which');
    await which.getByRole('button', { name: 'Brightwater Logistik GmbH' }).click();
    await page.locator('.message').filter({ hasText: 'Brightwater Logistik GmbH' }).last().waitFor();
  });

  it('App Home offers three examples, and one that is pressed is answered in the DM', async () => {
    await be('omar', /^Messages/);
    await page.getByRole('link', { name: /^Home/ }).click();
    await page.getByText('Try one of these').waitFor();
    await shot('home');
    await page.getByRole('button', { name: 'Fix a problem' }).click();
    await page.getByRole('link', { name: /^Messages/ }).click();
    await page.locator('.message').filter({ hasText: 'Omar Haddad asks:' }).first().waitFor();
    await page.getByRole('button', { name: /1 reply/ }).click();
    await said('Sources').waitFor();
    await shot('home-answered');
  });

  it('in German on a phone in the dark, everything is said in German', async () => {
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme: 'dark' });
    await be('greta', /^Messages/);
    await write('Was kostet Enterprise für 250 Plätze, jährlich, in Euro?');
    const answer = page.locator('.message').filter({ hasText: '120.000,00 €' }).last();
    await answer.getByRole('button', { name: 'Warum?' }).waitFor();
    await answer.getByText('Quellen').first().waitFor();
    await shot('german-phone-dark');
    expect(product.complaints).toEqual([]);
  });
});
