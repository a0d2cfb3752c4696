import type { Condition } from './record-query.ts';

/** A condition in plain words, for the evidence that a count is cited to. */
export function describeCondition(condition: Condition, names: ReadonlyMap<string, string>): string {
  const { op } = condition;
  if (op === 'owner')
    return `owner is ${isNot(condition)}${condition.people.map((one) => names.get(one) ?? one).join(' or ')}`;
  if (op === 'has') {
    const where = condition.where.map((one) => describeCondition(one, names)).join(' and ');
    return `account has ${condition.not === true ? 'no' : 'a'} ${condition.entity}${where === '' ? '' : ` where ${where}`}`;
  }
  if (op === 'is') return `${condition.field} is ${isNot(condition)}${condition.values.join(' or ')}`;
  if (op === 'empty') return `${condition.field} is ${isNot(condition)}empty`;
  if (op === 'contains')
    return `${condition.field ?? 'any text'} ${condition.not === true ? 'does not contain' : 'contains'} "${condition.text}"`;
  const { field, from, to } = condition;
  if (from === undefined) return `${field} up to ${to}`;
  return to === undefined ? `${field} from ${from}` : `${field} from ${from} to ${to}`;
}

function isNot({ not }: { not?: boolean | undefined }): string {
  return not === true ? 'not ' : '';
}
