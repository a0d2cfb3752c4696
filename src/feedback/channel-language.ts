import { sql } from 'drizzle-orm';
import type { ChannelId, TeamId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Database } from '../store/database.ts';
import { listPeople } from '../store/directory.ts';
import type { Column } from '../store/row.ts';
import { readingLanguage } from './reading-language.ts';

/** The language that most members of a channel read, for what is said to all of them. */
export async function channelLanguage(
  database: Database,
  { teamId, channelId }: { teamId: TeamId; channelId: ChannelId },
): Promise<Language> {
  const members = await database.query<{ id: Column<'channel_members', 'person_id'> }>(
    sql`select person_id as id from channel_members where team_id = ${teamId} and channel_id = ${channelId}`,
  );
  const ids = new Set(members.map((one) => one.id));
  const counts = new Map<Language, number>();
  for (const person of await listPeople(database, { teamId })) {
    if (!ids.has(person.id) || person.kind === 'bot') continue;
    const language = readingLanguage(person);
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 'en';
}
