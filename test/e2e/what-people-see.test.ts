import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, LAPTOP, PHONE } from '../../packages/sandbox/test/fixtures/chromium.ts';
import { openProduct } from '../fixtures/product-in-chromium.ts';

describe.skipIf(!hasChromium)('what people see of an answer, in Chromium', () => {
  let product: Awaited<ReturnType<typeof openProduct>>;

  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(() => product?.close());

  it('the number and the title of a source open the article, as the person whose window it is', async () => {
    const { seat } = product;
    const priya = await product.anotherSeat();
    for (const [one, who, name] of [
      [seat, 'nora', 'Nora Lindqvist'],
      [priya, 'priya', 'Priya Raman'],
    ] as const) {
      await one.be(who, /^Messages/);
      await one.write('how do I set up single sign-on?');
      const answer = one.inThread('Choose Optional or Required and save');
      for (const link of ['[1]', 'Set up SAML single sign-on']) {
        const opens = one.page.context().waitForEvent('page');
        await answer.getByRole('link', { name: link, exact: true }).first().click();
        const article = await opens;
        await article.getByRole('heading', { level: 1, name: 'Set up SAML single sign-on' }).waitFor();
        await article.getByText(`You are reading this as ${name}.`).waitFor();
        await article.close();
      }
    }
    expect(product.complaints).toEqual([]);
  });

  it('only the newest answer of a thread suggests what to ask next, two questions at most', async () => {
    const { seat } = product;
    await seat.be('nora', /^sales/);
    await seat.write('@switchboard how do we answer when they bring up Plovernet?');
    await seat.inThread('When they bring up Plovernet').waitFor();
    // What is quoted next may say it too.
    const first = seat.threadMessages().nth(1);
    const offers = (one: typeof first) =>
      one.locator('.actions').filter({ hasNotText: 'Why?' }).getByRole('button');
    await offers(first).first().waitFor();
    expect(await offers(first).count()).toBeLessThanOrEqual(2);
    await seat.goOn('and what does it cost after the first year?');
    await seat.inThread('After the first year').last().waitFor();
    await expect.poll(() => offers(first).count(), { timeout: 10_000 }).toBe(0);
    expect(await first.getByText('(edited)').count()).toBe(0);
    await first.getByRole('button', { name: 'Why?' }).waitFor();
  });

  it('in a channel the controls under an answer are in the language of the channel, and the answer in that of its asker', async () => {
    const { seat } = product;
    await seat.be('greta', /^sales/);
    await seat.write('@switchboard Was kostet Enterprise für 250 Plätze, jährlich, in Euro?');
    const answer = seat.inThread(/jährlich|pro Jahr|Jahr/);
    await answer.getByRole('button', { name: 'Helpful', exact: true }).waitFor();
    expect(await answer.getByRole('button', { name: 'Hilfreich', exact: true }).count()).toBe(0);
    await seat.be('greta', /^Messages/);
    await seat.write('Was kostet Enterprise für 250 Plätze, jährlich, in Euro?');
    await seat.inThread(/Jahr/).getByRole('button', { name: 'Hilfreich', exact: true }).waitFor();
  });

  it('on a phone an answer takes more height than what can be done with it', async () => {
    const { seat } = product;
    await seat.page.setViewportSize(PHONE);
    await seat.be('nora', /^Messages/);
    await seat.write('how do I set up single sign-on?');
    const answer = seat.inThread('Choose Optional or Required and save');
    await answer.getByRole('button', { name: 'Why?' }).waitFor();
    const heightOf = async (selector: string) => {
      const boxes = await answer
        .locator(selector)
        .evaluateAll((all) =>
          all.map(
            (one) =>
              (one as unknown as { getBoundingClientRect(): { height: number } }).getBoundingClientRect()
                .height,
          ),
        );
      return boxes.reduce((sum, height) => sum + height, 0);
    };
    const said = (await heightOf('.message-body .prose')) + (await heightOf('.message-body .context'));
    expect(said).toBeGreaterThan((await heightOf('.actions')) + (await heightOf('.context-actions')));
    await seat.shot('answer-on-a-phone');
    await seat.page.setViewportSize(LAPTOP);
  });
});
