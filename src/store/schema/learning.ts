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

/** What people said of an answer. A person's newest mark on a turn is their rating of it. */
export const ratings = pgTable(
  'ratings',
  {
    teamId: text('team_id').notNull(),
    turnId: text('turn_id').notNull(),
    personId: text('person_id').notNull(),
    /** 1 or -1 */
    value: integer('value').notNull(),
    /** button | reaction */
    via: text('via').notNull(),
    ratedAt: when('rated_at').notNull().defaultNow(),
    /** Kept when a mark is taken back, so that news of it that come late or twice change nothing. */
    takenBackAt: when('taken_back_at'),
  },
  (table) => [
    primaryKey({ columns: [table.turnId, table.personId, table.via, table.value] }),
    index('ratings_given').on(table.teamId, table.ratedAt),
  ],
);

/** What is to be done about an answer. */
export const triageItems = pgTable(
  'triage_items',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id').notNull(),
    turnId: text('turn_id').notNull(),
    /** rating | nothing_found | handoff | edit */
    origin: text('origin').notNull(),
    /** tone | logic | data_quality | coverage_gap; proposed, until a person says otherwise */
    category: text('category').notNull(),
    /** open | closed */
    state: text('state').notNull().default('open'),
    /** Items of the same cause share the id of the first of them. */
    groupId: text('group_id').notNull(),
    /** Who should look at it, as the source names its owner; proposed by code. */
    proposedOwner: text('proposed_owner'),
    /** A person's id, once somebody was given it. */
    assigneeId: text('assignee_id'),
    /** What speaks for the category: ids and titles from the receipt, never message text. */
    evidence: jsonb('evidence').notNull().default({}),
    /** fixed | not_a_fault | duplicate | will_not_fix */
    resolution: text('resolution'),
    note: text('note'),
    closedBy: text('closed_by'),
    openedAt: when('opened_at').notNull().defaultNow(),
    closedAt: when('closed_at'),
    /** When a digest named it; null: not yet. */
    digestedAt: when('digested_at'),
  },
  (table) => [
    uniqueIndex('triage_items_origin').on(table.turnId, table.origin),
    index('triage_items_group').on(table.groupId),
    index('triage_items_state').on(table.teamId, table.state, table.openedAt),
    index('triage_items_owner')
      .on(table.proposedOwner)
      .where(sql`state = 'open' and proposed_owner is not null`),
    index('triage_items_new')
      .on(table.teamId, table.openedAt)
      .where(sql`state = 'open' and digested_at is null`),
  ],
);

/** Who complained, what they said was wrong, and whether they were told that it is fixed. */
export const triageReports = pgTable(
  'triage_reports',
  {
    teamId: teamColumn(),
    itemId: text('item_id').notNull(),
    personId: text('person_id').notNull(),
    /** tone | logic | source | not_covered; null: they did not say */
    fault: text('fault'),
    comment: text('comment'),
    /** What would have been right. */
    expected: text('expected'),
    reportedAt: when('reported_at').notNull().defaultNow(),
    toldAt: when('told_at'),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.personId] })],
);

/** Append-only and hash-chained: each row's hash covers the one before it (P7). */
export const auditLog = pgTable(
  'audit_log',
  {
    teamId: teamColumn(),
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: when('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    detail: text('detail').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  // When a clock last did its work is read from here.
  (table) => [index('audit_log_clock').on(table.action, table.subject, table.id).where(sql`actor = 'clock'`)],
);
