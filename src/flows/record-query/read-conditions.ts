import type { Condition } from '../../accounts/queries/record-query.ts';
import { addDays, addUnits } from '../../text/day-range.ts';
import { readMoney } from '../../text/read-money.ts';
import { readNumbers } from '../../text/read-numbers.ts';
import { type Builder, fieldsOf, type Period, takeFieldNear } from './builder.ts';
import type { State } from './read-scope.ts';

/** At risk, stale, quiet, overdue, big: what these mean is the company's to say. */
export function readTerms(builder: Builder): void {
  const { reading, given, entity, where, terms, span } = builder;
  const { today, terms: mean } = given;
  const has = (cue: string) => reading.takeAll(cue).length > 0;
  if (
    (entity === 'opportunity' || entity === 'account') &&
    reading.see('without').length === 0 &&
    has('risk')
  ) {
    terms.push('at_risk');
    where.push(
      entity === 'opportunity'
        ? { op: 'empty', field: 'risk', not: true }
        : { op: 'between', field: 'healthScore', to: mean.healthBelow - 1 },
    );
  }
  const talked = has('not_talked');
  const stale = has('stale');
  if (talked || (stale && entity === 'account')) {
    const days = span?.days ?? mean.quietDays;
    if (span === null) terms.push('quiet');
    const related: Condition = {
      op: 'has',
      entity: 'activity',
      where: [
        { op: 'between', field: 'happenedAt', from: sinceOf(builder) ?? addDays(today, -days), to: today },
      ],
      not: true,
    };
    where.push(related);
  } else if (stale && (entity === 'opportunity' || entity === 'case' || entity === 'lead')) {
    const days = span?.days ?? mean.staleDays;
    if (span === null) terms.push('stale');
    const field = entity === 'opportunity' ? 'touchedAt' : 'updatedAt';
    where.push({ op: 'between', field, to: addDays(today, -days - 1) });
  }
  if (entity === 'opportunity' && has('overdue')) {
    terms.push('overdue');
    where.push({ op: 'between', field: 'closeDate', to: addDays(today, -1) });
  }
}

/** "Since June": the beginning of a period that is open towards now. */
function sinceOf({ periods }: Builder): string | null {
  const at = periods.findIndex(({ from }) => from !== null);
  const [period] = at < 0 ? [] : periods.splice(at, 1);
  return period?.from ?? null;
}

/** Which date a period is about. */
export function readDates(builder: Builder, state: State): void {
  const { reading, given, entity, where, periods, span, unread } = builder;
  const has = (cue: string) => reading.takeAll(cue).length > 0;
  const nextStep = entity === 'opportunity' && reading.see('without').length === 0 && has('next_step');
  const renews = entity === 'account' && has('renewal');
  const opened = (entity === 'case' || entity === 'lead') && has('opened');
  const closes = has('close_date');
  const usual = fieldsOf(entity).date;
  // When a case was closed is not recorded; it was changed then, and rarely afterwards.
  const field = nextStep
    ? 'nextStepDay'
    : entity === 'case' && state === 'closed' && !opened
      ? 'updatedAt'
      : usual;
  if (span !== null && (entity === 'case' || entity === 'lead') && !where.some(isBetween))
    where.push({ op: 'between', field: 'openedAt', to: addDays(given.today, -span.days - 1) });
  const goesOn = given.before?.where.some((one) => one.op === 'between' && one.field === 'renewalDate');
  for (const period of periods) {
    const { from, to } = state === 'open' || state === null ? period : inThePast(period, given.today);
    const isToday = from === given.today && to === given.today;
    const isAsked = closes || renews || opened || nextStep || entity === 'activity';
    // "Who is on it today" asks how things stand, and not for a day.
    if (isToday && !isAsked) continue;
    // What an account had at another time is not recorded: of its dates only the renewal is asked for.
    if (field === undefined || (entity === 'account' && !renews && goesOn !== true)) {
      unread.push(reading.text.slice(period.start, period.end));
      continue;
    }
    where.push({
      op: 'between',
      field,
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    });
  }
  if (nextStep && periods.length === 0) where.push({ op: 'empty', field: 'nextStep', not: true });
  if (closes && state === 'open' && periods.length === 0 && reading.see('next_up').length > 0)
    where.push({ op: 'between', field: 'closeDate', from: given.today });
  if (renews && periods.length === 0) where.push({ op: 'between', field: 'renewalDate', from: given.today });
}

/** What was won "in Q3" was so in the last one. */
function inThePast({ from, to, sure }: Period, today: string): Pick<Period, 'from' | 'to'> {
  const back = (day: string | null) => (day === null ? null : addUnits(day, -1, 'year'));
  return sure || from === null || from <= today ? { from, to } : { from: back(from), to: back(to) };
}

function isBetween(condition: Condition): boolean {
  return condition.op === 'between' || condition.op === 'has';
}

/** "Without a next step", "that have a competitor". */
export function readMissing({ reading, entity, where }: Builder): void {
  if (reading.take('unassigned') !== null) where.push({ op: 'empty', field: 'owner' });
  for (const cue of reading.see('without')) {
    const field = takeFieldNear(reading, entity, { at: cue.end, within: 30 });
    if (field === null) continue;
    reading.takeSpan(cue);
    where.push(
      field === 'champion'
        ? {
            op: 'has',
            entity: 'contact',
            where: [{ op: 'is', field: 'role', values: ['champion'] }],
            not: true,
          }
        : { op: 'empty', field },
    );
  }
  for (const cue of reading.see('with')) {
    const field =
      reading.see('next_step').length > 0
        ? null
        : takeFieldNear(reading, entity, { at: cue.end, within: 14 });
    if (field === null) continue;
    reading.takeSpan(cue);
    if (field !== 'champion') where.push({ op: 'empty', field, not: true });
  }
}

/** "Over €50k", "more than 200 seats", "probability under 40 %". */
export function readComparisons({ reading, given, entity, where, terms }: Builder): void {
  const { amount, fields } = fieldsOf(entity);
  const monies = readMoney(reading.text);
  for (const [cue, end] of [
    ...reading.see('over').map((it) => [it, 'from'] as const),
    ...reading.see('under').map((it) => [it, 'to'] as const),
  ]) {
    const money = monies.find(({ from }) => from >= cue.end && from - cue.end <= 3);
    const number = readNumbers(reading.folded).find(({ from }) => from >= cue.end && from - cue.end <= 3);
    const value = money?.value ?? number?.value;
    const to = money?.to ?? number?.to;
    if (value === undefined || to === undefined) continue;
    const after = Object.keys(fields).find((name) =>
      reading.see(`field:${name}`).some((one) => one.start >= to && one.start - to <= 3),
    );
    const before = Object.keys(fields).find((name) =>
      reading.see(`field:${name}`).some((one) => one.end <= cue.start && cue.start - one.end <= 8),
    );
    const percent =
      /^\s*%/.test(reading.folded.slice(to)) && 'probability' in fields ? 'probability' : undefined;
    const field = percent ?? after ?? before ?? amount;
    if (field === undefined) continue;
    const isWhole =
      money === undefined &&
      fields[field]?.type === 'number' &&
      !reading.see('inclusive').some((one) => one.start <= cue.start && cue.start < one.end);
    for (const one of reading.see(`field:${field}`)) reading.takeSpan(one);
    reading.takeSpan({ start: cue.start, end: to });
    // "Worth more than" asks for no sum, "with a score below" for no score.
    for (const lead of [...reading.see('sum'), ...reading.see('with')])
      if (lead.end <= cue.start && cue.start - lead.end <= 20) reading.takeSpan(lead);
    where.push({
      op: 'between',
      field,
      [end]: isWhole ? value + (end === 'from' ? 1 : -1) : value,
    } as Condition);
  }
  if (amount !== undefined && reading.take('big') !== null) {
    terms.push('big');
    where.push({ op: 'between', field: amount, from: given.terms.bigAmount });
  }
}
