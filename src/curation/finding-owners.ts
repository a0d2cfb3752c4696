import type { StoredPerson } from '../store/directory.ts';

/**
 * Finds the person that a source names as owner: by `person:<id>`, an id, a handle with or without `@`, or a whole
 * name. Null where the directory knows nobody of that name, or several.
 */
export function personOf(owner: string, people: readonly StoredPerson[]): StoredPerson | null {
  const name = owner
    .trim()
    .replace(/^person:|^@/, '')
    .toLowerCase();
  const known = people.filter((person) => !person.deleted && person.kind === 'member');
  for (const read of [byId, byHandle, byName]) {
    const [person, another] = known.filter((one) => read(one) === name);
    if (person !== undefined) return another === undefined ? person : null;
  }
  return null;
}

const byId = (person: StoredPerson): string => person.id.toLowerCase();
const byHandle = (person: StoredPerson): string => person.handle.toLowerCase();
const byName = (person: StoredPerson): string => person.realName.trim().toLowerCase();
