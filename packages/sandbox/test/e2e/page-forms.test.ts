import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPageSandbox } from '../fixtures/page-app.ts';
import { folder, hasChromium, openBrowser } from '../fixtures/page-browser.ts';
import { startFormsApp } from '../fixtures/page-forms-app.ts';
import { until } from '../fixtures/test-workspace.ts';

describe.skipIf(!hasChromium)('forms and App Home on the page for people, in Chromium', () => {
  let sandbox: Awaited<ReturnType<typeof openPageSandbox>>;
  let bot: Awaited<ReturnType<typeof startFormsApp>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    sandbox = await openPageSandbox();
    bot = await startFormsApp(sandbox);
    browser = await openBrowser();
    page = browser.page;
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${sandbox.url}/#/leila/home`);
    await page.getByText('Set up, round').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    await sandbox?.stop();
  });

  const shot = (name: string) => page.screenshot({ path: join(folder, `page-${name}.png`) });
  const dialog = () => page.getByRole('dialog', { name: 'Escalation' });
  const last = () => bot.actions.at(-1);

  it('App Home tells the app what was searched for, chosen and picked from a menu', async () => {
    await page.getByLabel('Find a source').fill('hand');
    await page.getByLabel('Find a source').press('Enter');
    await until(() => last()?.id === 'it', 'the search');
    expect(last()?.value).toBe('hand');
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Change the owner' }).click();
    await until(() => last()?.value === 'owner', 'the menu');
    await page.getByLabel('Every question').check();
    await until(() => last()?.value === 'every', 'the choice');
    await shot('admin-home');
  });

  it('asks back before what cannot be undone, and shows the page that is published then, without opening it again', async () => {
    const opened = async () =>
      (await sandbox.get('/events')).body.events.filter(
        (event: { type: string }) => event.type === 'app_home_opened',
      ).length;
    const before = await opened();
    const heading = (await page.getByText('Set up, round').textContent()) ?? '';
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await page.getByRole('button', { name: 'Forget', exact: true }).click();
    await page.getByText(heading).waitFor({ state: 'detached' });
    await page.getByText('Set up, round').waitFor();
    expect(bot.actions.filter(({ id }) => id === 'clear')).toHaveLength(1);
    await expect.poll(() => page.getByLabel('Find a source').inputValue()).toBe('hand');
    expect(await opened()).toBe(before);
  });

  it('shows the faults that the app finds at their fields, keeps what was entered, and saves when all is well', async () => {
    await page.getByRole('button', { name: 'Escalation…' }).click();
    const menu = dialog().getByLabel('Escalation channel');
    await menu.waitFor();
    expect(await menu.locator('option').allTextContents()).not.toContain('Switchboard');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('Please complete this required field.').first().waitFor();
    expect(await dialog().getByText('Please complete this required field.').count()).toBe(2);
    await menu.selectOption('C0GENERAL');
    await dialog().getByLabel('Remind after (hours)').fill('0');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('The least is 1.').waitFor();
    await dialog().getByLabel('Remind after (hours)').fill('100');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('After three days nobody remembers.').waitFor();
    await dialog().getByText('Everybody reads #general.').waitFor();
    await until(
      () => menu.evaluate((node) => node === document.activeElement),
      'the first fault to have the focus',
    );
    await shot('form-errors');
    await menu.selectOption('C0HELP');
    await dialog().getByLabel('Remind after (hours)').fill('24');
    await dialog().getByLabel('Working hours begin').fill('08:30');
    await dialog().getByLabel('Security').check();
    await dialog().getByText('Nobody else').click();
    await dialog().getByRole('checkbox', { name: '#general' }).check();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(bot.saved).toMatchObject([
      {
        private_metadata: 'topic:billing',
        channel: { it: { selected_conversation: 'C0HELP' } },
        also: { it: { selected_conversations: ['C0GENERAL'] } },
        hours: { it: { value: '24' } },
        from: { it: { selected_time: '08:30' } },
        topics: { it: { selected_options: [{ value: 'security' }] } },
      },
    ]);
  });

  it('puts a second modal on top and comes back to the first as it was, and tells the app when it is closed', async () => {
    await page.getByRole('button', { name: 'Escalation…' }).click();
    await dialog().getByLabel('Remind after (hours)').fill('12');
    await dialog().getByLabel('Prices').check();
    await dialog().getByRole('button', { name: 'Preview' }).click();
    await page.getByText('This is how it looks.').waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expect.poll(() => dialog().getByLabel('Remind after (hours)').inputValue()).toBe('12');
    await expect.poll(() => dialog().getByLabel('Prices').isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await until(() => bot.closed.length === 1, 'the app to hear of it');
  });

  it('lets go of a form with the window that it was opened in', async () => {
    await page.getByRole('button', { name: 'Escalation…' }).click();
    await dialog().waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Escalation…' }).waitFor();
    await expect.poll(() => dialog().count()).toBe(0);
    await page.getByRole('button', { name: 'Escalation…' }).click();
    await dialog().getByRole('button', { name: 'Close' }).first().click();
    await dialog().waitFor({ state: 'detached' });
  });

  it('follows a permalink to its thread, in a text and on a button', async () => {
    const { ts = '' } = await bot.client.chat.postMessage({ channel: 'C0GENERAL', text: 'Handoff 7' });
    const { permalink = '' } = await bot.client.chat.getPermalink({ channel: 'C0GENERAL', message_ts: ts });
    await sandbox.post('/person/leila/messages', { channel: 'dm', text: 'hello' });
    const button = {
      type: 'button' as const,
      action_id: 'go',
      text: { type: 'plain_text' as const, text: 'Open' },
    };
    await bot.client.chat.postMessage({
      channel: 'D0LEILA',
      text: 'x',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `See <${permalink}|the handoff>` } },
        { type: 'actions', elements: [{ ...button, url: permalink }] },
      ],
    });
    for (const name of ['the handoff', 'Open']) {
      await page.goto(`${sandbox.url}/#/leila/D0LEILA`);
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('complementary', { name: 'Thread' }).getByText('Handoff 7').waitFor();
    }
    expect(complaints).toEqual([]);
  });
});
