import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

const when = <Name extends string>(name: Name) => timestamp(name, { withTimezone: true });

/** Workspaces that the bot is installed in. */
export const installations = pgTable('installations', {
  teamId: text('team_id').primaryKey(),
  name: text('name').notNull(),
  enterpriseId: text('enterprise_id'),
  appId: text('app_id').notNull().default(''),
  botUserId: text('bot_user_id').notNull().default(''),
  botId: text('bot_id').notNull().default(''),
  updatedAt: when('updated_at').notNull().defaultNow(),
});

/**
 * Tokens of Slack that rotate, encrypted with a key that is made of the app's client secret and is never stored here. `seed` is
 * the fingerprint of the refresh token that an operator set: with another one it all begins again.
 */
export const slackTokens = pgTable('slack_tokens', {
  seed: text('seed').primaryKey(),
  accessToken: text('access_token').notNull(),
  refreshToken: text('refresh_token').notNull(),
  expiresAt: when('expires_at'),
  /** While it lies ahead, one process is renewing the pair. */
  renewingUntil: when('renewing_until'),
  renewedAt: when('renewed_at').notNull().defaultNow(),
});

export const people = pgTable(
  'people',
  {
    teamId: text('team_id').notNull(),
    id: text('id').notNull(),
    handle: text('handle').notNull(),
    realName: text('real_name').notNull().default(''),
    title: text('title').notNull().default(''),
    locale: text('locale').notNull().default('en-US'),
    timeZone: text('time_zone').notNull().default('UTC'),
    /** member | guest | external | bot */
    kind: text('kind').notNull().default('member'),
    /** The workspace that somebody belongs to: in connected channels that of another company. Empty: not known. */
    homeTeam: text('home_team').notNull().default(''),
    workspaceAdmin: boolean('workspace_admin').notNull().default(false),
    deleted: boolean('deleted').notNull().default(false),
    preferences: jsonb('preferences').notNull().default({}),
    syncedAt: when('synced_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.id] })],
);

/**
 * Roles by person; `source` is `slack` (workspace owner or admin), `group`, `example` or `manual`. Of several sources
 * each keeps its own row: what one of them takes back, another may still give.
 */
export const personRoles = pgTable(
  'person_roles',
  {
    teamId: text('team_id').notNull(),
    personId: text('person_id').notNull(),
    role: text('role').notNull(),
    source: text('source').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.personId, table.role, table.source] })],
);

export const groups = pgTable(
  'groups',
  {
    teamId: text('team_id').notNull(),
    id: text('id').notNull(),
    handle: text('handle').notNull(),
    name: text('name').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.id] })],
);

export const groupMembers = pgTable(
  'group_members',
  {
    teamId: text('team_id').notNull(),
    groupId: text('group_id').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.groupId, table.personId] }),
    index('group_members_person').on(table.teamId, table.personId),
  ],
);

/**
 * Whom a name means wherever a right hangs on it (readers, roles, owners): who bore it first, or who an admin says it
 * means. A handle that changes hands takes nothing with it.
 */
export const names = pgTable(
  'names',
  {
    teamId: text('team_id').notNull(),
    /** person | group */
    kind: text('kind').notNull(),
    /** In lower case. */
    name: text('name').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Who said so; null: it was borne first. */
    confirmedBy: text('confirmed_by'),
    since: when('since').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.kind, table.name] }),
    index('names_subject').on(table.teamId, table.kind, table.subjectId),
  ],
);

export const channels = pgTable(
  'channels',
  {
    teamId: text('team_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull().default(''),
    /** public | private | direct | group */
    kind: text('kind').notNull(),
    archived: boolean('archived').notNull().default(false),
    /** Read by another company or workspace too. */
    connected: boolean('connected').notNull().default(false),
    /** Null: the members were never read, so the audience is not known. */
    membersSyncedAt: when('members_synced_at'),
    /** When they were last read one by one; since then their number was compared at most. */
    membersReadAt: when('members_read_at'),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.id] })],
);

export const channelMembers = pgTable(
  'channel_members',
  {
    teamId: text('team_id').notNull(),
    channelId: text('channel_id').notNull(),
    personId: text('person_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.channelId, table.personId] }),
    index('channel_members_person').on(table.teamId, table.personId),
  ],
);

/** How far reading all people, groups and channels of a workspace has come; one process at a time is at it. */
export const directorySyncs = pgTable('directory_syncs', {
  teamId: text('team_id').primaryKey(),
  /** people | groups | channels | readers | done */
  stage: text('stage').notNull().default('people'),
  /** Where in the list of the stage the next page begins; empty: at the start. */
  cursor: text('cursor').notNull().default(''),
  people: integer('people').notNull().default(0),
  groups: integer('groups').notNull().default(0),
  channels: integer('channels').notNull().default(0),
  startedAt: when('started_at').notNull().defaultNow(),
  /** Null: it was never read whole. */
  finishedAt: when('finished_at'),
  claimedBy: text('claimed_by').notNull().default(''),
  claimedUntil: when('claimed_until'),
  /** A code: why it waits, and until when; null: it does not. */
  waitingFor: text('waiting_for'),
  waitingUntil: when('waiting_until'),
});

/** Members of channels whom nobody has told us of yet: outsiders until they are asked for, behind the questions. */
export const unknownPeople = pgTable(
  'unknown_people',
  {
    teamId: text('team_id').notNull(),
    personId: text('person_id').notNull(),
    /** When to ask for them, or to ask again where the chat platform did not show them. */
    askAt: when('ask_at').notNull().defaultNow(),
    /** The chat platform was asked and did not show them. */
    hidden: boolean('hidden').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.personId] }),
    index('unknown_people_due').on(table.teamId, table.askAt),
  ],
);

/** The pace of calls to the chat platform, one row a method or channel, for all processes of a workspace. */
export const callPace = pgTable(
  'call_pace',
  {
    teamId: text('team_id').notNull(),
    key: text('key').notNull(),
    /** Milliseconds since 1970 of the latest calls, in order; those to come are reserved. */
    places: doublePrecision('places').array().notNull().default([]),
    /** Milliseconds since 1970 until which the platform asked us to wait. */
    pausedUntilMs: doublePrecision('paused_until_ms').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.key] })],
);

/** Threads that show the bot at work, until they are known to show it at rest. */
export const workingSessions = pgTable(
  'working_sessions',
  {
    teamId: text('team_id').notNull(),
    channelId: text('channel_id').notNull(),
    threadTs: text('thread_ts').notNull(),
    /** When to put it to rest, if nobody has by then. */
    restAt: when('rest_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.channelId, table.threadTs] })],
);
