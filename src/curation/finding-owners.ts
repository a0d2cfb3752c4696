import type { StoredPerson } from '../store/directory.ts';

/**
 * Finds the person that a source names as owner: by `person:<id>`, an id, or a name that means them (`names`), with or
 * without `@`. What a profile says of itself, such as a full name, gives nobody an article. Null where nobody is meant.
 */
export function personOf(owner: string, people: readonly StoredPerson[]): StoredPerson | null {
  const name = owner
    .trim()
    .replace(/^person:|^@/, '')
    .toLowerCase();
  const known = people.filter((person) => !person.deleted && person.kind === 'member');
  return (
    known.find((person) => person.id.toLowerCase() === name) ??
    known.find((person) => person.names.includes(name)) ??
    null
  );
}
