import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { toEvidence } from '../../accounts/record-evidence.ts';
import type { Audience } from '../../core/audience.ts';
import type { Evidence } from '../../core/citation.ts';
import { asId, type PersonId } from '../../core/ids.ts';
import { defineTool, type Tool } from '../../core/tool.ts';
import { asAudience } from '../../store/as-audience.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { findMembersSaying, type StoredPerson } from '../../store/people.ts';
import type { Row } from '../../store/row.ts';
import { textArray } from '../../store/sql-values.ts';
import { tellingWords } from '../../text/colleagues/colleague-intent.ts';

/** More than so many are no answer to who somebody is. */
export const MOST_FOUND = 5;
const MOST_ARTICLES = 3;

const inputSchema = z.object({
  who: z.string().trim().min(1).max(200).describe('a name, a job ("head of security", "CFO") or an id'),
  articleId: z.string().max(1000).optional().describe('an article that is told of before others'),
});
const colleagueSchema = z.object({
  id: z.string().transform((id) => asId<PersonId>(id)),
  name: z.string(),
  title: z.string(),
  groups: z.array(z.string()),
  /** Titles of articles that they look after, as far as the readers may see them. */
  articles: z.array(z.string()),
});
const outputSchema = z.object({ people: z.array(colleagueSchema) });

export type Colleague = z.infer<typeof colleagueSchema>;
type Input = z.infer<typeof inputSchema>;
type Output = z.infer<typeof outputSchema>;

/** Members who are called or do what a text says; more than `MOST_FOUND` where it says too little. */
export function findColleagues(
  database: OpenDatabase,
  audience: Audience,
  who: string,
): Promise<StoredPerson[]> {
  const words = tellingWords(who).map((word) => [word, word.replace(/s$/, '')]);
  return findMembersSaying(database, audience.teamId, { words, limit: MOST_FOUND + 1 });
}

/** Creates the tool that says who somebody of the company is, by what every member can see in Slack anyway. */
export function createFindColleaguesTool(database: OpenDatabase): Tool<Input, Output> {
  return defineTool<Input, Output>({
    name: 'find_colleagues',
    version: 1,
    description:
      'Says who somebody of the company is: their job, groups, and the articles that they look after.',
    effect: 'read',
    input: inputSchema,
    output: outputSchema,
    run: async ({ who, articleId }, { audience }) => {
      const found = await findColleagues(database, audience, who);
      const people: Colleague[] = [];
      const evidence: Evidence[] = [];
      for (const person of found.slice(0, MOST_FOUND)) {
        const articles = await readArticlesOf(database, audience, person, articleId);
        const colleague = {
          id: person.id,
          name: nameOf(person),
          title: person.title,
          groups: person.groups,
          articles: articles.map(({ title }) => title),
        };
        people.push(colleague);
        evidence.push(toColleagueEvidence(colleague, articles));
      }
      return { value: { people }, evidence };
    },
  });
}

export function nameOf({ realName, handle }: Pick<StoredPerson, 'realName' | 'handle'>): string {
  return realName === '' ? handle : realName;
}

/** A profile is for the members of a workspace; a guest or another company is told nothing from it. */
function toColleagueEvidence(colleague: Colleague, articles: readonly { passageId: number }[]): Evidence {
  const { id, name, title, groups, articles: titles } = colleague;
  const fields = (
    [
      ['Name', name],
      ['Job', title],
      ['Groups', groups.join(', ')],
      ['Looks after', titles.join('; ')],
    ] as [string, string][]
  ).filter(([, value]) => value !== '');
  return {
    ...toEvidence(id, name, fields),
    readers: ['everyone'],
    ...(articles.length === 0 ? {} : { restsOn: articles.map(({ passageId }) => `passage:${passageId}`) }),
  };
}

/** The articles that a person looks after, `first` and then the newest, each by a passage that stands for it. */
function readArticlesOf(
  database: OpenDatabase,
  audience: Audience,
  { id, names }: Pick<StoredPerson, 'id' | 'names'>,
  first = '',
): Promise<(Row<'articles', 'title'> & { passageId: number })[]> {
  const bears = textArray([id.toLowerCase(), ...names]);
  return asAudience(database, audience, (tx) =>
    tx.query<Row<'articles', 'title'> & { passageId: number }>(sql`
      select a.title, (select min(p.id) from passages p where p.article_id = a.id) as "passageId" from articles a
      where lower(regexp_replace(trim(a.owner), '^(?:person:|@)', '')) = any (${bears})
        and exists (select 1 from passages p where p.article_id = a.id)
      order by a.id = ${first} desc, a.updated_at desc nulls last, a.title limit ${MOST_ARTICLES}`),
  );
}
