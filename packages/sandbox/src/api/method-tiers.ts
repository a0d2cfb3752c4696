/** Calls a minute by tier: https://docs.slack.dev/apis/web-api/rate-limits */
export const callsAMinute = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/** Posts a minute in one channel: about one a second, on the average. */
export const postsAMinute = 60;

/** The tier that Slack publishes for each method that limits apps; a number of its own where it publishes one. */
const tiers: Record<string, keyof typeof callsAMinute | { aMinute: number }> = {
  'agents.sessions.rename': 3,
  'agents.sessions.setStatus': 3,
  'api.test': 4,
  'apps.connections.open': 1,
  'assistant.threads.setStatus': { aMinute: 600 },
  'assistant.threads.setSuggestedPrompts': 3,
  'assistant.threads.setTitle': 3,
  'auth.test': { aMinute: 300 },
  'blocks.validate': 4,
  'bots.info': 3,
  'canvases.access.set': 3,
  'canvases.create': 2,
  'canvases.delete': 3,
  'canvases.edit': 3,
  'canvases.sections.lookup': 3,
  'chat.appendStream': 4,
  'chat.delete': 3,
  'chat.getPermalink': { aMinute: 300 },
  'chat.postEphemeral': 4,
  'chat.postMessage': { aMinute: 300 },
  'chat.startStream': 2,
  'chat.stopStream': 2,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.join': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.open': 3,
  'conversations.replies': 3,
  'files.completeUploadExternal': 4,
  'files.delete': 3,
  'files.getUploadURLExternal': 4,
  'files.info': 4,
  'files.list': 3,
  'oauth.v2.access': 4,
  'openid.connect.token': 4,
  'openid.connect.userInfo': 3,
  'reactions.add': 3,
  'reactions.get': 3,
  'reactions.remove': 2,
  'team.info': 3,
  'usergroups.list': 2,
  'usergroups.users.list': 2,
  'users.conversations': 3,
  'users.info': 4,
  'users.list': 2,
  'users.lookupByEmail': 3,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
};

/** How often a method may be called in a minute; undefined where Slack says nothing of it. */
export function limitOf(method: string): number | undefined {
  const tier = tiers[method];
  return typeof tier === 'number' ? callsAMinute[tier] : tier?.aMinute;
}
