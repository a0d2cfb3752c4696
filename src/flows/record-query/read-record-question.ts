import type { RecordEntity, RecordQuery } from '../../accounts/queries/record-query.ts';
import { addUnits } from '../../text/day-range.ts';
import { readDurations } from '../../text/read-durations.ts';
import { type PeriodFound, readPeriods } from '../../text/read-periods.ts';
import { openReading, type Reading } from '../../text/record-cues/reading.ts';
import type { Builder, Period, ReadWith, TermUsed } from './builder.ts';
import { matchValues, type ValueFound } from './match-values.ts';
import { readAlso } from './read-also.ts';
import { readComparisons, readDates, readMissing, readTerms } from './read-conditions.ts';
import { readAccount, readRelated, readState, readWhose, type Whose } from './read-scope.ts';
import { readShape } from './read-shape.ts';
import { readValueConditions } from './read-value-conditions.ts';

/** A question across records as far as it is understood. */
export interface RecordAsked {
  query: RecordQuery;
  terms: TermUsed[];
  /** Whether the text itself says what is looked for, or only circumstances do. */
  named: boolean;
  /** Whether it says it by a noun, so that it stands on its own. */
  entityNamed: boolean;
  /** Whether the text says whose. */
  whose: Whose;
  /** Names of the people whose records are meant, by id. */
  names: Record<string, string>;
  /** Content words that nothing explains. */
  left: string[];
}

/** Entities that a question can be about, in the order in which one stands for the other. */
const ENTITIES = ['opportunity', 'case', 'account', 'contact', 'lead', 'activity', 'order'] as const;
/** Cues that stand for an entity, or for something that only one has. */
const TELLING = [
  'risk',
  'renewal',
  'stale',
  'not_talked',
  'overdue',
  'who_is_on',
  'next_step',
  'close_date',
  'won',
  'lost',
  'activity_kind',
  'field:annualRevenue',
  'field:healthScore',
];

/** Whether a text may ask across records at all: asked before anything is looked up for it. */
export function mayAskRecords(text: string): boolean {
  const reading = openReading(text);
  return (
    ENTITIES.some((entity) => reading.has(entity)) ||
    TELLING.some((cue) => reading.has(cue)) ||
    (reading.has('open') && text.length < 60)
  );
}

/** Reads a question across records; null where it is none. What is left unexplained is reported, not guessed at. */
export function readRecordQuestion(text: string, given: ReadWith): RecordAsked | null {
  const reading = openReading(text);
  for (const span of [...given.accounts, ...given.people]) reading.takeSpan(span);
  const span = readSpan(reading, given.today);
  const periods = readPeriodsLeft(reading, given.today);
  const named = readEntity(reading);
  const values = matchValues(reading, given.words, named);
  const entity = named ?? given.before?.entity ?? inferEntity(reading, values, periods);
  if (entity === null) return null;
  const builder: Builder = {
    reading,
    given,
    entity,
    where: [],
    terms: [],
    unread: [],
    values,
    periods,
    span,
  };
  const whose = readWhose(builder);
  readAccount(builder);
  const state = readState(builder);
  readRelated(builder);
  readComparisons(builder);
  const also = readAlso(builder);
  readMissing(builder);
  readTerms(builder);
  readDates(builder, state);
  readValueConditions(builder);
  const shape = readShape(builder);
  const left = takeFillers(builder);
  return {
    query: {
      entity,
      where: builder.where,
      measure: shape.measure,
      ...(shape.group === undefined ? {} : { group: shape.group }),
      order: shape.order,
      ...(also.length === 0 ? {} : { also }),
      limit: shape.limit,
      offset: 0,
    },
    terms: builder.terms,
    named: named !== null || shape.measure.type !== 'list',
    entityNamed: named !== null,
    whose,
    names: Object.fromEntries(given.people.map(({ id, name }) => [id, name])),
    left: [...left, ...builder.unread],
  };
}

/** "For 60 days", "for more than three weeks": how long, where something has stood still or open so long. */
function readSpan(reading: Reading, today: string): Builder['span'] {
  const still = ['stale', 'not_talked', 'older', 'without'].some((cue) => reading.has(cue));
  if (!still) return null;
  const ahead = periodsIn(reading, today).filter(({ from }) => from === today);
  for (const { count, unit, start, end } of readDurations(reading.text)) {
    // "In the next 60 days, over 50k": over is an amount's.
    if (ahead.some((period) => period.start <= start && end <= period.end)) continue;
    const since = addUnits(today, -count, unit);
    const [older] = reading.see('older').filter((cue) => cue.end <= start && start - cue.end < 3);
    if (older !== undefined) reading.takeSpan(older);
    reading.takeSpan({ start, end });
    return { since, days: Math.round((Date.parse(today) - Date.parse(since)) / 86_400_000) };
  }
  return null;
}

function readPeriodsLeft(reading: Reading, today: string): Period[] {
  return periodsIn(reading, today)
    .filter((period) => !reading.isTaken(period))
    .map((period) => {
      reading.takeSpan(period);
      return period;
    });
}

function periodsIn(reading: Reading, today: string): PeriodFound[] {
  return readPeriods(reading.text, { today, fiscalYearStart: 1 });
}

/** The first noun that names what is looked for. */
function readEntity(reading: Reading): RecordEntity | null {
  const found = ENTITIES.flatMap((entity) => reading.see(entity).map((cue) => ({ entity, cue }))).sort(
    (a, b) => a.cue.start - b.cue.start || b.cue.end - a.cue.end,
  );
  const [first] = found;
  if (first === undefined) return null;
  reading.takeSpan(first.cue);
  // "Deals and opportunities" are one thing.
  for (const { entity, cue } of found) if (entity === first.entity) reading.takeSpan(cue);
  return first.entity;
}

/** What is looked for, where only something that one entity has is named. */
function inferEntity(
  reading: Reading,
  values: readonly ValueFound[],
  periods: readonly Period[],
): RecordEntity | null {
  const has = (...cues: string[]): boolean => cues.some((cue) => reading.has(cue));
  // What something costs is the price book's to say.
  if (has('price')) return null;
  if (has('who_is_on', 'not_talked')) return 'account';
  if (has('risk')) return 'opportunity';
  const bounded = periods.length > 0;
  if (has('next_step') && (bounded || has('mine', 'ours', 'without'))) return 'opportunity';
  if (has('field:annualRevenue', 'field:healthScore', 'field:renewalDate', 'renewal')) return 'account';
  const own = new Set(values.flatMap(({ fields }) => fields.map(({ entity }) => entity)));
  const [only] = own;
  // An edition or a country is spoken of for many reasons; a priority or a stage is one of records.
  if (own.size === 1 && only !== undefined && only !== 'account') return only;
  if (has('close_date') && bounded) return 'opportunity';
  if (reading.see('overdue').some(({ text }) => text !== 'late')) return 'opportunity';
  return has('won', 'lost') && has('ours') && (bounded || has('count', 'sum')) ? 'opportunity' : null;
}

/** Takes what only makes a sentence of it. */
function takeFillers({ reading, where, entity }: Builder): string[] {
  for (const cue of [
    'say',
    'there',
    'with',
    'right_now',
    'in_them',
    'by_us',
    'all',
    'happened',
    'renewal',
    'close_date',
    'opened',
    'older',
    'next_up',
    'sum',
    'who_is_on',
    'only',
    'in_order',
  ])
    reading.takeAll(cue);
  // The name of a field beside a value that was understood says no more than that.
  for (const condition of where)
    if ('field' in condition && condition.field !== undefined)
      reading.takeAll(`field:${condition.field.replace('account.', '')}`);
  if (entity === 'account') reading.takeAll('field:company');
  // A number that means nothing yet is a case's, a version's or a year's.
  const numbers = reading.words().filter(({ word }) => /^\d{2,}/.test(word));
  return [...reading.left(), ...numbers.map(({ word }) => word)];
}
