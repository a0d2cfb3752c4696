import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPageSandbox, startPageApp } from '../fixtures/page-app.ts';
import { folder, hasChromium, laptop, openBrowser } from '../fixtures/page-browser.ts';
import { until } from '../fixtures/test-workspace.ts';

const phone = { width: 390, height: 844 };

describe.skipIf(!hasChromium)('the page for people, in Chromium', () => {
  let sandbox: Awaited<ReturnType<typeof openPageSandbox>>;
  let bot: Awaited<ReturnType<typeof startPageApp>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const foreign: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    sandbox = await openPageSandbox();
    bot = await startPageApp(sandbox);
    browser = await openBrowser();
    page = browser.page;
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(sandbox.url) && !url.startsWith('data:')) foreign.push(url);
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
        complaints.push(message.text());
      }
    });
  });

  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    await sandbox?.stop();
  });

  const shot = (name: string) => page.screenshot({ path: join(folder, `page-${name}.png`) });
  const box = () => page.locator('.pane-main').getByRole('combobox');
  const threadBox = () => page.getByLabel('Reply in this thread');
  const thread = () => page.getByRole('complementary', { name: 'Thread' });
  const go = async (place: string) => {
    await page.goto(`${sandbox.url}/#/${place}`);
  };
  const helpful = (state: { pressed: boolean }) =>
    thread().getByRole('button', { name: 'Helpful', exact: true, ...state });
  const isPressed = async (name: string) =>
    (await thread().getByRole('button', { name, exact: true, pressed: true }).count()) > 0;
  const isFocused = (locator: Locator) => locator.evaluate((node) => node === document.activeElement);

  it('lets one choose who to be, and shows only what that person sees', async () => {
    await page.goto(sandbox.url);
    await page.getByRole('heading', { name: 'Who would you like to be?' }).waitFor();
    await page.getByRole('button', { name: /Mara Lind/ }).waitFor();
    await shot('choose');
    await page.getByRole('button', { name: /Gia Romano/ }).click();
    await page.getByRole('heading', { name: /Hello, Gia/ }).waitFor();
    await page.getByRole('link', { name: 'Messages' }).waitFor();
    expect(await page.getByRole('link', { name: /deal-desk/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Be someone else' }).click();
    await page.getByRole('button', { name: /Mara Lind/ }).click();
    await page.getByRole('link', { name: /deal-desk/ }).waitFor();
  });

  it('sends a message, shows it with its marks, and edits and deletes it', async () => {
    await go('mara/C0DEALS');
    await box().fill('A *bold* word, `code` and <b>no markup</b> :tada:');
    await box().press('Enter');
    const message = page.locator('.message').last();
    await message.locator('strong', { hasText: 'bold' }).waitFor();
    expect(await message.locator('b').count()).toBe(0);
    expect(await message.textContent()).toContain('<b>no markup</b> 🎉');
    await message.hover();
    await message.getByRole('button', { name: 'More for this message' }).click();
    await page.getByRole('menuitem', { name: 'Edit message' }).click();
    await page.getByLabel('Edit message').fill('Second thoughts, @Ben Okafor');
    await page.getByLabel('Edit message').press('Enter');
    await message.getByText('(edited)').waitFor();
    await message.hover();
    await message.getByRole('button', { name: 'More for this message' }).click();
    await page.getByRole('menuitem', { name: 'Delete message' }).click();
    await page.getByRole('dialog').getByText('Second thoughts, @Ben Okafor').waitFor();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Nobody has said anything in #deal-desk yet').waitFor();
  });

  it('completes a mention, opens the thread when the bot begins, and shows the answer growing', async () => {
    await sandbox.post('/person/yui/messages', { channel: 'general', text: '価格表はどこですか？' });
    await sandbox.post('/person/leila/messages', { channel: 'general', text: 'صباح الخير @mara' });
    await go('mara/C0GENERAL');
    const arabic = page.locator('.message p', { hasText: 'صباح' });
    expect(await arabic.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl');
    await box().pressSequentially('@swi');
    await page.getByRole('option', { name: /Switchboard/ }).waitFor();
    await box().press('Enter');
    await box().pressSequentially('what does Enterprise cost? slowly please');
    await box().press('Enter');
    await thread().getByText('Reading the price book…').waitFor();
    await shot('thinking');
    await thread().locator('[data-final="false"]', { hasText: 'Enterprise for 250 seats' }).waitFor();
    await shot('streaming');
    await thread().getByRole('button', { name: 'Stop' }).click();
    await thread().getByText('(stopped)').waitFor();
    expect(await thread().getByText('Discounts above').count()).toBe(0);
  });

  it('replies in a thread, and offers buttons, menus and feedback that reach the bot', async () => {
    await threadBox().fill('@switchboard and again, quickly');
    await threadBox().press('Enter');
    await thread().getByText('Discounts above 15 %').waitFor();
    await thread().getByRole('cell', { name: '€ 142,500' }).waitFor();
    await thread().getByRole('button', { name: 'Why?' }).click();
    await thread().getByText('Only visible to you').waitFor();
    await thread().getByRole('combobox', { name: 'Currency' }).selectOption('USD');
    await until(() => bot.actions.length >= 2, 'the second action');
    await thread().getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Report a problem' }).click();
    await until(() => bot.actions.length >= 3, 'the third action');
    await thread().getByRole('button', { name: 'Helpful', exact: true }).click();
    await until(() => bot.actions.length >= 4, 'the fourth action');
    expect(bot.actions.map(({ actionId }) => actionId)).toEqual(['why', 'currency', 'more', 'rate']);
    expect(bot.actions.map(({ selected }) => selected)).toEqual([undefined, 'USD', 'report', undefined]);
    await helpful({ pressed: true }).waitFor();
    await shot('answer');
  });

  it('shows a rating as given while it is on its way, keeps it, and takes it back when it is refused', async () => {
    await helpful({ pressed: true }).waitFor();
    await page.route('**/person/*/actions', async (route) => {
      await until(() => isPressed('Not helpful'), 'the rating to show before it has arrived');
      await route.fulfill({ status: 424, json: { error: 'operation_timeout', message: 'Nobody there.' } });
    });
    await thread().getByRole('button', { name: 'Not helpful' }).click();
    await page.getByText('Nobody there.').waitFor();
    await helpful({ pressed: true }).waitFor();
    expect(await isPressed('Not helpful')).toBe(false);
    await page.unroute('**/person/*/actions');
    const answered = page.url();
    await go('mara/C0DEALS');
    await thread().waitFor({ state: 'detached' });
    await page.goto(answered);
    await helpful({ pressed: true }).waitFor();
  });

  it('asks for confirmation, opens the modal, says what is wrong at the field, and submits', async () => {
    await thread().getByRole('button', { name: 'Ask the deal desk' }).click();
    await page.getByRole('button', { name: 'Ask them' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask the deal desk' });
    await dialog.getByLabel('Why this price?').fill('They asked');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('Please complete this required field.').waitFor();
    await until(() => isFocused(dialog.getByLabel('Discount in percent')), 'the focus at the fault');
    await dialog.getByLabel('Discount in percent').fill('50');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('More than 40 % is never approved.').waitFor();
    await shot('modal-error');
    await dialog.getByLabel('Discount in percent').fill('20');
    await dialog.getByLabel('Valid until').fill('2027-01-31');
    await dialog.getByLabel('Who should decide?').selectOption('U0BEN');
    await dialog.getByLabel('Prepaid').check();
    await dialog.getByLabel('High').check();
    await dialog.getByLabel('Discount in percent').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(bot.submissions.at(-1)).toMatchObject({
      percent: { n: { value: '20' } },
      until: { date: { selected_date: '2027-01-31' } },
      who: { user: { selected_user: 'U0BEN' } },
      terms: { boxes: { selected_options: [{ value: 'pre' }] } },
      risk: { r: { selected_option: { value: 'high' } } },
    });
  });

  it('completes a slash command, runs it, and answers an unknown one where it was typed', async () => {
    await go('mara/C0GENERAL');
    await box().fill('/');
    await page.getByRole('option', { name: /\/brief <account>/ }).waitFor();
    await shot('commands');
    await box().press('Enter');
    await box().pressSequentially('Acme');
    await box().press('Enter');
    await page.getByRole('heading', { name: 'Acme Industrial' }).waitFor();
    await page.getByRole('cell', { name: 'Plant 2 roll-out' }).waitFor();
    await page.getByText('1 of 3').waitFor();
    await shot('brief');
    await box().fill('/nonsense');
    await box().press('Enter');
    await page.getByText('/nonsense is not a valid command').waitFor();
    await expect.poll(() => box().inputValue()).toBe('/nonsense');
    await box().fill('');
  });

  it('offers the message shortcut, and adds a reaction and takes it back', async () => {
    const message = page.locator('.message', { hasText: '価格表' });
    await message.hover();
    await message.getByRole('button', { name: 'Add a reaction' }).click();
    await page.getByRole('searchbox', { name: 'Search emoji' }).fill('rocket');
    await page.keyboard.press('Enter');
    const reaction = message.getByRole('button', { name: /rocket, 1: you/ });
    await reaction.waitFor();
    await reaction.click();
    await reaction.waitFor({ state: 'detached' });
    await message.hover();
    await message.getByRole('button', { name: 'More for this message' }).click();
    await page.getByRole('menuitem', { name: /Ask about this/ }).click();
    await message.getByRole('button', { name: /1 reply/ }).click();
    await thread().getByText('it is in the handbook').waitFor();
  });

  it('shows App Home once the bot has published it, and does not ask for it over and over', async () => {
    await go('mara/home');
    await page.getByText('Good to see you').waitFor();
    await shot('home');
    const opened = async () =>
      (await sandbox.get('/events')).body.events?.filter(
        (event: { type: string }) => event.type === 'app_home_opened',
      ).length ?? 0;
    const before = await opened();
    expect(before).toBeGreaterThan(0);
    await page.waitForTimeout(1500);
    expect(await opened()).toBe(before);
    await page.getByLabel('Language of answers').selectOption('de');
    await until(() => bot.actions.some(({ selected }) => selected === 'de'), 'the choice to arrive');
  });

  it('can be used with the keyboard alone', async () => {
    await go('mara/C0GENERAL');
    await box().waitFor();
    await box().focus();
    await page.keyboard.type('first line');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second line');
    await expect.poll(() => box().inputValue()).toBe('first line\nsecond line');
    await page.keyboard.press('Enter');
    const message = page.locator('.message').last();
    await message.getByText('second line').waitFor();
    await page.keyboard.press('ArrowUp');
    await until(() => isFocused(message), 'the last message to have the focus');
    await page.keyboard.press('ArrowUp');
    const previous = page.locator('.message').nth(-2);
    await until(() => isFocused(previous), 'the message before it to have the focus');
    expect(await previous.evaluate((node) => getComputedStyle(node).outlineStyle)).toBe('solid');
    await page.keyboard.press('End');
    await until(() => isFocused(message), 'the last message to have the focus again');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await message.getByRole('button', { name: /1, 1: you/ }).waitFor();
    await message.focus();
    await page.keyboard.press('Enter');
    await threadBox().waitFor();
    await until(() => isFocused(threadBox()), 'the thread to have the focus');
    await page.keyboard.press('Escape');
    await thread().waitFor({ state: 'detached' });
    await until(() => isFocused(box()), 'the focus to return');
  });

  it('suggests what to ask in the DM, follows the device into the dark, and can be told otherwise', async () => {
    await go('mara/home');
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByText('A quiet line to Switchboard').waitFor();
    const before = (await contrasts(page)).background;
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(async () => (await contrasts(page)).background).not.toBe(before);
    await shot('dm-dark');
    const dark = await contrasts(page);
    await page.getByRole('button', { name: /^Theme: as the device/ }).click();
    await expect.poll(async () => (await contrasts(page)).background).not.toBe(dark.background);
    const light = await contrasts(page);
    expect([...dark.tooWeak, ...light.tooWeak]).toEqual([]);
    await page.getByRole('button', { name: /^Theme: light/ }).click();
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(async () => (await contrasts(page)).background).toBe(dark.background);
    await page.getByRole('button', { name: /^Theme: dark/ }).click();
  });

  it('shows one pane at a time on a phone, and nothing sticks out at the side', async () => {
    await page.setViewportSize(phone);
    await page.getByRole('button', { name: 'What does Enterprise cost?' }).click();
    await thread().getByRole('button', { name: 'Why?' }).waitFor();
    await shot('phone-answer');
    await expect.poll(() => sticksOut(page)).toBe(false);
    await thread().getByRole('button', { name: 'Back to Switchboard' }).click();
    await page.locator('.thread-preview', { hasText: 'Enterprise for 250 seats' }).waitFor();
    await shot('phone-dm');
    await page.getByRole('link', { name: 'Back to all places' }).click();
    await page.getByRole('link', { name: /general/ }).waitFor();
    await page.locator('.pane-main').waitFor({ state: 'hidden' });
    await shot('phone-list');
    await go('mara/C0GENERAL');
    await page.getByRole('heading', { name: 'Acme Industrial' }).waitFor();
    await expect.poll(() => sticksOut(page)).toBe(false);
    await shot('phone-channel');
    await page.setViewportSize(laptop);
  });

  it('opens a long message at its beginning and leaves the reader there, until they say something themselves', async () => {
    const post = (text: string) => bot.client.chat.postMessage({ channel: 'C0HELP', text });
    const list = page.locator('.pane-main .message-list');
    const distance = (text: string) =>
      list
        .locator('.message', { hasText: text })
        .evaluate(
          (node) =>
            node.getBoundingClientRect().top - node.closest('.message-list')!.getBoundingClientRect().top,
        );
    await post('Something short.');
    await go('yui/C0HELP');
    await list.getByText('Something short.').waitFor();
    const lines = Array.from({ length: 80 }, (_, at) => `Line ${at}`);
    await post(['A long brief', ...lines].join('\n'));
    await list.getByText('A long brief').waitFor();
    await expect.poll(() => distance('A long brief')).toBeCloseTo(0, -2);
    await post('What others say.');
    await list.getByText('What others say.').waitFor();
    expect(await distance('A long brief')).toBeCloseTo(0, -2);
    await page.getByRole('button', { name: 'Newest' }).waitFor();
    await box().fill('/brief Acme');
    await box().press('Enter');
    await expect
      .poll(() => list.evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight))
      .toBeLessThan(80);
    await list.evaluate((node) => node.scrollTo({ top: 0 }));
    await page.getByRole('button', { name: 'Newest' }).waitFor();
    await box().fill('And what I say.');
    await box().press('Enter');
    await list.getByText('And what I say.').waitFor();
    await page.getByRole('button', { name: 'Newest' }).waitFor({ state: 'detached' });
  });

  it('names every control, asks nothing of other machines, and raises no error', async () => {
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll('button, a, input, select, textarea')]
        .filter((node) => node.checkVisibility() && !node.closest('label'))
        .filter((node) => {
          const labels = (node as HTMLInputElement).labels?.length ?? 0;
          return !node.getAttribute('aria-label') && !node.textContent?.trim() && labels === 0;
        })
        .map((node) => node.outerHTML.slice(0, 120)),
    );
    expect(unnamed).toEqual([]);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    const response = await fetch(sandbox.url);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    const etag = response.headers.get('etag') ?? '';
    expect((await fetch(sandbox.url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('says so when the server is away, and keeps what was typed', async () => {
    await go('mara/C0GENERAL');
    await box().fill('do not lose me');
    await sandbox.stop();
    await page.getByText('The sandbox is away').waitFor();
    await box().press('Enter');
    await page.getByText('What you typed is kept').waitFor();
    await expect.poll(() => box().inputValue()).toBe('do not lose me');
    await shot('away');
  });
});

const sticksOut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** The pairs of text and ground that the page uses whose contrast is below WCAG AA's 4.5 to 1. */
async function contrasts(page: Page): Promise<{ background: string; tooWeak: string[] }> {
  return page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const channels = (name: string) =>
      (style.getPropertyValue(`--${name}`).trim().slice(1).match(/../g) ?? []).map((hex) => {
        const value = Number.parseInt(hex, 16) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
    const light = (name: string) => {
      const [red = 0, green = 0, blue = 0] = channels(name);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (a: string, b: string) =>
      (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const grounds = ['paper', 'surface', 'raised', 'sunken', 'hover'];
    const pairs = [
      ...grounds.flatMap((ground) => ['ink', 'ink-soft', 'link', 'danger'].map((text) => [text, ground])),
      ...['accent-soft', 'brass-soft', 'danger-soft', 'good-soft', 'info-soft'].map((ground) => [
        'ink',
        ground,
      ]),
      ...[
        ['on-accent', 'accent'],
        ['on-accent', 'accent-hover'],
        ['brass', 'brass-soft'],
        ['brass', 'surface'],
      ],
      ...[
        ['brass', 'hover'],
        ['link', 'info-soft'],
        ['accent', 'surface'],
      ],
    ] as [string, string][];
    return {
      background: getComputedStyle(document.body).backgroundColor,
      tooWeak: pairs
        .filter(([a, b]) => ratio(a, b) < 4.5)
        .map(([a, b]) => `${a} on ${b}: ${ratio(a, b).toFixed(2)}`),
    };
  });
}
