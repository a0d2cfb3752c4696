import { sql } from 'drizzle-orm';
import type { Reader } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import type { ChannelId } from '../core/ids.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';
import { textArray } from './sql-values.ts';

const READER = /^(anyone|everyone|admins|(group|person|channel):[^\s,]+)$/;

/**
 * Reads a list of readers as people write it, e.g. `everyone` or `group:sales,person:U1`.
 * @throws BotError `input_invalid`
 */
export function parseReaders(text: string): Reader[] {
  const readers = text
    .split(',')
    .map((reader) => reader.trim())
    .filter((reader) => reader !== '');
  const wrong = readers.filter((reader) => !READER.test(reader));
  if (wrong.length > 0 || readers.length === 0) {
    throw new BotError(
      'input_invalid',
      `Readers must be anyone, everyone, admins, group:<handle>, person:<id> or channel:<id>, separated by commas; got "${wrong.join(', ') || text}".`,
    );
  }
  return readers as Reader[];
}

/** The channels whose members are readers of something. */
export async function channelsThatRead(database: Database): Promise<ChannelId[]> {
  const rows = await database.query<{ id: ChannelId }>(sql`
    select distinct substr(reader, length('channel:') + 1) as id
    from access_rules, unnest(readers) as reader where reader like 'channel:%' order by 1`);
  return rows.map((row) => row.id);
}

/** Finds or makes the access rule of a list of readers; equal lists, in any order, share one. */
export async function accessRule(database: Database, readers: readonly Reader[]): Promise<number> {
  const sorted = [...new Set(readers)].sort();
  const key = sorted.join(',');
  const [rule] = await database.query<Row<'access_rules', 'id'>>(sql`
    insert into access_rules (key, readers) values (${key}, ${textArray(sorted)})
    on conflict (key, team_id) do update set key = excluded.key
    returning id`);
  return rule!.id;
}
