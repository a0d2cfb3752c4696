import { loadavg } from 'node:os';
import { sql } from 'drizzle-orm';
import { compileQuery } from '../src/accounts/queries/compile-query.ts';
import type { OwnEntity } from '../src/accounts/queries/find-field.ts';
import { findOwnerSpellings } from '../src/accounts/queries/find-owner-spellings.ts';
import { ownSource } from '../src/accounts/queries/own-source.ts';
import { type RecordQuery, recordQuerySchema } from '../src/accounts/queries/record-query.ts';
import { runRecordQuery } from '../src/accounts/queries/run-record-query.ts';
import type { Audience } from '../src/core/audience.ts';
import { asAudience } from '../src/store/as-audience.ts';
import type { OpenDatabase } from '../src/store/database.ts';
import { percentile } from './percentile.ts';
import { loadRecords, READERS, SELLER } from './records-load.ts';
import { openScratch, type ScratchPlace } from './scratch.ts';

/** How long a question takes, and which tables are read from end to end for it. */
export interface QuestionFigures {
  question: string;
  reader: string;
  count: number;
  p50: number;
  p95: number;
  scanned: string[];
}

/** What the measurement prints. */
export interface RecordFigures {
  opportunities: number;
  database: string;
  loadSeconds: number;
  loadAverage: number;
  p95: number;
  questions: QuestionFigures[];
}

const NOW = new Date('2026-11-21T10:00:00Z');
const TIME_ZONE = 'Europe/Berlin';
const MINE = { op: 'owner', people: ['me'] };
const OPEN = { op: 'is', field: 'closed', values: [false] };

/** What people ask most, as queries. */
const QUESTIONS: Record<string, object> = {
  'my deals that close this month': {
    entity: 'opportunity',
    where: [MINE, OPEN, { op: 'between', field: 'closeDate', from: '2026-11-01', to: '2026-11-30' }],
  },
  'what my pipeline is worth': {
    entity: 'opportunity',
    where: [MINE, OPEN],
    measure: { type: 'sum', field: 'amount' },
  },
  'my deals without a next step': {
    entity: 'opportunity',
    where: [MINE, OPEN, { op: 'empty', field: 'nextStep' }],
  },
  'my deals that nobody touched for 30 days': {
    entity: 'opportunity',
    where: [MINE, OPEN, { op: 'between', field: 'touchedAt', to: '2026-10-22' }],
  },
  'my deals whose next step is over': {
    entity: 'opportunity',
    where: [MINE, OPEN, { op: 'between', field: 'nextStepDay', to: '2026-11-20' }],
  },
  'all deals that close this month': {
    entity: 'opportunity',
    where: [OPEN, { op: 'between', field: 'closeDate', from: '2026-11-01', to: '2026-11-30' }],
  },
  'the whole pipeline by stage': {
    entity: 'opportunity',
    where: [OPEN],
    measure: { type: 'sum', field: 'amount' },
    group: { field: 'stage' },
  },
  'how many deals we lost to a competitor': {
    entity: 'opportunity',
    where: [
      { op: 'is', field: 'competitor', values: ['gantrova'] },
      { op: 'is', field: 'stage', values: ['closed lost'] },
    ],
    measure: { type: 'count' },
  },
  'open P1 cases': { entity: 'case', where: [{ op: 'is', field: 'priority', values: ['P1'] }, OPEN] },
  'a case by its number': { entity: 'case', where: [{ op: 'is', field: 'number', values: ['1077'] }] },
  'cases opened last week': {
    entity: 'case',
    where: [{ op: 'between', field: 'openedAt', from: '2026-11-09', to: '2026-11-15' }],
  },
  'accounts that renew next quarter': {
    entity: 'account',
    where: [{ op: 'between', field: 'renewalDate', from: '2027-01-01', to: '2027-03-31' }],
  },
  'the biggest customers of a country': {
    entity: 'account',
    where: [{ op: 'is', field: 'country', values: ['germany'] }],
    order: [{ field: 'annualRevenue', direction: 'desc' }],
    limit: 10,
  },
  'my accounts that we have not talked to for 60 days': {
    entity: 'account',
    where: [MINE, { op: 'between', field: 'lastActivityAt', to: '2026-09-22' }],
  },
  'my accounts with an open P1 case': {
    entity: 'account',
    where: [
      MINE,
      { op: 'has', entity: 'case', where: [OPEN, { op: 'is', field: 'priority', values: ['P1'] }] },
    ],
  },
  'what happened yesterday': {
    entity: 'activity',
    where: [{ op: 'between', field: 'happenedAt', from: '2026-11-19', to: '2026-11-20' }],
  },
};

/** Loads so many opportunities with what belongs to them, and asks what people ask most. */
export async function benchRecords(options: {
  opportunities: number;
  rounds: number;
  place: ScratchPlace;
  onProgress(done: string): void;
}): Promise<RecordFigures> {
  const scratch = await openScratch(options.place);
  try {
    const started = performance.now();
    await loadRecords(scratch, options.opportunities);
    const loadSeconds = (performance.now() - started) / 1000;
    const questions: QuestionFigures[] = [];
    for (const [question, query] of Object.entries(QUESTIONS)) {
      options.onProgress(question);
      for (const [reader, audience] of Object.entries(READERS))
        questions.push({
          question,
          reader,
          ...(await measure(scratch.database, {
            query: recordQuerySchema.parse(query),
            audience,
            rounds: options.rounds,
          })),
        });
    }
    const { kind } = scratch.database;
    const p95 = Math.max(...questions.map((one) => one.p95));
    return {
      opportunities: options.opportunities,
      database: kind,
      loadSeconds,
      loadAverage: loadavg()[0]!,
      p95,
      questions,
    };
  } finally {
    await scratch.drop();
  }
}

async function measure(
  database: OpenDatabase,
  { query, audience, rounds }: { query: RecordQuery; audience: Audience; rounds: number },
): Promise<Omit<QuestionFigures, 'question' | 'reader'>> {
  const request = { query, audience, me: SELLER, now: NOW, timeZone: TIME_ZONE };
  const times: number[] = [];
  let count = 0;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const { found } = await runRecordQuery({ database, external: null }, request);
    times.push(performance.now() - started);
    count = found[0]?.count ?? 0;
  }
  return {
    count,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    scanned: await findScans(database, query, audience),
  };
}

/** Tables that the plan of a query reads from end to end. */
async function findScans(database: OpenDatabase, query: RecordQuery, audience: Audience): Promise<string[]> {
  const spellings = await findOwnerSpellings(database, audience.teamId, [SELLER]);
  const context = {
    now: NOW,
    timeZone: TIME_ZONE,
    spellings: new Map([['me', spellings.get(SELLER) ?? []]]),
    nextStepDays: {},
  };
  const statement = compileQuery(query, ownSource(query.entity as OwnEntity, query, context), context);
  const rows = await asAudience(database, audience, (tx) =>
    tx.query(sql`explain (format json) ${statement}`),
  );
  const scans = [...JSON.stringify(rows).matchAll(/"Node Type":"Seq Scan"[^{}]*?"Relation Name":"(\w+)"/g)];
  return [...new Set(scans.map((match) => match[1]!))].sort();
}
