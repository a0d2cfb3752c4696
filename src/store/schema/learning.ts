import { bigserial, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const when = (name: string) => timestamp(name, { withTimezone: true });

/** What people said of an answer: one rating a person and turn, the last one counts. */
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
  },
  (table) => [primaryKey({ columns: [table.turnId, table.personId] })],
);

/** What is to be done about an answer. */
export const triageItems = pgTable(
  'triage_items',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id').notNull(),
    turnId: text('turn_id').notNull(),
    /** rating | nothing_found | handoff */
    origin: text('origin').notNull(),
    /** tone | logic | data_quality | coverage_gap */
    category: text('category').notNull(),
    state: text('state').notNull().default('open'),
    openedAt: when('opened_at').notNull().defaultNow(),
  },
  (table) => [index('triage_items_turn').on(table.turnId)],
);

/** Append-only and hash-chained: each row's hash covers the one before it (P7). */
export const auditLog = pgTable('audit_log', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  at: when('at').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  detail: text('detail').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});
