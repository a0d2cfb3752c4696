import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import type { PersonId } from '../core/ids.ts';
import type { Database } from './database.ts';
import { textArray } from './sql-values.ts';

/** Those of an audience who may not read something; `everyone`: full members as a whole may not. */
export interface NotCovered {
  everyone: boolean;
  people: PersonId[];
}

/** Says who of an audience an access rule does not cover, by the same function that row-level security asks. */
export async function notCovered(
  database: Database,
  audience: Audience,
  accessId: number,
): Promise<NotCovered> {
  const [row] = await database.query<{ everyone: boolean; people: PersonId[] }>(sql`
    select ${audience.everyone}::boolean and not (readers && array['anyone', 'everyone']) as everyone,
      array(select viewer from unnest(${textArray(audience.people)}) as viewer
            where not switchboard_covers(${audience.teamId}, viewer, readers) order by viewer) as people
    from access_rules where id = ${accessId}`);
  return row ?? { everyone: audience.everyone, people: audience.people };
}

/** Whether everybody is covered; an audience of nobody may see nothing. */
export function isCovered(audience: Audience, missing: NotCovered): boolean {
  const somebody = audience.everyone || audience.people.length > 0;
  return somebody && !missing.everyone && missing.people.length === 0;
}
