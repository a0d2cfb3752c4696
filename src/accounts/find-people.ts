import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import type { Row, RowAs } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { isMisspelling } from '../text/is-misspelling.ts';
import { splitWords } from '../text/normalise-name.ts';
import { isQuestionFiller } from '../text/stop-words.ts';
import { type NameIndex, readThroughIndex } from './read-through-index.ts';

/** A contact of an account, or a lead, as far as finding them needs. */
export interface PersonFound {
  kind: 'contact' | 'lead';
  id: string;
  name: string;
  accountId: string | null;
  company: string | null;
}

const MIN_NAME = 4;
const MAX_FOUND = 200;

/**
 * Finds the people at accounts whom a text names: by a last name, or by a first name that only one person has, among
 * those that the whole audience may see.
 */
export async function findPeople(
  database: OpenDatabase,
  audience: Audience,
  text: string,
): Promise<PersonFound[]> {
  const words = splitWords(text)
    .map(({ folded }) => folded)
    .filter((word) => word.length >= MIN_NAME - 1 && !isQuestionFiller(word));
  if (words.length === 0) return [];
  const starts = [...new Set(words.map((word) => word.slice(0, 3)))];
  const read = await readThroughIndex(names, { database, audience }, (tx, index) =>
    readAmong(tx, index, starts),
  );
  return pickNamed(read ?? (await asAudience(database, audience, (tx) => readByStart(tx, starts))), words);
}

/** Ids of people by the first three letters of any word of their name; slips leave these alone. */
type PeopleIndex = ReadonlyMap<string, Record<PersonFound['kind'], string[]>>;

const names: NameIndex<PeopleIndex> = {
  kinds: ['contacts', 'leads'],
  build: indexPeople,
  made: new WeakMap(),
};

/** The first letters of the words of a name, as names are folded. */
const STARTS = sql`array(select distinct left(part, 3) from unnest(string_to_array(
  regexp_replace(normalize(lower(name), NFD), '[\u0300-\u036f.]', '', 'g'), ' ')) part)`;

async function indexPeople(database: OpenDatabase): Promise<PeopleIndex> {
  const index = new Map<string, Record<PersonFound['kind'], string[]>>();
  const rows = await database.query<Row<'leads', 'id'> & { kind: PersonFound['kind']; starts: string[] }>(sql`
    select 'contact' as kind, id, ${STARTS} as starts from contacts
    union all select 'lead', id, ${STARTS} from leads`);
  for (const { kind, id, starts } of rows)
    for (const start of starts) {
      const known = index.get(start) ?? { contact: [], lead: [] };
      known[kind].push(id);
      index.set(start, known);
    }
  return index;
}

async function readAmong(
  tx: Database,
  index: PeopleIndex,
  starts: readonly string[],
): Promise<PersonFound[]> {
  const found = starts.flatMap((start) => index.get(start) ?? []);
  const [contacts, leads] = [found.flatMap(({ contact }) => contact), found.flatMap(({ lead }) => lead)];
  if (contacts.length + leads.length === 0) return [];
  return tx.query<RowAs<'leads', PersonFound, 'kind'>>(sql`
    select kind, id, name, "accountId", company from (
      select 'contact' as kind, id, name, account_id as "accountId", null as company from contacts
      where id = any (${textArray(contacts)})
      union all
      select 'lead', id, name, account_id, company from leads where id = any (${textArray(leads)})
    ) as people
    order by name, kind, id
    limit ${MAX_FOUND}`);
}

/** Candidates by the first three letters of any word of their name; slips leave these alone. */
function readByStart(tx: Database, begins: readonly string[]): Promise<PersonFound[]> {
  const starts = textArray(begins);
  return tx.query<RowAs<'leads', PersonFound, 'kind'>>(sql`
    with people as (
      select 'contact' as kind, id, name, account_id as "accountId", null as company from contacts
      union all
      select 'lead', id, name, account_id, company from leads
    )
    select kind, id, name, "accountId", company from people
    where exists (
      select 1 from unnest(string_to_array(
        regexp_replace(normalize(lower(name), NFD), '[\u0300-\u036f.]', '', 'g'), ' ')) part
      where left(part, 3) = any (${starts}))
    order by name, kind, id
    limit ${MAX_FOUND}`);
}

function pickNamed(people: readonly PersonFound[], words: readonly string[]): PersonFound[] {
  const scored = people
    .map((person) => ({ person, score: scoreName(person.name, words) }))
    .filter(({ score }) => score > 0);
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const top = scored.filter(({ score }) => score === best).map(({ person }) => person);
  // One person may be a lead and a contact; the contact is what became of the lead.
  const contacts = top.filter(({ kind }) => kind === 'contact');
  const named = contacts.length > 0 ? contacts : top;
  return best > 1 || named.length === 1 ? named : [];
}

/** Two for a last name, one for each other part; a first name alone must be the only one of its kind. */
function scoreName(name: string, words: readonly string[]): number {
  const parts = splitWords(name).map(({ folded }) => folded);
  const said = (part: string) =>
    part.length >= 3 && words.some((word) => word === part || isMisspelling(word, part));
  const [last, ...others] = [...parts].reverse();
  if (last === undefined) return 0;
  const first = others.filter(said).length;
  return (said(last) ? 2 : 0) + first;
}
