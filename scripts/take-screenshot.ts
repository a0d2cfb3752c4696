import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openChromium } from '../packages/sandbox/test/fixtures/chromium.ts';
import { eventually, personOf, textOf } from '../test/fixtures/slack-person.ts';

/**
 * Takes the README's pictures from the running sandbox: an answer in its thread, a handoff at work as a lead sees it,
 * and an admin's App Home. Usage, beside a fresh `npm start`: `npx tsx scripts/take-screenshot.ts [address] [folder]`.
 */
const [address = 'http://127.0.0.1:3000', folder = 'docs'] = process.argv.slice(2);

/** GitHub shows the whole file to everyone who opens the README. */
const MAX_BYTES = 300_000;
const WAIT_MS = 30_000;
const WINDOW = { width: 1440, height: 1160 };

const [nora, priya] = [personOf(address, 'nora'), personOf(address, 'priya')];

/** Asks one question after the other in a thread; resolves to it. */
async function converse(person: string, channel: string, questions: readonly string[]): Promise<string> {
  const asker = personOf(address, person);
  let thread: string | undefined;
  for (const [at, question] of questions.entries()) {
    const ts = await asker.say(channel, question, thread);
    thread ??= ts;
    await asker.reply(channel, thread, at + 1);
  }
  return thread!;
}

/** People ask in #sales, and Nora asks on in her thread. */
async function askInSales(page: Page): Promise<void> {
  await converse('diego', 'sales', ['@switchboard who is our champion at Solvane and what is open?']);
  await converse('greta', 'sales', ['@switchboard how do I set up SAML single sign-on?']);
  const thread = await converse('nora', 'sales', [
    '@switchboard how do we answer when they bring up Plovernet?',
    'and what does Enterprise cost for 250 seats, annual, in euros?',
  ]);
  await page.goto(`${address}/#/nora/sales/${thread}`);
  await page.getByRole('complementary', { name: 'Thread' }).getByText('[1]').first().waitFor();
}

/** Nora asks for a person, and Priya sees the card with what she may send. */
async function askForPerson(page: Page): Promise<void> {
  await nora.say(
    'sales',
    '@switchboard A customer of mine cannot sign in: can I talk to a person? How do I reset a password or PIN?',
  );
  const card = await eventually('the card', async () =>
    (await priya.read('escalations')).find(
      (one) => textOf(one).includes('A customer of mine') && textOf(one).includes('Proposed answer'),
    ),
  );
  await eventually('what is known', async () =>
    (await priya.read('escalations', card.ts)).find((one) => textOf(one).includes('What is known')),
  );
  await page.goto(`${address}/#/priya/escalations/${card.ts}`);
  await page.getByRole('complementary', { name: 'Thread' }).getByText('What is known').waitFor();
}

/** What an admin finds after people have asked, rated and waited. */
async function showHome(page: Page): Promise<void> {
  await converse('nora', 'sales', ['@switchboard do we sponsor the harbour run in Rotterdam?']);
  const thread = await converse('jonas', 'sales', [
    '@switchboard how do we answer when they bring up Wrenchley?',
  ]);
  const jonas = personOf(address, 'jonas');
  await jonas.react('sales', (await jonas.reply('sales', thread)).ts, '-1');
  await page.goto(`${address}/#/anneke/home`);
  await page.getByText('Battlecard: Wrenchley').waitFor();
}

async function photograph(name: string, scene: (page: Page) => Promise<void>): Promise<void> {
  const file = join(folder, `${name}.png`);
  const { page, close } = await openChromium({ viewport: WINDOW, colorScheme: 'light' });
  try {
    page.setDefaultTimeout(WAIT_MS);
    await scene(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: file, animations: 'disabled' });
  } finally {
    await close();
  }
  const { size } = await stat(file);
  if (size > MAX_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MAX_BYTES}.`);
  console.log(`${file}: ${Math.round(size / 1000)} kB`);
}

await mkdir(folder, { recursive: true });
await photograph('sandbox', askInSales);
await photograph('handoff', askForPerson);
await photograph('app-home', showHome);
