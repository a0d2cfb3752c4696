import { sql } from 'drizzle-orm';
import {
  bigserial,
  customType,
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
const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const sqlInForce = sql`undone_at is null`;

/**
 * What people decided about articles. It is kept apart from the articles, so that reading a source again, or an article
 * that goes and comes back, changes nothing of it.
 */
export const articleDecisions = pgTable(
  'article_decisions',
  {
    teamId: teamColumn(),
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    articleId: text('article_id').notNull(),
    /** retired | superseded */
    kind: text('kind').notNull(),
    /** superseded: the article that was preferred over it. */
    preferredId: text('preferred_id'),
    /** retired: the access rule that it has again when that is undone. */
    keptAccessId: integer('kept_access_id'),
    /** superseded: what its source says, which counts again when that is undone. */
    sourceSupersededBy: text('source_superseded_by'),
    actor: text('actor').notNull(),
    decidedAt: when('decided_at').notNull().defaultNow(),
    undoneBy: text('undone_by'),
    undoneAt: when('undone_at'),
  },
  (table) => [uniqueIndex('article_decisions_in_force').on(table.articleId, table.kind).where(sqlInForce)],
);

/** Fingerprints of an article as of its content hash: numbers from which no text can be read. */
export const articleSketches = pgTable('article_sketches', {
  teamId: teamColumn(),
  articleId: text('article_id').primaryKey(),
  contentHash: text('content_hash').notNull(),
  /** Sampled fingerprints of its runs of words, 32 bits each. */
  shingles: bytea('shingles').notNull(),
  /** Keys of its sentences with figures, 32 bits each. */
  claims: bytea('claims').notNull(),
  /** Days that it is said to hold until, or as of: `[{ kind, day }]`. */
  dates: jsonb('dates').notNull().default([]),
  firstSeenAt: when('first_seen_at').notNull().defaultNow(),
});

/** What a check found about articles; one row a finding, the same row at every check. */
export const findings = pgTable(
  'findings',
  {
    teamId: teamColumn(),
    id: text('id').primaryKey(),
    /** What it is about, as far as that makes it the same finding again. */
    key: text('key').notNull().unique(),
    /** duplicate | overlap | contradiction | stale | orphan */
    kind: text('kind').notNull(),
    /** open | told | done | dismissed */
    state: text('state').notNull().default('open'),
    /** The articles concerned: who may read all of them may read the finding. */
    articleIds: text('article_ids').array().notNull(),
    /** Who answers for them, as their sources name them, or `person:<id>`; empty: nobody is named. */
    owners: text('owners').array().notNull().default([]),
    /** Quoted spans and figures, by article. */
    evidence: jsonb('evidence').notNull(),
    foundAt: when('found_at').notNull().defaultNow(),
    /** The check that found it last. */
    checkId: integer('check_id').notNull(),
    /** Who decided, and what: retired, preferred, dismissed; `gone`: the next check found it no more. */
    decidedBy: text('decided_by'),
    decision: text('decision'),
    decidedAt: when('decided_at'),
    /** The decision about an article that came of it. */
    decisionId: integer('decision_id'),
  },
  (table) => [index('findings_state').on(table.state, table.kind)],
);

/** Who was told of a finding, or asked about it, once each. */
export const findingNotices = pgTable(
  'finding_notices',
  {
    findingId: text('finding_id').notNull(),
    teamId: text('team_id').notNull(),
    personId: text('person_id').notNull(),
    /** told | asked */
    kind: text('kind').notNull(),
    /** The outbox key of the message that said so. */
    messageKey: text('message_key').notNull(),
    at: when('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.findingId, table.teamId, table.personId, table.kind] }),
    index('finding_notices_person').on(table.teamId, table.personId, table.at),
  ],
);

/** Each run over the articles; one without an end that has not been heard of for a while was cut off. */
export const curationChecks = pgTable('curation_checks', {
  teamId: teamColumn(),
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  startedAt: when('started_at').notNull().defaultNow(),
  heardAt: when('heard_at').notNull().defaultNow(),
  finishedAt: when('finished_at'),
  /** Counts of what was looked at and found. */
  report: jsonb('report').notNull().default({}),
});
