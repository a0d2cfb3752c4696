import { formatCount, formatDate, localeOf } from '../../accounts/format-values.ts';
import { RECORD_FIELDS } from '../../accounts/queries/record-fields.ts';
import type { Condition, RecordQuery } from '../../accounts/queries/record-query.ts';
import type { Language } from '../../core/language.ts';
import type { MessageKey } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';
import { formatField } from './format-cell.ts';
import { isState } from './is-state.ts';

/** What a query is worded for. */
export interface WordedFor {
  count: number;
  /** Names of people by id. */
  names: Readonly<Record<string, string>>;
}

/** Says in words what a query looks for: "your open deals, close date 1–31 December 2026". */
export function formatQuery(language: Language, query: RecordQuery, { count, names }: WordedFor): string {
  const owner = query.where.find((one) => one.op === 'owner');
  const mine = owner?.people.length === 1 && owner.people[0] === 'me' && owner.not !== true;
  const name = owner?.people.map((id) => names[id] ?? id).join(', ');
  const state = query.where.find((one) => isState(one));
  const isOne = query.measure.type === 'list' && query.limit === 1;
  const values = state?.op === 'is' ? state.values : [];
  const key: MessageKey =
    values.length === 1 && (query.entity === 'opportunity' || query.entity === 'case')
      ? `records.${values[0] === true ? 'closed' : 'open'}.${query.entity}`
      : `records.what.${query.entity}`;
  const noun = t(language, key, { count: isOne ? count : Math.max(count, 2) });
  const what =
    owner === undefined
      ? noun
      : mine
        ? t(language, 'records.mine', { what: noun })
        : t(language, 'records.named', { what: noun, name: name ?? '' });
  const conditions = query.where
    .filter((one) => one.op !== 'owner' && !isState(one) && !isForOrder(one, query))
    .map((one) => formatCondition(language, one, query));
  return [what, ...conditions, ...formatOrder(language, query)].reduce((said, more) =>
    t(language, 'records.joined', { said, more }),
  );
}

/** What is ordered by a field has it: nobody needs to be told. */
function isForOrder(condition: Condition, { order }: RecordQuery): boolean {
  return (
    condition.op === 'empty' && condition.not === true && order.some(({ field }) => field === condition.field)
  );
}

function formatCondition(language: Language, condition: Condition, query: RecordQuery): string {
  const list = (values: readonly unknown[]) =>
    new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(values.map(String));
  switch (condition.op) {
    case 'is': {
      const value = { field: formatField(language, condition.field), value: list(condition.values) };
      return t(language, condition.not === true ? 'records.is_not' : 'records.is', value);
    }
    case 'contains':
      return t(language, condition.not === true ? 'records.contains_not' : 'records.contains', {
        text: condition.text,
      });
    case 'between':
      return formatRange(language, condition);
    case 'empty':
      return t(language, condition.not === true ? 'records.with' : 'records.without', {
        field: formatField(language, condition.field),
      });
    case 'has': {
      const other = formatQuery(
        language,
        {
          ...query,
          entity: condition.entity,
          where: condition.where,
          measure: { type: 'list' },
          order: [],
          limit: 2,
        },
        { count: 2, names: {} },
      );
      return t(language, condition.not === true ? 'records.without' : 'records.with', { field: other });
    }
    case 'owner':
      return '';
  }
}

/** Days as a range of the language, "1–31 December 2026"; numbers as at least and at most. */
function formatRange(language: Language, condition: Extract<Condition, { op: 'between' }>): string {
  const field = formatField(language, condition.field);
  const { from, to } = condition;
  if (typeof from === 'string' && typeof to === 'string') {
    const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
    const value = from === to ? formatDate(language, from) : format.formatRange(toDate(from), toDate(to));
    return t(language, 'records.range', { field, value });
  }
  const worded = (value: string | number) =>
    typeof value === 'string' ? formatDate(language, value) : formatCount(language, value);
  const isDay = typeof (from ?? to) === 'string';
  const texts = [
    ...(from === undefined
      ? []
      : [t(language, isDay ? 'records.from_day' : 'records.at_least', { field, value: worded(from) })]),
    ...(to === undefined
      ? []
      : [t(language, isDay ? 'records.to_day' : 'records.at_most', { field, value: worded(to) })]),
  ];
  return texts.join(', ');
}

function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** "By annual revenue, highest first", where the question asked for an order. */
function formatOrder(language: Language, { order, measure, entity }: RecordQuery): string[] {
  const [first] = order;
  if (first === undefined || measure.type !== 'list') return [];
  const field = formatField(language, first.field);
  const type =
    entity in RECORD_FIELDS
      ? RECORD_FIELDS[entity as keyof typeof RECORD_FIELDS].fields[first.field]?.type
      : undefined;
  const isDay = type === 'day' || type === 'instant';
  const key = isDay
    ? first.direction === 'asc'
      ? 'records.oldest_first'
      : 'records.newest_first'
    : first.direction === 'asc'
      ? 'records.lowest_first'
      : 'records.highest_first';
  return [t(language, type === 'text' ? 'records.sorted' : key, { field })];
}
