import { sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import type { Row } from '../../store/row.ts';
import { type DateFound, readDates, type WrittenDate } from '../../text/read-dates.ts';
import { compileWhere } from './compile-query.ts';
import { ownSource } from './own-source.ts';
import type { QueryContext } from './query-scope.ts';
import { type Condition, type RecordQuery, recordQuerySchema } from './record-query.ts';

/** The most next steps that are read for their days. */
const MAX_READ = 2_000;
const FIELD = 'nextStepDay';

/**
 * Reads the first day that each next step names, as far as a query asks for it: dates in words are read by code. That is
 * done for at most 2,000 opportunities that hold the query's other conditions, open and late ones first; a next step
 * beyond them counts as one without a day.
 */
export async function readNextStepDays(
  tx: Database,
  query: RecordQuery,
  context: QueryContext,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const where of asking(query)) {
    const rows = await readSteps(
      tx,
      where.filter((one) => !names(one)),
      context,
    );
    for (const { id, nextStep } of rows) {
      const day = firstDay(nextStep, context.now);
      if (day !== null) found[id] = day;
    }
  }
  return found;
}

/** The first day that a text names; of a month without a day its last, of a day without a year the nearest. */
export function firstDay(text: string, now: Date): string | null {
  const [first] = readDates(text);
  const reading = first === undefined ? undefined : readingOf(first);
  return reading === undefined ? null : dayOf(reading, now);
}

/** Conditions of opportunities among which the day of a next step is asked for. */
function asking(query: RecordQuery): Condition[][] {
  const { entity, where } = query;
  const nested = where.flatMap((one) =>
    one.op === 'has' && one.entity === 'opportunity' ? [one.where] : [],
  );
  const others = where.filter(({ op }) => op !== 'has');
  const itself = entity === 'opportunity' && names({ ...query, where: others }) ? [where] : [];
  return [...itself, ...nested.filter(names)];
}

function names(part: unknown): boolean {
  return JSON.stringify(part).includes(`"${FIELD}"`);
}

function readSteps(tx: Database, where: Condition[], context: QueryContext) {
  const query = recordQuerySchema.parse({ entity: 'opportunity', where });
  const source = ownSource('opportunity', query, context);
  const conditions = compileWhere(where, source, context).map((one) => sql` and ${one}`);
  return tx.query<Row<'opportunities', 'id' | 'nextStep', { nextStep: string }>>(sql`
    select r.id, r.next_step as "nextStep" from ${source.from}
    where r.next_step is not null${sql.join(conditions, sql``)}
    order by r.closed, r.close_date desc nulls last, r.id limit ${MAX_READ}`);
}

/** A date with points has its day first; one with strokes that means two days means none. */
function readingOf({ text, readings }: DateFound): WrittenDate | undefined {
  const [first, other] = readings;
  const isOne =
    other === undefined || text.includes('.') || (first!.day === other.day && first!.month === other.month);
  return isOne ? first : undefined;
}

function dayOf({ year, month, day }: WrittenDate, now: Date): string | null {
  if (day === undefined) return year === undefined ? null : isoDay(year, month + 1, 0);
  if (year !== undefined) return realDay(year, month, day);
  const near = [-1, 0, 1].flatMap((offset) => realDay(now.getUTCFullYear() + offset, month, day) ?? []);
  const distance = (one: string) => Math.abs(Date.parse(one) - now.getTime());
  return near.sort((one, other) => distance(one) - distance(other))[0] ?? null;
}

function realDay(year: number, month: number, day: number): string | null {
  const iso = isoDay(year, month, day);
  return Number(iso.slice(8)) === day ? iso : null;
}

function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
