import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, LAPTOP, PHONE } from '../../packages/sandbox/test/fixtures/chromium.ts';
import { findFaults } from '../fixtures/find-faults.ts';
import { openProduct, type Seat } from '../fixtures/product-in-chromium.ts';

const AGREED = 'We agreed on 12 percent for Solvane.';
const OPEN = 'how do I set up single sign-on?';

describe.skipIf(!hasChromium)('asking about what one looks at, in Chromium', () => {
  let product: Awaited<ReturnType<typeof openProduct>>;
  let seat: Seat;
  beforeAll(async () => {
    product = await openProduct();
    seat = product.seat;
    await seat.page.setViewportSize(LAPTOP);
    await seat.be('diego', /^sales/);
    await seat.write(AGREED);
    const agreed = seat.inChannel('12 percent');
    await agreed.hover();
    await agreed.getByRole('button', { name: 'Reply in thread' }).click();
    await seat.goOn(OPEN);
    await seat.inThread(OPEN).waitFor();
  });
  afterAll(() => product?.close());

  const pane = () => seat.page.getByRole('complementary', { name: 'Switchboard' });
  const said = (text: string | RegExp) => pane().locator('.message').filter({ hasText: text }).last();
  const openThread = async (who: string) => {
    await seat.be(who, /^sales/);
    const message = seat.inChannel('12 percent');
    await message.hover();
    await message.getByRole('button', { name: 'Reply in thread' }).click();
    await seat.thread().getByRole('link', { name: 'Ask Switchboard about this thread' }).click();
    await pane().waitFor();
  };
  const ask = async (text: string) => {
    const box = pane().getByRole('combobox');
    await box.fill(text);
    await box.press('Enter');
  };

  it.each([
    ['laptop', 'light', LAPTOP],
    ['phone', 'dark', PHONE],
  ] as const)(
    'a thread is shown in its words beside itself, on a %s, %s',
    async (name, colorScheme, size) => {
      await seat.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await seat.page.setViewportSize(LAPTOP);
      await openThread('nora');
      await seat.page.setViewportSize(size);
      expect(await pane().textContent()).toContain('the thread in #sales');
      expect(await findFaults(seat.page)).toEqual([]);
      await ask('summarise this thread');
      await said('From the thread in #sales').waitFor();
      expect(await said('From the thread in #sales').textContent()).toContain('12 percent');
      expect(await said('From the thread in #sales').textContent()).toContain('language model');
      await seat.shot(`looked-at-${name}-${colorScheme}`);
      expect(await findFaults(seat.page)).toEqual([]);
    },
  );

  it('what was asked there is answered privately, and the account that is named there is taken', async () => {
    await seat.page.setViewportSize(LAPTOP);
    await seat.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    // Nobody whose earlier questions are about an account.
    await openThread('elif');
    await ask('brief me on this account');
    await said('“this account” is taken to mean Solvane Foods').waitFor();
    await pane().getByRole('button', { name: 'New question' }).click();
    await ask('can you answer this?');
    await said('Choose Optional or Required and save').waitFor();
    await seat.page.keyboard.press('Escape');
    await seat.thread().waitFor();
  });

  it('in German and Japanese it is the same, and what one is not in stays closed', async () => {
    await openThread('greta');
    await ask('Fass diesen Thread zusammen');
    await said('Aus dem Thread in #sales').waitFor();
    await seat.shot('looked-at-german');
    await openThread('kaito');
    await ask('このスレッドを要約して');
    await said('#salesのスレッドから').waitFor();
    await seat.shot('looked-at-japanese');
    expect(product.complaints).toEqual([]);
  });
});
