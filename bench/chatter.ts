import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '../packages/sandbox/src/start-sandbox.ts';
import { percentile } from './percentile.ts';
import { listEvents, sendAs } from './questions.ts';
import type { ChatterFigures } from './turns-figures.ts';

/** Nothing is acknowledged any more that was not by then; Slack's own retries are over. */
const LAST_ACK_MS = 10_000;

/** People who talk among themselves until they are asked to stop. */
export interface Chatter {
  stop(): Promise<ChatterFigures>;
}

/** Small talk of several people in a channel, at an even pace whatever becomes of it. */
export function startChatter(
  sandbox: Pick<Sandbox, 'url'>,
  { perSecond, people, channel }: { perSecond: number; people: readonly string[]; channel: string },
): Chatter {
  const sent: Promise<string>[] = [];
  const begunMs = performance.now();
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - begunMs) * perSecond) / 1_000);
    while (sent.length < due) sent.push(say(sent.length));
  }, 10);
  const say = (at: number) =>
    sendAs(sandbox, { person: people[at % people.length]!, channel, text: `Good morning, number ${at}` });
  return {
    async stop() {
      clearInterval(timer);
      const all = await Promise.all(sent);
      const { ackMs, again } = await waitForAcks(sandbox, all);
      return {
        perSecond: Math.round((all.length * 1_000) / (performance.now() - begunMs)),
        events: all.length,
        lost: all.length - ackMs.length,
        again,
        ackMs: {
          p50: percentile(ackMs, 0.5),
          p99: percentile(ackMs, 0.99),
          max: percentile(ackMs, 1),
        },
      };
    },
  };
}

/** Milliseconds from the first delivery to the acknowledgement, of those that were, and how many were delivered again. */
async function waitForAcks(
  sandbox: Pick<Sandbox, 'url'>,
  sent: readonly string[],
): Promise<{ ackMs: number[]; again: number }> {
  const untilMs = Date.now() + LAST_ACK_MS;
  while (true) {
    const events = await listEvents(sandbox);
    const acked = new Map(events.filter(({ acked }) => acked).map((event) => [event.ts, event]));
    const ours = sent.flatMap((ts) => acked.get(ts) ?? []);
    if (ours.length === sent.length || Date.now() > untilMs)
      return {
        ackMs: ours.map(({ sentAtMs = 0, ackedAtMs = 0 }) => ackedAtMs - sentAtMs),
        again: ours.filter(({ attempts }) => attempts > 1).length,
      };
    await delay(200);
  }
}
