import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasChromium = existsSync(executablePath);
if (!hasChromium) {
  console.warn(
    `SKIPPED: a person's path needs Chromium, which is not at ${executablePath}. ` +
      'Run scripts/install-chromium.sh, or set CHROMIUM_PATH.',
  );
}

const folder = 'test-results';
const laptop = { width: 1280, height: 860 };
const phone = { width: 390, height: 844 };
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync';

describe.skipIf(!hasChromium)("a person's path through the product as it is started, in Chromium", () => {
  let home: string;
  let bot: ChildProcess;
  let url: string;
  let browser: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    home = await mkdtemp(join(tmpdir(), 'person-path-'));
    [{ bot, url }, browser] = await Promise.all([startProduct(join(home, 'data')), openBrowser(home)]);
    page = browser.pages()[0] ?? (await browser.newPage());
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterAll(async () => {
    await browser?.close();
    if (bot?.exitCode === null) {
      const gone = once(bot, 'exit');
      bot.kill('SIGTERM');
      await gone;
    }
    if (home) await rm(home, { recursive: true, force: true });
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot('failed');
  });

  const shot = (name: string) => page.screenshot({ path: join(folder, `person-${name}.png`) });
  const channelBox = () => page.locator('.pane-main').getByRole('combobox');
  const thread = () => page.getByRole('complementary', { name: 'Thread' });
  const said = (text: string | RegExp) => thread().locator('.message').filter({ hasText: text }).last();
  async function be(who: string, place: RegExp) {
    await page.goto(url);
    await page.evaluate(() => localStorage.clear());
    await page.goto(`${url}/#/${who}`);
    await page.getByRole('link', { name: place }).first().click();
    await channelBox().waitFor();
  }
  async function write(text: string) {
    await channelBox().fill(text);
    await channelBox().press('Enter');
  }
  async function goOn(text: string) {
    await page.getByLabel('Reply in this thread').fill(text);
    await page.getByLabel('Reply in this thread').press('Enter');
  }

  it('a newcomer chooses who to be, asks a price, and goes on without a mention', async () => {
    await page.goto(url);
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
    await page.getByRole('dialog').getByText('quote_price').first().waitFor();
    await shot('why');
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
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: 'dark' });
    await be('greta', /^Messages/);
    await write('Was kostet Enterprise für 250 Plätze, jährlich, in Euro?');
    const answer = page.locator('.message').filter({ hasText: '120.000,00 €' }).last();
    await answer.getByRole('button', { name: 'Warum?' }).waitFor();
    await answer.getByText('Quellen').first().waitFor();
    await shot('german-phone-dark');
    expect(complaints).toEqual([]);
  });
});

async function startProduct(data: string): Promise<{ bot: ChildProcess; url: string }> {
  const env = { PATH: process.env.PATH, SWITCHBOARD_DATA_DIR: data, PORT: '0', LOG_LEVEL: 'error' };
  const bot = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /Open\s+(http:\/\/\S+)/.exec(output)?.[1];
      if (address !== undefined && /stops it/.test(output)) resolve(address);
    };
    bot.stdout.on('data', read);
    bot.stderr.on('data', read);
    bot.once('exit', (code) => reject(new Error(`The product ended with ${code}: ${output.slice(-2000)}`)));
  });
  return { bot, url };
}

function openBrowser(home: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath,
    headless: true,
    viewport: laptop,
    args: flags.split(' '),
  });
}
