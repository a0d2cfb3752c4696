import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { openChromium } from '../test/fixtures/chromium.ts';

/**
 * Takes the README's picture from the running sandbox: people ask in #sales, Nora asks on in her thread, and that
 * thread is photographed. Usage, beside a running `npm start`: `npx tsx scripts/take-screenshot.ts [address] [file]`.
 */
const [address = 'http://127.0.0.1:3000', file = 'docs/sandbox.png'] = process.argv.slice(2);
const channel = 'sales';
const threads: { person: string; questions: string[] }[] = [
  { person: 'diego', questions: ['@switchboard who is our champion at Solvane and what is open?'] },
  { person: 'greta', questions: ['@switchboard how do I set up SAML single sign-on?'] },
  {
    person: 'nora',
    questions: [
      '@switchboard how do we answer when they bring up Plovernet?',
      'and what does Enterprise cost for 250 seats, annual, in euros?',
    ],
  },
];

/** GitHub shows the whole file to everyone who opens the README. */
const MAX_BYTES = 300_000;
const WAIT_MS = 30_000;

const posted = z.object({ ts: z.string() });
const thread = z.object({
  messages: z.array(z.object({ bot: z.boolean().optional(), final: z.boolean(), text: z.string() })),
});

async function say(person: string, text: string, threadTs: string | undefined): Promise<string> {
  const answer = await fetch(`${address}/person/${person}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel, text, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) }),
  });
  if (!answer.ok) throw new Error(`The sandbox at ${address} answered ${answer.status} to a message.`);
  return posted.parse(await answer.json()).ts;
}

/** Waits until the bot has said so many finished messages in the thread. */
async function awaitReplies(person: string, threadTs: string, count: number): Promise<void> {
  const until = Date.now() + WAIT_MS;
  while (Date.now() < until) {
    const path = `/person/${person}/channels/${channel}/messages?thread_ts=${threadTs}`;
    const { messages } = thread.parse(await (await fetch(`${address}${path}`)).json());
    if (messages.filter((message) => message.bot && message.final).length >= count) return;
    await delay(200);
  }
  throw new Error(`The bot did not answer within ${WAIT_MS / 1000} s.`);
}

async function converse(person: string, questions: readonly string[]): Promise<string> {
  let threadTs: string | undefined;
  for (const [at, question] of questions.entries()) {
    const ts = await say(person, question, threadTs);
    threadTs ??= ts;
    await awaitReplies(person, threadTs, at + 1);
  }
  return threadTs!;
}

async function photograph(person: string, threadTs: string): Promise<void> {
  const { page, close } = await openChromium({
    viewport: { width: 1440, height: 1160 },
    colorScheme: 'light',
  });
  try {
    await page.goto(`${address}/#/${person}/${channel}/${threadTs}`);
    const pane = page.getByRole('complementary', { name: 'Thread' });
    await pane.getByText('[1]').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await mkdir(dirname(file), { recursive: true });
    await page.screenshot({ path: file, animations: 'disabled' });
  } finally {
    await close();
  }
}

for (const { person, questions } of threads) {
  const threadTs = await converse(person, questions);
  if (person === threads.at(-1)!.person) await photograph(person, threadTs);
}
const { size } = await stat(file);
if (size > MAX_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MAX_BYTES}.`);
console.log(`${file}: ${Math.round(size / 1000)} kB`);
