import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../../packages/sandbox/test/fixtures/chromium.ts';
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
});
