import type { PersonId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import type { NotCovered } from '../store/not-covered.ts';
import { listPeople } from '../store/people.ts';

/** Those who may not read something, in words. */
export async function nameMissing(database: Database, { everyone, people }: NotCovered): Promise<string> {
  const names = new Map<PersonId, string>(
    (await listPeople(database)).map(({ id, handle, kind, deleted }) => [
      id,
      `${handle}${deleted ? ' (account closed)' : kind === 'member' ? '' : ` (${kind})`}`,
    ]),
  );
  const named = people.map((id) => names.get(id) ?? `${id} (unknown)`);
  if (everyone) named.unshift('every full member');
  return named.length === 0 ? 'an audience of nobody' : named.join(', ');
}

/** Who did something: a person's handle, or the operator at the command line. */
export async function nameActor(database: Database, actor: string): Promise<string> {
  return (await listPeople(database)).find((one) => one.id === actor)?.handle ?? actor;
}
