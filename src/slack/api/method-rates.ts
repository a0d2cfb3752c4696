import type { Rate } from './rate-limiter.ts';

/** Somewhat more than a minute: calls take different times to arrive, and Slack counts when they do. */
const MINUTE_MS = 63_000;

/** About one message a second in a channel; short bursts are tolerated. */
export const POSTS_IN_A_CHANNEL: Rate = { calls: 5, perMs: 5_000 };

/** Slack's tiers, in calls a minute: https://docs.slack.dev/apis/web-api/rate-limits */
export const TIERS = { 2: 20, 3: 50, 4: 100 } as const;

/** The published tier of each method that we call; a number beyond 4 is a pace of its own. */
export const METHOD_TIERS: Readonly<Record<string, keyof typeof TIERS | { aMinute: number }>> = {
  'agents.sessions.setStatus': 3,
  'assistant.threads.setStatus': { aMinute: 600 },
  'assistant.threads.setSuggestedPrompts': 3,
  /** Hundreds a minute. */
  'auth.test': { aMinute: 200 },
  'bots.info': 3,
  'canvases.access.set': 3,
  'canvases.create': 2,
  'canvases.delete': 3,
  'canvases.edit': 3,
  'canvases.sections.lookup': 3,
  'chat.appendStream': 4,
  'chat.delete': 3,
  'chat.postEphemeral': 4,
  /** Several hundred a minute, and about one a second in a channel. */
  'chat.postMessage': { aMinute: 200 },
  'chat.startStream': 2,
  'chat.stopStream': 2,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.open': 3,
  'conversations.replies': 3,
  'files.completeUploadExternal': 4,
  'files.delete': 3,
  'files.getUploadURLExternal': 4,
  'files.info': 4,
  'files.list': 3,
  'usergroups.list': 2,
  'users.info': 4,
  'users.list': 2,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
};

/** How often a method may be called in a workspace; one that is not named is taken for one of tier 3. */
export function rateOf(method: string): Rate {
  const tier = METHOD_TIERS[method] ?? 3;
  return { calls: typeof tier === 'number' ? TIERS[tier] : tier.aMinute, perMs: MINUTE_MS };
}
