import { type Measure, type RecordQuery, ROWS_SHOWN } from '../../accounts/queries/record-query.ts';
import { readNumbers } from '../../text/read-numbers.ts';
import type { Reading, Span } from '../../text/record-cues/reading.ts';
import { type Builder, fieldsOf, takeFieldNear } from './builder.ts';

/** What is wanted of the rows, in which order, and how many of them. */
export interface Shape {
  measure: Measure;
  group?: RecordQuery['group'];
  order: RecordQuery['order'];
  limit: number;
}

/** How many, how much, grouped by what, in which order, how many of them. */
export function readShape(builder: Builder): Shape {
  const { reading, entity } = builder;
  const { amount, date } = fieldsOf(entity);
  const order: RecordQuery['order'] = [];
  let limit = ROWS_SHOWN;
  const sorted = reading.take('sorted_by');
  if (sorted !== null) {
    const field = takeFieldNear(reading, entity, { at: sorted.end, within: 20 });
    if (field !== null) order.push({ field, direction: field === amount ? 'desc' : 'asc' });
  }
  const group = readGroup(builder, order);
  const isFigure = ['count', 'average', 'share'].some((cue) => reading.see(cue).length > 0);
  for (const [cue, direction] of [
    ['biggest', 'desc'],
    ['smallest', 'asc'],
  ] as const) {
    const [superlative] = reading.takeAll(cue);
    if (superlative === undefined || isFigure) continue;
    const field = takeFieldNear(reading, entity, { at: superlative.end, within: 30 }) ?? amount;
    if (field === undefined) continue;
    order.unshift({ field, direction });
    builder.where.push({ op: 'empty', field, not: true });
    limit = howMany(reading, superlative);
  }
  for (const [cue, direction] of [
    ['oldest', 'asc'],
    ['newest', 'desc'],
  ] as const) {
    const [superlative] = reading.takeAll(cue);
    if (superlative === undefined || date === undefined) continue;
    const field = entity === 'opportunity' ? 'updatedAt' : entity === 'account' ? 'updatedAt' : date;
    order.unshift({ field, direction });
    builder.where.push({ op: 'empty', field, not: true });
    limit = howMany(reading, superlative);
  }
  const [soonest] = order.length === 0 && !isFigure ? reading.see('next_up') : [];
  if (soonest !== undefined && date !== undefined && isUpcoming(builder, date)) {
    reading.takeSpan(soonest);
    order.push({ field: date, direction: 'asc' });
    limit = howMany(reading, soonest);
  }
  const measure: Measure =
    limit < ROWS_SHOWN || order.length > 0
      ? { type: 'list' }
      : readMeasure(builder, amount, group !== undefined);
  return {
    measure,
    ...(group === undefined ? {} : { group }),
    order,
    limit,
  };
}

/** Whether it is asked for what is still to come, whenever that is: "the next renewal". */
function isUpcoming({ where }: Builder, date: string): boolean {
  return where.some((one) => one.op === 'between' && one.field === date && one.to === undefined);
}

/** One for "the biggest deal", the number that is said for "the five biggest", ten for "the biggest deals". */
function howMany(reading: Reading, superlative: Span): number {
  // "Oldest first" leaves out none.
  if (reading.take('in_order') !== null) return ROWS_SHOWN;
  const number = readNumbers(reading.folded).find(
    ({ from, to }) =>
      (from >= superlative.end && from - superlative.end <= 2) ||
      (to <= superlative.start && superlative.start - to <= 2),
  );
  if (number !== undefined && Number.isInteger(number.value) && number.value >= 1 && number.value <= 100) {
    reading.takeSpan({ start: number.from, end: number.to });
    return number.value;
  }
  return reading.has('one_record') ? 1 : 10;
}

function readGroup({ reading, entity }: Builder, order: RecordQuery['order']): RecordQuery['group'] {
  for (const cue of reading.see('group_by')) {
    for (const by of ['month', 'quarter', 'year'] as const) {
      const [unit] = reading
        .see(`field:${by}`)
        .filter(({ start }) => start >= cue.end && start - cue.end <= 3);
      const { date } = fieldsOf(entity);
      if (unit === undefined || date === undefined) continue;
      reading.takeSpan(cue);
      reading.takeSpan(unit);
      return { field: date, by };
    }
    const field = takeFieldNear(reading, entity, { at: cue.end, within: 4 });
    const account =
      field === null && entity !== 'account'
        ? takeFieldNear(reading, 'account', { at: cue.end, within: 4 })
        : null;
    if (field === null && account === null) {
      const [noun] = reading.see('account').filter(({ start }) => start >= cue.end && start - cue.end <= 4);
      if (noun === undefined || entity === 'account') continue;
      reading.takeSpan(cue);
      reading.takeSpan(noun);
      return { field: 'account.name' };
    }
    reading.takeSpan(cue);
    const type = field === null ? undefined : fieldsOf(entity).fields[field]?.type;
    // "By amount" is an order; "by stage" are groups.
    if (field !== null && type !== undefined && type !== 'text' && type !== 'list') {
      order.push({ field, direction: type === 'money' || type === 'number' ? 'desc' : 'asc' });
      continue;
    }
    return { field: field ?? `account.${account}` };
  }
  return undefined;
}

function readMeasure({ reading, entity }: Builder, amount: string | undefined, grouped: boolean): Measure {
  const take = (cue: string) => reading.takeAll(cue).length > 0;
  const weighted = entity === 'opportunity' && take('weighted');
  const shares = take('share');
  const averages = take('average');
  const counts = take('count');
  const [sums] = reading.takeAll('sum');
  const figure = namedFigure(reading, entity);
  const field = weighted ? 'weightedAmount' : (figure ?? amount);
  if (shares && grouped)
    return { type: 'share', ...(sums === undefined || field === undefined ? {} : { field }) };
  if (averages && field !== undefined) return { type: 'average', field };
  if (counts && !grouped) return { type: 'count' };
  if ((sums !== undefined || weighted) && field !== undefined) return { type: 'sum', field };
  if (figure !== null && (grouped || sums !== undefined)) return { type: 'sum', field: figure };
  if (!grouped) return { type: 'list' };
  // A pipeline is an amount.
  return entity === 'opportunity' && amount !== undefined && reading.has('pipeline')
    ? { type: 'sum', field: amount }
    : { type: 'count' };
}

/** A figure that is named: revenue, seats. */
function namedFigure(reading: Reading, entity: Builder['entity']): string | null {
  const figures = Object.entries(fieldsOf(entity).fields)
    .filter(([, { type }]) => type === 'number' || type === 'money')
    .map(([name]) => name);
  for (const name of figures) {
    const found = reading.takeAll(`field:${name}`);
    if (found.length > 0) return name;
  }
  return null;
}
