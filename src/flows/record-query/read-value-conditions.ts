import type { Condition, PlainCondition, RecordEntity } from '../../accounts/queries/record-query.ts';
import type { Builder } from './builder.ts';

/** Values of the company's own words: a stage, a priority, a country. What such records have no field for is unread. */
export function readValueConditions({ reading, entity, where, values, unread }: Builder): void {
  // "With a champion": what the account has another record of.
  for (const value of entity === 'account' ? [...values] : []) {
    const [other] = value.fields;
    if (other === undefined || value.fields.some((one) => one.entity === 'account')) continue;
    if (!isRelated(other.entity)) continue;
    values.splice(values.indexOf(value), 1);
    const not =
      value.not || reading.see('without').some(({ end }) => end <= value.start && value.start - end <= 12);
    reading.takeAll(not ? 'without' : 'with');
    const same: PlainCondition = { op: 'is', field: other.field, values: [value.value, ...value.same] };
    where.push({ op: 'has', entity: other.entity, where: [same], ...(not ? { not: true } : {}) });
  }
  const byField = new Map<string, { values: string[]; not: boolean }>();
  for (const { fields, value, not, same } of values) {
    const [best] = fields.filter((one) => one.entity === entity || one.entity === 'account');
    if (best === undefined) {
      unread.push(value);
      continue;
    }
    const field = best.entity === entity ? best.field : `account.${best.field}`;
    const known = byField.get(field) ?? { values: [], not };
    byField.set(field, { values: [...known.values, value, ...same], not });
  }
  for (const [field, { values: all, not }] of byField)
    where.push({ op: 'is', field, values: [...new Set(all)], ...(not ? { not: true } : {}) });
}

type Related = Extract<Condition, { op: 'has' }>['entity'];

function isRelated(entity: RecordEntity): entity is Related {
  return ['contact', 'lead', 'opportunity', 'case', 'activity'].includes(entity);
}
