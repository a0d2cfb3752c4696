import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageHandler } from '../../src/page/serve-page.ts';
import { PHONE } from '../fixtures/chromium.ts';
import { hasChromium, openBrowser } from '../fixtures/page-browser.ts';
import { openSandbox } from '../fixtures/test-workspace.ts';

describe.skipIf(!hasChromium)('what somebody new sees first, in Chromium', () => {
  let sandbox: Awaited<ReturnType<typeof openSandbox>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;

  beforeAll(async () => {
    const servePage = createPageHandler();
    sandbox = await openSandbox({
      pageHandler: (c) => servePage(c),
      seed: {
        team: { id: 'T0NEW', name: 'Halden & Co', domain: 'halden', about: 'a made-up company' },
        bot: { name: 'switchboard', realName: 'Switchboard' },
        people: [
          { id: 'U0BEN', name: 'ben', realName: 'Ben Okafor' },
          {
            id: 'U0MARA',
            name: 'mara',
            realName: 'Mara Lind',
            tries: [
              { label: 'Ask a price', text: '@switchboard what does it cost?', channel: 'deals' },
              { label: 'Ask in private', text: 'Where do I find my holidays?' },
            ],
          },
        ],
        channels: [{ id: 'C0DEALS', name: 'deals', members: ['mara'] }],
      },
    });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  });

  it('says what this is, offers a few people with something to do, and puts the words where they are sent', async () => {
    const { page } = browser;
    await page.goto(sandbox.url);
    await page.getByText('stands in for Slack').waitFor();
    expect(await page.locator('.chooser').textContent()).toContain('Halden & Co, a made-up company');
    expect(await page.getByRole('button', { name: /Ben Okafor/ }).isVisible()).toBe(false);
    await page.getByText('Everyone else (1)').click();
    await page.getByRole('button', { name: /Ben Okafor/ }).waitFor();

    await page.getByRole('button', { name: /Mara Lind.*Ask a price/ }).click();
    await page.getByRole('button', { name: /Ask a price · #deals/ }).click();
    const box = page.locator('.pane-main').getByRole('combobox');
    await box.waitFor();
    expect(await box.inputValue()).toBe('@switchboard what does it cost?');
    expect(await box.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it('offers the same on a phone, where the places are seen first', async () => {
    const { page } = browser;
    await page.setViewportSize(PHONE);
    await page.goto(`${sandbox.url}/#/mara`);
    await page.getByRole('button', { name: /Ask in private/ }).click();
    const box = page.locator('.pane-main').getByRole('combobox');
    expect(await box.inputValue()).toBe('Where do I find my holidays?');
  });
});
