import { type SQL, sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import type { Database } from './database.ts';
import type { RowAs } from './row.ts';
import { jsonValue, textArray } from './sql-values.ts';

/** Everyone of a workspace, or all known people without one. */
export function listPeople(database: Database, filter: { teamId?: TeamId } = {}): Promise<StoredPerson[]> {
  return readPeople(database, filter.teamId === undefined ? sql`true` : sql`p.team_id = ${filter.teamId}`);
}

/** A person by id. */
export async function readPerson(
  database: Database,
  teamId: TeamId,
  id: PersonId,
): Promise<StoredPerson | null> {
  const [person] = await readPeople(database, sql`p.team_id = ${teamId} and p.id = ${id}`);
  return person ?? null;
}

/** People by their ids; those who are not known are left out. */
export function readPeopleById(
  database: Database,
  teamId: TeamId,
  ids: readonly PersonId[],
): Promise<StoredPerson[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return readPeople(database, sql`p.team_id = ${teamId} and p.id = any (${textArray(ids)})`);
}

/** People whose id, handle (with or without `@`) or verified e-mail address is this; also as Slack writes a mention. */
export function findPeople(database: Database, name: string): Promise<StoredPerson[]> {
  const [, id = name] = /^<@(\w+)(?:\|[^>]*)?>$/.exec(name) ?? [];
  const handle = id.replace(/^@/, '').toLowerCase();
  return readPeople(
    database,
    sql`p.id = ${id} or lower(p.handle) = ${handle} or exists (select 1 from names n
      where n.team_id = p.team_id and n.kind = 'person' and n.subject_id = p.id and n.name = ${handle} and position('@' in n.name) > 0)`,
  );
}

/** Members and guests of a workspace who are called by one of these words: by handle, first name or whole name, in lower case. */
export function findPeopleByName(
  database: Database,
  teamId: TeamId,
  names: readonly string[],
): Promise<StoredPerson[]> {
  if (names.length === 0) return Promise.resolve([]);
  const any = textArray(names);
  return readPeople(
    database,
    sql`p.team_id = ${teamId} and p.kind <> 'bot' and not p.deleted and (lower(p.handle) = any (${any})
      or lower(p.real_name) = any (${any}) or lower(split_part(p.real_name, ' ', 1)) = any (${any}))`,
  );
}

/**
 * Members whose name, handle and job (in a profile's words, or by its initials: `cfo`) hold each of some words; of a word any
 * of its forms, folded as by `fold`. An id means its bearer.
 */
export function findMembersSaying(
  database: Database,
  teamId: TeamId,
  { words, limit }: { words: readonly (readonly string[])[]; limit: number },
): Promise<StoredPerson[]> {
  if (words.length === 0) return Promise.resolve([]);
  const each = words.map((forms) => sql`${textArray(forms)} && said.words`);
  return readPeople(
    database,
    sql`p.team_id = ${teamId} and p.kind = 'member' and not p.deleted and exists (
      select 1 from (select string_to_array(regexp_replace(
          regexp_replace(normalize(lower(p.id || ' ' || p.handle || ' ' || p.real_name || ' ' || p.title), NFD), '[\\u0300-\\u036f]', '', 'g'),
          '[\\s,./()&-]+', ' ', 'g'), ' ')
        || lower(regexp_replace(split_part(p.title, ',', 1), '(\\w)\\w*\\W*', '\\1', 'g')) as words) as said
      where ${sql.join(each, sql` and `)})`,
    limit,
  );
}

/** What a person set for themselves. */
export interface Preferences {
  language?: string;
  /** Answers in channels are for them alone. */
  privateByDefault?: boolean;
}

/** Keeps a person's preferences; keys not named stay. */
export async function savePreferences(
  database: Database,
  person: { teamId: TeamId; id: PersonId; preferences: Preferences },
): Promise<void> {
  await database.query(sql`
    update people set preferences = preferences || ${jsonValue(person.preferences)}
    where team_id = ${person.teamId} and id = ${person.id}`);
}

/** A person as stored: with preferences, and whether the account still exists. */
export type StoredPerson = Person & {
  /** What means this person where rights hang on a name (`names`). */
  names: string[];
  title: string;
  workspaceAdmin: boolean;
  deleted: boolean;
  preferences: Preferences;
  syncedAt: Date;
};

function readPeople(database: Database, where: SQL, limit?: number): Promise<StoredPerson[]> {
  return database.query<RowAs<'people', StoredPerson, 'roles' | 'groups' | 'names'>>(
    sql`${selectPeople(where)} order by p.handle limit ${limit ?? null}`,
  );
}

/** A statement for people as they are stored, by a condition on `p`. */
export function selectPeople(where: SQL): SQL {
  return sql`
    select p.team_id as "teamId", p.id, p.handle, p.real_name as "realName", p.title, p.locale, p.time_zone as "timeZone",
      p.kind, p.workspace_admin as "workspaceAdmin", p.deleted, p.preferences, p.synced_at as "syncedAt",
      array(select distinct r.role from person_roles r where r.team_id = p.team_id and r.person_id = p.id order by r.role) as roles,
      array(select n.name from names n
            where n.team_id = p.team_id and n.kind = 'person' and n.subject_id = p.id order by n.name) as names,
      array(select n.name from group_members m
            join names n on n.team_id = m.team_id and n.kind = 'group' and n.subject_id = m.group_id
            where m.team_id = p.team_id and m.person_id = p.id order by n.name) as groups
    from people p where ${where}`;
}
