import type { PersonId } from '../../core/ids.ts';
import type { RecordQuery } from './record-query.ts';

/** Ids of everybody whom a query names as an owner, the asker's for `me`. */
export function peopleNamed({ where }: RecordQuery, me: PersonId | null): string[] {
  const owners = where.flatMap((one) => (one.op === 'has' ? one.where : [one]));
  const named = owners.flatMap((one) => (one.op === 'owner' ? one.people : []));
  return [...new Set(named.flatMap((one) => (one === 'me' ? (me ?? []) : one)))];
}
