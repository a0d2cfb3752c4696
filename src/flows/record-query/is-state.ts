import type { Condition } from '../../accounts/queries/record-query.ts';

/** Whether a condition says that records are open or closed. */
export function isState(condition: Condition): boolean {
  return condition.op === 'is' && condition.field === 'closed';
}
