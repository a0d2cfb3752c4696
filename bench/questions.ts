import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Sandbox } from '../packages/sandbox/src/start-sandbox.ts';

/** Milliseconds from the moment a person sends until the bot did each. */
export interface TurnTimes {
  /** From the moment the workspace delivers it: what it does before is not the bot's. */
  ackMs: number;
  firstSignMs: number;
  finishedMs: number;
}

const log = z.object({ calls: z.array(z.object({ method: z.string(), ok: z.boolean(), at: z.number() })) });
const events = z.object({
  events: z.array(
    z.object({
      type: z.string(),
      ts: z.string().optional(),
      acked: z.boolean(),
      attempts: z.number(),
      sentAtMs: z.number().optional(),
      ackedAtMs: z.number().optional(),
    }),
  ),
});
const messages = z.object({
  messages: z.array(z.object({ ts: z.string(), bot: z.boolean().optional(), final: z.boolean().optional() })),
});

const VISIBLE =
  /^(assistant\.threads\.setStatus|chat\.(postMessage|startStream|appendStream|stopStream|update))$/;
const SAYING = /^chat\.(postMessage|stopStream|update)$/;
const GIVE_UP_MS = 60_000;
const LOOK_MS = 20;

/**
 * Sends a question as a person and times what the workspace saw of the answer. `askers` are those who ask at once: the more
 * they are, the less often each looks, since looking takes the workspace's time.
 */
export async function timeQuestions(
  sandbox: Pick<Sandbox, 'url'>,
  question: { text: string; person: string; channel: string; askers: number },
): Promise<TurnTimes> {
  const sentMs = Date.now();
  const ts = await sendAs(sandbox, question);
  await waitForReply(sandbox, question, ts);
  const { calls } = log.parse(await get(sandbox, '/log'));
  const seen = await listEvents(sandbox, ts);
  const since = calls.filter((call) => call.ok && call.at >= sentMs);
  const ack = seen.find((event) => event.ts === ts);
  const first = since.find((call) => VISIBLE.test(call.method));
  const last = since.findLast((call) => SAYING.test(call.method));
  return {
    ackMs: (ack?.ackedAtMs ?? Number.NaN) - (ack?.sentAtMs ?? Number.NaN),
    firstSignMs: (first?.at ?? Number.NaN) - sentMs,
    finishedMs: (last?.at ?? Number.NaN) - sentMs,
  };
}

/** Says something as a person; what comes back is the message's timestamp. */
export async function sendAs(
  sandbox: Pick<Sandbox, 'url'>,
  { person, channel, text }: { person: string; channel: string; text: string },
): Promise<string> {
  const said = await post(sandbox, `/person/${person}/messages`, { channel, text });
  return z.object({ ts: z.string() }).parse(said).ts;
}

/** What was delivered to the bot, or waits for it; of one message where its timestamp is given. */
export async function listEvents(
  sandbox: Pick<Sandbox, 'url'>,
  ts?: string,
): Promise<z.infer<typeof events>['events']> {
  return events.parse(await get(sandbox, `/events${ts === undefined ? '' : `?ts=${ts}`}`)).events;
}

async function waitForReply(
  sandbox: Pick<Sandbox, 'url'>,
  { person, channel, askers }: { person: string; channel: string; askers: number },
  ts: string,
): Promise<void> {
  const giveUpMs = GIVE_UP_MS + askers * 2_000;
  const untilMs = Date.now() + giveUpMs;
  while (Date.now() < untilMs) {
    const thread = messages.parse(
      await get(sandbox, `/person/${person}/channels/${channel}/messages?thread_ts=${ts}`),
    );
    const replies = thread.messages.filter((message) => message.bot && message.ts !== ts);
    if (replies.length > 0 && replies.every((message) => message.final !== false)) return;
    await delay(LOOK_MS * askers);
  }
  throw new Error(`No reply came within ${giveUpMs / 1000} s.`);
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
