import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Sandbox } from '../packages/sandbox/src/start-sandbox.ts';

/** Milliseconds from the moment a person sends until the bot did each. */
export interface TurnTimes {
  ackMs: number;
  firstSignMs: number;
  finishedMs: number;
}

const log = z.object({ calls: z.array(z.object({ method: z.string(), ok: z.boolean(), at: z.number() })) });
const events = z.object({
  events: z.array(
    z.object({ type: z.string(), ts: z.string().optional(), ackedAtMs: z.number().optional() }),
  ),
});
const messages = z.object({
  messages: z.array(z.object({ ts: z.string(), bot: z.boolean().optional(), final: z.boolean().optional() })),
});

const VISIBLE =
  /^(assistant\.threads\.setStatus|chat\.(postMessage|startStream|appendStream|stopStream|update))$/;
const SAYING = /^chat\.(postMessage|stopStream|update)$/;
const GIVE_UP_MS = 60_000;

/** Sends a question as a person, to the bot's DM unless told otherwise, and times what the workspace saw of the answer. */
export async function timeQuestions(
  sandbox: Pick<Sandbox, 'url'>,
  question: { text: string; person: string; channel?: string },
): Promise<TurnTimes> {
  const sentMs = Date.now();
  const { text, person, channel = 'dm' } = question;
  const sent = z
    .object({ ts: z.string() })
    .parse(await post(sandbox, `/person/${person}/messages`, { channel, text }));
  const { ts } = sent;
  await waitForReply(sandbox, { person, channel }, ts);
  const { calls } = log.parse(await get(sandbox, '/log'));
  const seen = events.parse(await get(sandbox, '/events'));
  const since = calls.filter((call) => call.ok && call.at >= sentMs);
  const ack = seen.events.find((event) => event.ts === ts);
  const first = since.find((call) => VISIBLE.test(call.method));
  const last = since.findLast((call) => SAYING.test(call.method));
  return {
    ackMs: (ack?.ackedAtMs ?? Number.NaN) - sentMs,
    firstSignMs: (first?.at ?? Number.NaN) - sentMs,
    finishedMs: (last?.at ?? Number.NaN) - sentMs,
  };
}

async function waitForReply(
  sandbox: Pick<Sandbox, 'url'>,
  { person, channel }: { person: string; channel: string },
  ts: string,
): Promise<void> {
  const untilMs = Date.now() + GIVE_UP_MS;
  while (Date.now() < untilMs) {
    const thread = messages.parse(
      await get(sandbox, `/person/${person}/channels/${channel}/messages?thread_ts=${ts}`),
    );
    const replies = thread.messages.filter((message) => message.bot && message.ts !== ts);
    if (replies.length > 0 && replies.every((message) => message.final !== false)) return;
    await delay(20);
  }
  throw new Error(`No reply came within ${GIVE_UP_MS / 1000} s.`);
}

async function get(sandbox: Pick<Sandbox, 'url'>, path: string): Promise<unknown> {
  return (await fetch(`${sandbox.url}${path}`)).json();
}

async function post(sandbox: Pick<Sandbox, 'url'>, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}
