import type { z } from 'zod';
import { rateOf } from './method-rates.ts';
import type { CallArguments, SlackCalls } from './slack-api.ts';

/** A small workspace is read without any wait. */
const AT_ONCE = 5;

/**
 * The same calls, those of a method spread over its minute instead of all at its beginning: it takes no longer, and what
 * comes of them leaves the processor and the database to questions.
 */
export function spreadCalls(
  api: SlackCalls,
  { nowMs, sleep }: { nowMs(): number; sleep(ms: number): Promise<void> },
): SlackCalls {
  const made = new Map<string, { calls: number; nextMs: number }>();
  return {
    async call<Schema extends z.ZodType>(method: string, args: CallArguments, schema: Schema) {
      const { calls, perMs } = rateOf(method);
      const before = made.get(method) ?? { calls: 0, nextMs: 0 };
      const waitMs = before.nextMs - nowMs();
      if (before.calls >= AT_ONCE && waitMs > 0) await sleep(waitMs);
      made.set(method, { calls: before.calls + 1, nextMs: nowMs() + perMs / calls });
      return api.call(method, args, schema);
    },
  };
}
