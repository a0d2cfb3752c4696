import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPageSandbox } from '../fixtures/page-app.ts';
import { folder, hasChromium, openBrowser } from '../fixtures/page-browser.ts';

/** A picture of 64 by 40 points, drawn by the browser. */
const drawPicture = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 40 });
    const pen = canvas.getContext('2d');
    if (pen) {
      pen.fillStyle = '#14574b';
      pen.fillRect(0, 0, 64, 40);
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });

describe.skipIf(!hasChromium)('files on the page for people, in Chromium', () => {
  let sandbox: Awaited<ReturnType<typeof openPageSandbox>>;
  let bot: WebClient;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    sandbox = await openPageSandbox();
    bot = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
    browser = await openBrowser();
    page = browser.page;
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${sandbox.url}/#/mara/C0DEALS`);
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  const box = () => page.locator('.pane-main').getByRole('combobox');
  const attached = () => page.getByRole('list', { name: 'Files to send' });
  const last = () => page.locator('.pane-main .message').last();
  async function choose(...files: { name: string; mimeType: string; buffer: Buffer }[]) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach a file' }).click();
    await (await chooser).setFiles(files);
  }
  const text = (name: string, content: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(content),
  });

  it('are chosen, taken off again, and sent with a text or without', async () => {
    await choose(text('invoice.txt', 'Total: 42 €'), text('wrong.txt', 'x'));
    await attached().getByText('invoice.txt').waitFor();
    await page.getByRole('button', { name: 'Take off wrong.txt' }).click();
    await attached().getByText('wrong.txt').waitFor({ state: 'detached' });
    await page.screenshot({ path: join(folder, 'page-file-attached.png') });
    await box().fill('Here it is');
    await box().press('Enter');
    await last().getByText('Here it is').waitFor();
    await last().getByText('invoice.txt').waitFor();
    await last().getByText('13 bytes').waitFor();
    await attached().waitFor({ state: 'detached' });
    await choose(text('alone.txt', 'no words'));
    await page.getByRole('button', { name: 'Send' }).click();
    await last().getByText('alone.txt').waitFor();
    const [first] = (await sandbox.messages('ben', 'deal-desk')).filter(({ files }: { files?: [] }) => files);
    expect(await (await fetch(first.files[0].url)).text()).toBe('Total: 42 €');
  });

  it('are saved by their link with what is in them, and under their name', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download invoice.txt' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('invoice.txt');
    expect(await readFile(await saved.path(), 'utf8')).toBe('Total: 42 €');
  });

  it('are shown in place when they are pictures, no matter who sent them', async () => {
    const picture = Buffer.from(await drawPicture(page), 'base64');
    await bot.filesUploadV2({
      channel_id: 'C0DEALS',
      file: picture,
      filename: 'screen.png',
      title: 'What she sees',
      alt_text: 'A sign-in page with an error',
      initial_comment: 'From *Ana*:',
    });
    const shown = last().getByRole('img', { name: 'A sign-in page with an error' });
    await expect
      .poll(() => shown.evaluate((node) => (node as unknown as { naturalWidth: number }).naturalWidth))
      .toBe(64);
    await last().getByText('What she sees').waitFor();
    await last().getByText('Ana', { exact: true }).waitFor();
    await page.screenshot({ path: join(folder, 'page-files.png') });
  });

  it('that are empty are refused before they are sent, and a command takes none', async () => {
    await choose(text('empty.txt', ''));
    await page.getByText('empty.txt is empty.').waitFor();
    await choose(text('some.txt', 'x'));
    await page.getByText('empty.txt is empty.').waitFor({ state: 'detached' });
    await box().fill('/brief Acme');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('A slash command takes no files.').waitFor();
    await attached().getByText('some.txt').waitFor();
    await page.getByRole('button', { name: 'Take off some.txt' }).click();
    expect(complaints).toEqual([]);
  });
});
