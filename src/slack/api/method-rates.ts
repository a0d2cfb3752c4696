import type { Rate } from './rate-limiter.ts';

/** https://docs.slack.dev/apis/web-api/rate-limits: calls a minute of tiers 2, 3 and 4. */
const TIER_2 = perMinute(20);
const TIER_3 = perMinute(50);
const TIER_4 = perMinute(100);

/** About one message a second in a channel; short bursts are tolerated. */
export const POSTS_IN_A_CHANNEL: Rate = { intervalMs: 1_000, burst: 5 };

const RATES: Record<string, Rate> = {
  'chat.startStream': TIER_2,
  'chat.stopStream': TIER_2,
  'users.list': TIER_2,
  'usergroups.list': TIER_2,
  'conversations.list': TIER_2,
  'chat.update': TIER_3,
  'chat.delete': TIER_3,
  'conversations.replies': TIER_3,
  'conversations.history': TIER_3,
  'conversations.info': TIER_3,
  'conversations.open': TIER_3,
  'files.delete': TIER_3,
  'assistant.threads.setStatus': perMinute(600),
};

/** How often a method may be called in a workspace; methods not named are of tier 4. */
export function rateOf(method: string): Rate {
  return RATES[method] ?? TIER_4;
}

function perMinute(calls: number): Rate {
  return { intervalMs: 60_000 / calls, burst: calls };
}
