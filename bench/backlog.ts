import { loadavg } from 'node:os';
import { sql } from 'drizzle-orm';
import { createLog } from '../src/core/log.ts';
import type { OpenDatabase } from '../src/store/database.ts';
import { startWorker } from '../src/store/start-worker.ts';
import { openScratch, type ScratchDatabase, type ScratchPlace } from './scratch.ts';

/** How a backlog of deliveries was worked off. */
export interface BacklogFigures {
  database: 'embedded' | 'server';
  /** Finished before, with statistics that know of nothing else. */
  finished: number;
  loadAverage: number;
  backlogs: BacklogRun[];
}

/** One of them; `perSecond` also for each tenth of it, in their order, since a rate that falls is none. */
interface BacklogRun {
  waiting: number;
  seconds: number;
  perSecond: number;
  tenths: number[];
  /** Milliseconds of this process's processor, and claims, for each delivery. */
  cpuMsEach: number;
  claimsEach: number;
}

/** `bench backlog`: how fast deliveries that nobody has to wait for are worked off, with a history behind them. */
export async function benchBacklog(options: {
  waiting: readonly number[];
  finished: number;
  concurrency: number;
  place: ScratchPlace;
  onProgress(message: string): void;
}): Promise<BacklogFigures> {
  const scratch = await openScratch(options.place, { connections: 10 });
  try {
    const { database, owner } = scratch;
    const loadAverage = loadavg()[0]!;
    options.onProgress(`a history of ${options.finished} deliveries`);
    await addEvents(database, { prefix: 'old', count: options.finished, finished: true });
    await owner.query(sql`vacuum analyze events`);
    const backlogs: BacklogRun[] = [];
    for (const waiting of options.waiting) {
      options.onProgress(`${waiting} that wait`);
      backlogs.push(await drain(scratch, waiting, options.concurrency));
    }
    return { database: database.kind, finished: options.finished, loadAverage, backlogs };
  } finally {
    await scratch.drop();
  }
}

/** Small talk in threads of their own, of a thousand people in two hundred channels. */
async function addEvents(
  database: OpenDatabase,
  { prefix, count, finished }: { prefix: string; count: number; finished: boolean },
): Promise<void> {
  await database.query(sql`
    insert into events (team_id, event_id, kind, thread_key, payload, work, person_id, channel_id, finished_at, outcome)
    select 'T1', ${prefix}::text || n, 'event', ${prefix}::text || n, '{}', 'question', 'U' || n % 1000, 'C' || n % 200,
      case when ${finished} then now() end, case when ${finished} then 'applied' end
    from generate_series(1, ${count}::int) as n`);
}

async function drain(
  { database }: ScratchDatabase,
  waiting: number,
  concurrency: number,
): Promise<BacklogRun> {
  await addEvents(database, { prefix: `w${waiting}-`, count: waiting, finished: false });
  const at: number[] = [];
  let claims = 0;
  let finish = () => {};
  const all = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const counting: OpenDatabase = {
    kind: database.kind,
    query: (statement) => database.query(statement),
    transaction(work) {
      claims += 1;
      return database.transaction(work);
    },
    listen: (channel, onNotice) => database.listen(channel, onNotice),
    close: () => Promise.resolve(),
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  const worker = await startWorker(counting, {
    name: 'bench',
    concurrency,
    log: createLog('silent'),
    async handle() {
      at.push(performance.now());
      if (at.length === waiting) finish();
      return { outcome: 'ignored', reason: 'small talk' };
    },
  });
  await all;
  const seconds = (performance.now() - start) / 1_000;
  await worker.stop();
  const { user, system } = process.cpuUsage(cpu);
  return {
    waiting,
    seconds: round(seconds),
    perSecond: round(waiting / seconds),
    tenths: ratesOf(at, start),
    cpuMsEach: round((user + system) / 1_000 / waiting),
    claimsEach: round(claims / waiting),
  };
}

/** Deliveries a second in each tenth. */
function ratesOf(at: readonly number[], start: number): number[] {
  const size = Math.floor(at.length / 10);
  if (size === 0) return [];
  return Array.from({ length: 10 }, (_, tenth) => {
    const from = tenth === 0 ? start : at[tenth * size - 1]!;
    return round((1_000 * size) / (at[(tenth + 1) * size - 1]! - from));
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
