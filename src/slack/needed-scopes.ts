/** What is to be granted for a use: all of a list. */
type Scopes = readonly string[];

/** A conversation may be a public channel, a private one, a group direct message or a direct message. */
const READ: Scopes = ['channels:read', 'groups:read', 'mpim:read', 'im:read'];
const HISTORY: Scopes = ['channels:history', 'groups:history', 'mpim:history', 'im:history'];
const AGENT: Scopes = ['assistant:write', 'chat:write'];
const WRITE: Scopes = ['chat:write'];
const FILES: Scopes = ['files:write'];
const GROUPS: Scopes = ['usergroups:read'];
const USERS: Scopes = ['users:read'];
/** With the address that Slack has verified. */
const PROFILES: Scopes = [...USERS, 'users:read.email'];
const REACTIONS: Scopes = ['reactions:read'];
const PAGES: Scopes = ['canvases:write'];
const CHANNELS: Scopes = ['channels:read'];
const PRIVATE: Scopes = ['groups:read'];

/**
 * The methods that are called, with the scopes that all their uses take together; each has its page at
 * https://docs.slack.dev/reference/methods. A call of a method that is not here fails a test.
 */
export const METHOD_SCOPES: Readonly<Record<string, Scopes>> = {
  'agents.sessions.setStatus': AGENT,
  'apps.connections.open': [],
  'assistant.threads.setStatus': AGENT,
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'auth.test': [],
  'bots.info': USERS,
  'canvases.access.set': PAGES,
  'canvases.create': PAGES,
  'canvases.delete': PAGES,
  'canvases.edit': PAGES,
  'canvases.sections.lookup': ['canvases:read'],
  'chat.appendStream': WRITE,
  'chat.delete': WRITE,
  'chat.postEphemeral': WRITE,
  'chat.postMessage': WRITE,
  'chat.startStream': WRITE,
  'chat.stopStream': WRITE,
  'chat.update': WRITE,
  'conversations.history': HISTORY,
  'conversations.info': READ,
  'conversations.list': READ,
  'conversations.members': READ,
  'conversations.open': ['im:write'],
  'conversations.replies': HISTORY,
  'files.completeUploadExternal': FILES,
  'files.delete': FILES,
  'files.getUploadURLExternal': FILES,
  'files.info': ['files:read'],
  'files.list': ['files:read'],
  'oauth.v2.access': [],
  'usergroups.list': GROUPS,
  'users.info': PROFILES,
  'users.list': PROFILES,
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/**
 * The events that are subscribed to, as the manifests name them, with the scopes without which Slack does not send them:
 * https://docs.slack.dev/reference/events. Each has a listener; for the agent's, Slack documents the agent view alone.
 */
export const EVENT_SCOPES: Readonly<Record<string, Scopes>> = {
  agent_session_stopped: AGENT,
  app_context_changed: [],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_archive: CHANNELS,
  channel_created: CHANNELS,
  channel_deleted: CHANNELS,
  channel_id_changed: CHANNELS,
  channel_left: CHANNELS,
  channel_rename: CHANNELS,
  channel_shared: CHANNELS,
  channel_unarchive: CHANNELS,
  channel_unshared: CHANNELS,
  group_archive: PRIVATE,
  group_deleted: PRIVATE,
  group_left: PRIVATE,
  group_rename: PRIVATE,
  group_unarchive: PRIVATE,
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  reaction_added: REACTIONS,
  reaction_removed: REACTIONS,
  subteam_created: GROUPS,
  subteam_members_changed: GROUPS,
  subteam_updated: GROUPS,
  team_join: USERS,
  tokens_revoked: [],
  user_change: USERS,
};

/** Of the slash command and the shortcut. */
const FEATURE_SCOPES: Scopes = ['commands'];

/** Scopes that need not be granted: without them what they are for is done in another way, and people are told. */
export const OPTIONAL_SCOPES: Scopes = ['canvases:read', 'canvases:write'];

/** Every scope that the bot needs for what it does; manifests/README.md says what breaks without each. */
export const NEEDED_SCOPES: Scopes = [
  ...new Set([
    ...Object.values(METHOD_SCOPES).flat(),
    ...Object.values(EVENT_SCOPES).flat(),
    ...FEATURE_SCOPES,
  ]),
]
  .filter((scope) => !OPTIONAL_SCOPES.includes(scope))
  .sort();
