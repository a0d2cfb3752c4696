import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, LAPTOP, PHONE } from '../../packages/sandbox/test/fixtures/chromium.ts';
import { findFaults } from '../fixtures/find-faults.ts';
import { openProduct, type Seat } from '../fixtures/product-in-chromium.ts';

describe.skipIf(!hasChromium)('what people see is accessible, by axe', () => {
  let product: Awaited<ReturnType<typeof openProduct>>;
  let seat: Seat;

  beforeAll(async () => {
    product = await openProduct();
    seat = product.seat;
  });
  afterAll(() => product?.close());

  it.each([
    ['a laptop', 'light', LAPTOP],
    ['a laptop', 'dark', LAPTOP],
    ['a phone', 'light', PHONE],
    ['a phone', 'dark', PHONE],
  ] as const)(
    'on %s, %s: chooser, channel, thread, a window, Home and an article',
    async (_, colorScheme, size) => {
      const { page } = seat;
      const found: Record<string, string[]> = {};
      const look = async (name: string, at: Page = page) => {
        const faults = await findFaults(at);
        if (faults.length > 0) found[name] = faults;
      };
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await page.goto(product.url);
      await page.getByRole('heading', { name: 'Who would you like to be?' }).waitFor();
      await page.getByText('Nora Lindqvist').waitFor();
      await look('chooser');
      await seat.be('nora', /^sales/);
      await seat.write('@switchboard how do I set up single sign-on?');
      const answer = seat.inThread('Choose Optional or Required and save');
      await answer.getByRole('button', { name: 'Why?' }).waitFor();
      await look('thread');
      const opens = page.context().waitForEvent('page');
      await answer.getByRole('link', { name: 'Set up SAML single sign-on' }).click();
      const article = await opens;
      await article.emulateMedia({ colorScheme });
      await article.getByRole('heading', { level: 1 }).waitFor();
      await look('article', article);
      await article.close();
      await answer.getByRole('button', { name: 'Why?' }).click();
      await seat.dialog().getByRole('button', { name: 'Details' }).waitFor();
      await look('window');
      await seat.dialog().getByRole('button', { name: 'Close' }).last().click();
      await page.goto(`${product.url}/#/nora/general`);
      await page.locator('.pane-main').getByRole('combobox').waitFor();
      await look('channel');
      await page.goto(`${product.url}/#/anneke/home`);
      await page.getByRole('region', { name: 'Home' }).getByRole('button').first().waitFor();
      await look('home');
      expect(found).toEqual({});
    },
  );
});
