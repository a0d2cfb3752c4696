import { sql } from 'drizzle-orm';
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { teamColumn } from './team-column.ts';

const when = <Name extends string>(name: Name) => timestamp(name, { withTimezone: true });

/** Questions that people were asked to take, from the first request to the closing word. */
export const handoffs = pgTable(
  'handoffs',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id').notNull(),
    /** The turn that it came of. */
    turnId: text('turn_id').notNull(),
    topic: text('topic').notNull(),
    /** nothing_found | not_grounded | asked | policy:<name> */
    reason: text('reason').notNull(),
    /** open | taken | answered | declined | resolved | withdrawn */
    state: text('state').notNull(),
    /** Counts up with every change. */
    version: integer('version').notNull().default(1),
    askerId: text('asker_id').notNull(),
    language: text('language').notNull(),
    question: text('question').notNull(),
    /** The account that it is about, as id and name, where all leads may see it. */
    account: jsonb('account'),
    /** Where the asker is answered, as a `ReplyAddress`. */
    place: jsonb('place').notNull(),
    /** The escalation channel. */
    channelId: text('channel_id').notNull(),
    /** Whose turn it is to act. */
    role: text('role').notNull(),
    /** How often it was passed on to the next role. */
    level: integer('level').notNull().default(0),
    assigneeId: text('assignee_id'),
    /** What leads see, as reply parts. */
    summary: jsonb('summary').notNull(),
    /** The proposed answer with its citations; null when there is none. */
    draft: jsonb('draft'),
    /** Binds an approval to exactly this draft. */
    draftHash: text('draft_hash'),
    /** What the asker was answered in the end, in a person's words or in approved ones. */
    answer: text('answer'),
    decision: text('decision'),
    decidedBy: text('decided_by'),
    decidedAt: when('decided_at'),
    declineReason: text('decline_reason'),
    /** 1 to 5 */
    surveyScore: integer('survey_score'),
    surveyComment: text('survey_comment'),
    reminded: integer('reminded').notNull().default(0),
    openedAt: when('opened_at').notNull(),
    /** When the clock has something to do next; null: nothing more. */
    dueAt: when('due_at'),
    closedAt: when('closed_at'),
  },
  (table) => [
    uniqueIndex('handoffs_open_turn').on(table.turnId).where(sql`closed_at is null`),
    index('handoffs_asker').on(table.teamId, table.askerId, table.openedAt),
    index('handoffs_due').on(table.dueAt).where(sql`due_at is not null`),
    index('handoffs_open').on(table.teamId, table.openedAt).where(sql`closed_at is null`),
    index('handoffs_opened').on(table.teamId, table.openedAt),
    index('handoffs_closed').on(table.teamId, table.closedAt).where(sql`closed_at is not null`),
  ],
);

/** What was done to a handoff, in order; `key` makes each happen once. */
export const handoffEvents = pgTable(
  'handoff_events',
  {
    teamId: teamColumn(),
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    handoffId: text('handoff_id').notNull(),
    key: text('key').notNull().unique(),
    type: text('type').notNull(),
    /** A person, `clock` or `operator`. */
    actor: text('actor').notNull(),
    at: when('at').notNull(),
    detail: jsonb('detail').notNull().default({}),
  },
  (table) => [index('handoff_events_handoff').on(table.handoffId, table.id)],
);

/** Messages that were passed on between asker and lead, so that edits and deletions follow them. */
export const handoffMessages = pgTable(
  'handoff_messages',
  {
    handoffId: text('handoff_id').notNull(),
    teamId: text('team_id').notNull(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    /** asker | lead */
    side: text('side').notNull(),
    /** The outbox key of the copy is `<handoff>:relay-<side>-<ts>:<revision>`. */
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.channelId, table.ts] }),
    index('handoff_messages_handoff').on(table.handoffId),
  ],
);

/** What admins set, one row a thing that is set; the value's form is `core/settings.ts`. */
export const settings = pgTable(
  'settings',
  {
    teamId: text('team_id').notNull(),
    family: text('family').notNull(),
    /** What it is about: a channel, a topic, a role; empty where there is only one. */
    subject: text('subject').notNull().default(''),
    value: jsonb('value').notNull(),
    version: integer('version').notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: when('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.family, table.subject] })],
);

/** Every change of a setting, with what it was before, so that it can be undone. */
export const settingChanges = pgTable(
  'setting_changes',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    teamId: text('team_id').notNull(),
    family: text('family').notNull(),
    subject: text('subject').notNull(),
    /** Null: the default applied. */
    before: jsonb('before'),
    after: jsonb('after'),
    version: integer('version').notNull(),
    actor: text('actor').notNull(),
    at: when('at').notNull(),
    /** The change that this one took back. */
    undoes: integer('undoes'),
  },
  (table) => [index('setting_changes_team').on(table.teamId, table.id)],
);
