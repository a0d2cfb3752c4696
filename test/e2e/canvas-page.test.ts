import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, LAPTOP, PHONE } from '../../packages/sandbox/test/fixtures/chromium.ts';
import { openProduct, type Seat } from '../fixtures/product-in-chromium.ts';

describe.skipIf(!hasChromium)('a brief as a canvas, in Chromium', () => {
  let product: Awaited<ReturnType<typeof openProduct>>;
  let nora: Seat;

  beforeAll(async () => {
    product = await openProduct();
    nora = product.seat;
  });
  afterAll(() => product?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await nora.shot('canvas-failed');
  });

  const sheet = () => nora.page.getByRole('region', { name: 'Canvas' });
  const ask = async (text: string) => {
    await nora.write(text);
    const link = nora.page.getByRole('link', { name: 'Open the whole brief' }).last();
    await link.waitFor();
    return link;
  };

  it.each([
    ['a laptop', LAPTOP],
    ['a phone', PHONE],
  ])('is opened by the link in its message, on %s, and fits the window', async (name, size) => {
    await nora.page.setViewportSize(size);
    await nora.be('nora', /^Messages/);
    const link = await ask('/brief Solvane canvas');
    await nora.shot(`canvas-message-${size.width}`);
    await link.click();
    await sheet().getByRole('heading', { name: 'What matters now' }).waitFor();
    await nora.page.getByRole('heading', { name: 'Brief: Solvane Foods', level: 1 }).waitFor();
    expect(await sheet().getByRole('heading', { level: 2 }).allTextContents()).toContain('Sources');
    await nora.shot(`canvas-${size.width}`);
    const width = await nora.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, name).toBeLessThanOrEqual(size.width);
  });

  it('keeps what the person writes on it when it is asked for again', async () => {
    await nora.page.setViewportSize(LAPTOP);
    await nora.be('nora', /^Messages/);
    await (await ask('brief me on Velmara Hotels as a canvas')).click();
    await sheet().getByRole('button', { name: 'Edit' }).click();
    const text = sheet().getByRole('textbox');
    await text.fill(`${await text.inputValue()}\n\n## My notes\n\nAsk for the pool plans.`);
    await sheet().getByRole('button', { name: 'Save' }).click();
    await sheet().getByRole('heading', { name: 'My notes' }).waitFor();
    const address = nora.page.url();
    await nora.be('nora', /^Messages/);
    await (await ask('/brief Velmara canvas')).click();
    await sheet().getByText('Ask for the pool plans.').waitFor();
    expect(nora.page.url()).toBe(address);
    await nora.shot('canvas-notes');
  });

  it('is not shown to others, who are told so', async () => {
    const id = nora.page.url().split('/').at(-1)!;
    const diego = await product.anotherSeat();
    await diego.be('diego', /^Messages/);
    await diego.page.goto(`${product.url}/#/diego/canvas/${id}`);
    await diego.page.getByText('This canvas cannot be shown').waitFor();
    expect(await diego.page.getByText('pool plans').count()).toBe(0);
    await diego.shot('canvas-of-another');
    expect(product.complaints).toEqual([]);
  });
});
