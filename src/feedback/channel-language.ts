import { sql } from 'drizzle-orm';
import type { ChannelId, TeamId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { readingLanguage } from './reading-language.ts';

/** The language that most members of a channel read, for what is said to all of them. */
export async function channelLanguage(
  database: Database,
  { teamId, channelId }: { teamId: TeamId; channelId: ChannelId },
): Promise<Language> {
  const rows = await database.query<Row<'people', 'locale'> & { language: string | null; count: number }>(sql`
    select p.locale, p.preferences ->> 'language' as language, count(*)::int as count
    from channel_members m join people p on p.team_id = m.team_id and p.id = m.person_id and p.kind <> 'bot'
    where m.team_id = ${teamId} and m.channel_id = ${channelId}
    group by 1, 2 order by min(p.handle)`);
  const counts = new Map<Language, number>();
  for (const { locale, language: chosen, count } of rows) {
    const language = readingLanguage({ locale, preferences: chosen === null ? {} : { language: chosen } });
    counts.set(language, (counts.get(language) ?? 0) + count);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 'en';
}
