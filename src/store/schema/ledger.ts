import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { IS_UNANSWERED } from '../unanswered.ts';
import { WAITING } from '../waiting-events.ts';
import { teamColumn } from './team-column.ts';

const sqlPending = sql`state = 'pending'`;
const when = <Name extends string>(name: Name) => timestamp(name, { withTimezone: true });

/** The inbox: every accepted delivery, stored before it is acked, until it has an outcome. */
export const events = pgTable(
  'events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    teamId: text('team_id').notNull(),
    eventId: text('event_id').notNull(),
    /** event | command | action | view | shortcut */
    kind: text('kind').notNull(),
    /** Events of one key are handled in the order of their ids; different keys in parallel. */
    threadKey: text('thread_key').notNull(),
    /** question | quick | upkeep: kinds of work do not take one another's places. */
    work: text('work').notNull().default('question'),
    /** Whose share it takes; empty: nobody's. */
    personId: text('person_id').notNull().default(''),
    /** The channel or DM that it is about; empty: none. */
    channelId: text('channel_id').notNull().default(''),
    /** Set: it waits for its person's pace or for Slack's, and keeps nobody else's back. */
    deferred: boolean('deferred').notNull().default(false),
    payload: jsonb('payload').notNull(),
    receivedAt: when('received_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    notBefore: when('not_before').notNull().defaultNow(),
    claimedBy: text('claimed_by'),
    claimedUntil: when('claimed_until'),
    finishedAt: when('finished_at'),
    /** turn | applied | ignored | failed */
    outcome: text('outcome'),
    reason: text('reason'),
    turnId: text('turn_id'),
  },
  (table) => [
    uniqueIndex('events_delivery').on(table.teamId, table.eventId),
    index('events_unfinished').on(table.threadKey, table.id).where(WAITING.byQueue()),
    index('events_of_person').on(table.threadKey, table.personId, table.id).where(WAITING.byQueueAndPerson()),
    index('events_due').on(table.work, table.notBefore, table.id).where(WAITING.byDue()),
    index('events_people')
      .on(table.work, table.teamId, table.personId, table.notBefore, table.id)
      .where(WAITING.byPerson()),
    index('events_claimed').on(table.claimedUntil).where(WAITING.byClaim()),
    index('events_finished').on(table.finishedAt).where(sql`finished_at is not null`),
  ],
);

/** When each question of a person is worked on, of the last hour and of what waits; one row a delivery. */
export const questionStarts = pgTable(
  'question_starts',
  {
    teamId: text('team_id').notNull(),
    /** The delivery's event id. */
    key: text('key').notNull(),
    personId: text('person_id').notNull(),
    at: when('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.key] }),
    index('question_starts_person').on(table.teamId, table.personId, table.at),
  ],
);

/** What was said in the threads we take part in, from events, so that no history call is needed. */
export const messages = pgTable(
  'messages',
  {
    teamId: text('team_id').notNull(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    threadTs: text('thread_ts').notNull(),
    authorId: text('author_id').notNull(),
    /** person | self | other_bot */
    authorKind: text('author_kind').notNull(),
    text: text('text').notNull(),
    /** The outbox key that our own messages carry. */
    outboxKey: text('outbox_key'),
    /** Of our own messages: answer | question (somebody asked it by a button) | notice; null: not known yet. */
    kind: text('kind'),
    /** The turn that a message of ours answers. */
    turnId: text('turn_id'),
    editedAt: when('edited_at'),
    deletedAt: when('deleted_at'),
    /** Whose words it repeats, beside its author's own. */
    wordsOf: text('words_of').array().notNull().default([]),
    /** The message whose words it repeats. */
    sourceChannelId: text('source_channel_id'),
    sourceTs: text('source_ts'),
    receivedAt: when('received_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.channelId, table.ts] }),
    index('messages_thread').on(table.teamId, table.channelId, table.threadTs),
    // Of this kind, since keys are looked up by how they begin, too.
    index('messages_outbox_key').on(table.outboxKey.op('text_pattern_ops')),
    index('messages_turn').on(table.turnId),
    index('messages_source')
      .on(table.teamId, table.sourceChannelId, table.sourceTs)
      .where(sql`source_ts is not null`),
  ],
);

export const turns = pgTable(
  'turns',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id').notNull(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    threadTs: text('thread_ts').notNull(),
    /** Counts up with each edit of the question and each refresh of the answer. */
    revision: integer('revision').notNull().default(1),
    askerId: text('asker_id').notNull(),
    /** mention | direct | thread | shortcut | command | button | cli */
    origin: text('origin').notNull(),
    /** brief, where a command chose the job */
    command: text('command'),
    question: text('question').notNull(),
    /** Names of pictures and files that came with the question, which nobody has looked into. */
    unreadFiles: text('unread_files').array().notNull().default([]),
    /** Set: the reply is for this person only. */
    viewerId: text('viewer_id'),
    /** Set: the question repeats words that this other person said in the message that is named. */
    wordsOf: text('words_of'),
    sourceChannelId: text('source_channel_id'),
    sourceTs: text('source_ts'),
    /** What the asker looked at, of a question that points there: channel | canvas | list; null: it points at nothing. */
    lookedAt: text('looked_at'),
    lookedChannelId: text('looked_channel_id'),
    /** Set: a message there, or the thread that it begins. */
    lookedTs: text('looked_ts'),
    agent: text('agent'),
    outcome: text('outcome'),
    reason: text('reason'),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    costUsd: doublePrecision('cost_usd').notNull().default(0),
    startedAt: when('started_at').notNull().defaultNow(),
    finishedAt: when('finished_at'),
    stopRequestedAt: when('stop_requested_at'),
    /** When it was looked at whether it left somebody without an answer; null: not yet. */
    sweptAt: when('swept_at'),
  },
  (table) => [
    uniqueIndex('turns_question').on(table.teamId, table.channelId, table.ts),
    index('turns_thread').on(table.teamId, table.channelId, table.threadTs),
    index('turns_asker').on(table.teamId, table.askerId, table.startedAt),
    index('turns_source')
      .on(table.teamId, table.sourceChannelId, table.sourceTs)
      .where(sql`source_ts is not null`),
    index('turns_unanswered').on(table.finishedAt).where(IS_UNANSWERED),
    index('turns_unswept').on(table.finishedAt).where(sql`${IS_UNANSWERED} and swept_at is null`),
    index('turns_started').on(table.teamId, table.startedAt),
    index('turns_viewer').on(table.teamId, table.viewerId).where(sql`viewer_id is not null`),
    index('turns_answered').on(table.finishedAt).where(sql`outcome = 'answered'`),
  ],
);

/** Checkpoints: what a step of a turn's revision found, so that a restart goes on behind it. */
export const steps = pgTable(
  'steps',
  {
    teamId: teamColumn(),
    turnId: text('turn_id').notNull(),
    revision: integer('revision').notNull(),
    name: text('name').notNull(),
    output: jsonb('output').notNull(),
    ms: doublePrecision('ms').notNull(),
    finishedAt: when('finished_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.turnId, table.revision, table.name] }),
    index('steps_finished').on(table.finishedAt),
  ],
);

export const receipts = pgTable(
  'receipts',
  {
    teamId: teamColumn(),
    turnId: text('turn_id').notNull(),
    revision: integer('revision').notNull(),
    body: jsonb('body').notNull(),
    createdAt: when('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.turnId, table.revision] }),
    index('receipts_created').on(table.createdAt),
  ],
);

/**
 * Each use of a language model, however it ended; rows are only added. The day's budget and receipts are read from them:
 * what was paid for is counted once and for good, whatever becomes of the turn. No text is in them.
 */
export const modelUses = pgTable(
  'model_uses',
  {
    teamId: text('team_id').notNull(),
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    turnId: text('turn_id').notNull(),
    revision: integer('revision').notNull(),
    /** Who asked; empty: an unknown person. */
    personId: text('person_id').notNull(),
    /** answer | tool_step | repair | route | judge | summary | draft | probe; turn: a whole turn of before there were these rows */
    purpose: text('purpose').notNull(),
    /** The model as it was asked for. */
    asked: text('asked').notNull(),
    /** The model as the endpoint named it; null: it did not come to that. */
    model: text('model'),
    inputTokens: integer('input_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    cachedTokens: integer('cached_tokens').notNull().default(0),
    reasoningTokens: integer('reasoning_tokens').notNull().default(0),
    costUsd: doublePrecision('cost_usd').notNull(),
    /** The provider gave no figures. */
    estimated: boolean('estimated').notNull().default(false),
    /** stop | length | tool_calls | filtered | broken | stopped | the code of what went wrong */
    ended: text('ended').notNull(),
    ms: integer('ms').notNull().default(0),
    at: when('at').notNull().defaultNow(),
  },
  (table) => [
    index('model_uses_turn').on(table.turnId, table.revision),
    index('model_uses_day').on(table.teamId, table.at),
    index('model_uses_asked').on(table.teamId, table.asked, table.id),
  ],
);

/** What turns under way may still spend of the day's budgets; it lapses, should a process die. */
export const budgetReservations = pgTable(
  'budget_reservations',
  {
    teamId: text('team_id').notNull(),
    turnId: text('turn_id').primaryKey(),
    /** Who asked; empty: an unknown person. */
    personId: text('person_id').notNull(),
    amountUsd: doublePrecision('amount_usd').notNull(),
    until: when('until').notNull(),
  },
  (table) => [index('budget_reservations_team').on(table.teamId, table.until)],
);

/** Messages to be seen by people, each of one key, until they are known to be posted. */
export const outbox = pgTable(
  'outbox',
  {
    teamId: teamColumn(),
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    key: text('key').notNull(),
    /** Null: a message that answers no turn, such as those of a handoff. */
    turnId: text('turn_id'),
    /** Which revision of the turn it answers; null where it answers none. */
    revision: integer('revision'),
    /** Messages of one line are delivered in the order of their ids. */
    line: text('line'),
    /** The key of the message that this one replaces or withdraws; null: the turn's newest. */
    targetKey: text('target_key'),
    /** streaming (open, no final text yet) | pending | sent | abandoned */
    state: text('state').notNull(),
    address: jsonb('address').notNull(),
    /** Where it goes: the channel, or the person in whose direct messages it stands. One message at a time is under way there. */
    destination: text('destination').generatedAlwaysAs(
      sql.raw(
        `coalesce(case when address ->> 'direct' = 'true' then address ->> 'viewer' end, address ->> 'channelId', '')`,
      ),
    ),
    /** post | replace | withdraw */
    operation: text('operation').notNull().default('post'),
    reply: jsonb('reply'),
    ref: jsonb('ref'),
    /** Looked up by: behind row-level security an index takes no comparison of what is within `ref`. */
    refTs: text('ref_ts').generatedAlwaysAs(sql.raw(`ref ->> 'ts'`)),
    /** When a post was first tried: from then on its fate may be unknown. */
    triedAt: when('tried_at'),
    attempts: integer('attempts').notNull().default(0),
    notBefore: when('not_before').notNull().defaultNow(),
    claimedBy: text('claimed_by'),
    claimedUntil: when('claimed_until'),
    sentAt: when('sent_at'),
    lastError: text('last_error'),
    createdAt: when('created_at').notNull().defaultNow(),
    /** Pruning has come by and left it, since it is still needed. */
    stands: boolean('stands').notNull().default(false),
  },
  (table) => [
    uniqueIndex('outbox_key').on(table.key, table.teamId),
    index('outbox_turn').on(table.turnId),
    index('outbox_line').on(table.line, table.id).where(sqlPending),
    index('outbox_ref').on(table.refTs),
    index('outbox_pending').on(table.notBefore).where(sqlPending),
    index('outbox_waiting').on(table.id).where(sqlPending),
    index('outbox_destination').on(table.destination, table.id).where(sqlPending),
    index('outbox_begins').on(table.key.op('text_pattern_ops')),
    index('outbox_settled').on(table.createdAt).where(sql`state in ('sent', 'abandoned') and not stands`),
  ],
);

/**
 * Pages of ours that are kept current, as canvases; a row is there before its canvas is. Its readers are those that it was
 * made for, and nobody else's page is ever turned into theirs.
 */
export const canvases = pgTable(
  'canvases',
  {
    teamId: text('team_id').notNull(),
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** Who reads it: person:<id> | channel:<id> */
    reader: text('reader').notNull(),
    /** What it is about, as an id of evidence. */
    about: text('about').notNull(),
    /** standing | left (not written to any more, still looked after) | unwanted (to be deleted) */
    state: text('state').notNull().default('standing'),
    /** As Slack knows it; null: it was not noted yet. */
    canvasId: text('canvas_id'),
    title: text('title').notNull(),
    /** What we wrote on it, by section; null: nothing, or it was forgotten. */
    written: jsonb('written'),
    /** Its sources by their numbers, as ids of evidence: a number goes on to mean what it meant. */
    sources: text('sources').array().notNull().default([]),
    /** What it says rests on, or an earlier version of it, as ids of evidence. */
    evidence: text('evidence').array().notNull().default([]),
    /** The turn that wrote on it last. */
    turnId: text('turn_id'),
    /** The key of the message that it is being written for, and of the last that it was written for. */
    writingFor: text('writing_for'),
    writtenFor: text('written_for'),
    /** When Slack was first asked for it. */
    begunAt: when('begun_at').notNull().defaultNow(),
    /** When the writing for the message that it is being written for was first tried. */
    triedAt: when('tried_at'),
    writtenAt: when('written_at'),
    /** When it is looked at again: whether its readers may still read it, or to delete it. */
    dueAt: when('due_at').notNull().defaultNow(),
    claimedUntil: when('claimed_until'),
  },
  (table) => [
    uniqueIndex('canvases_reader').on(table.teamId, table.reader, table.about).where(sql`state = 'standing'`),
    uniqueIndex('canvases_canvas').on(table.teamId, table.canvasId),
    index('canvases_due').on(table.state, table.dueAt),
    index('canvases_turn').on(table.turnId),
  ],
);
