import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { loadSeed } from '../packages/sandbox/src/load-seed.ts';
import { type Sandbox, startSandbox } from '../packages/sandbox/src/start-sandbox.ts';
import { EXAMPLE_FOLDER } from '../src/sources/example.ts';
import { type Chatter, startChatter } from './chatter.ts';
import { startEchoBot } from './echo-bot.ts';
import { timeQuestions } from './questions.ts';
import { watchLoop } from './watch-loop.ts';

// The other side of `bench turns`, in a process of its own: two workspaces, the people who ask in them, and the bare app
// that echoes. What it takes is not the bot's.

const MANIFEST = new URL('../manifests/socket.json', import.meta.url);

/** More than come while a question waits, so that each is found when it is looked for. */
const EVENTS_KEPT = 200_000;

/** What the measuring process asks for. */
export const driverRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), echo: z.boolean(), delayMs: z.number() }),
  z.object({
    type: z.literal('ask'),
    of: z.enum(['ours', 'echo']),
    text: z.string(),
    person: z.string(),
    channel: z.string(),
    askers: z.number(),
  }),
  z.object({
    type: z.literal('chatter'),
    perSecond: z.number(),
    people: z.array(z.string()),
    channel: z.string(),
  }),
  z.object({ type: z.literal('silence') }),
]);
type DriverRequest = z.infer<typeof driverRequest>;

const message = z.object({ id: z.number(), request: driverRequest });

let ours: Sandbox | undefined;
let bare: Sandbox | undefined;
let talk: { chatter: Chatter; loop: ReturnType<typeof watchLoop> } | undefined;

process.on('message', (raw: unknown) => {
  const { id, request } = message.parse(raw);
  answer(request).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.message : 'failed' }),
  );
});
process.on('disconnect', () => process.exit(0));

async function answer(request: DriverRequest): Promise<unknown> {
  if (request.type === 'ask') return timeQuestions(request.of === 'ours' ? ours! : bare!, request);
  if (request.type === 'chatter') {
    talk = { chatter: startChatter(ours!, request), loop: watchLoop() };
    return undefined;
  }
  if (request.type === 'silence') {
    const driverLoopMs = talk!.loop.stop();
    return { ...(await talk!.chatter.stop()), driverLoopMs };
  }
  ours = await open();
  // All calls, for longer than any run.
  if (request.delayMs > 0) await slowDown(ours, request.delayMs);
  if (request.echo) {
    bare = await open();
    await startEchoBot(bare);
  }
  const { url, apiUrl, botToken, appToken, clientId, clientSecret } = ours;
  return { url, apiUrl, botToken, appToken, clientId, clientSecret };
}

async function open(): Promise<Sandbox> {
  const manifest: unknown = JSON.parse(await readFile(MANIFEST, 'utf8'));
  return startSandbox({ seed: await loadSeed(EXAMPLE_FOLDER), manifest, port: 0, eventsKept: EVENTS_KEPT });
}

async function slowDown({ url }: Sandbox, delayMs: number): Promise<void> {
  const body = JSON.stringify({ kind: 'slow', delayMs, times: 1_000_000 });
  const headers = { 'content-type': 'application/json' };
  const answered = await fetch(`${url}/faults`, { method: 'POST', headers, body });
  if (!answered.ok) throw new Error(`The sandbox takes no fault: ${answered.status}`);
}
