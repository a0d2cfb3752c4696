import { sql } from 'drizzle-orm';
import { yieldToEventLoop } from '../core/yield-to-event-loop.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { BLOCK_POSTINGS } from './posting-block.ts';
import { mergeBlocks } from './store-postings.ts';

/** Lexemes merged by one transaction. */
const BATCH_LEXEMES = 400;
/** Blocks of one lexeme that may lie about, beyond those that its postings need. */
const SPARE_BLOCKS = 4;

/**
 * Merges the small blocks that a large ingestion leaves, lexeme by lexeme in short transactions: searches go on, and a
 * killed run leaves the rest for the next one.
 */
export async function mergeSmallBlocks(database: Database, signal?: AbortSignal): Promise<void> {
  const found = await scattered(database);
  for (const [generation, lexemes] of found) {
    for (let at = 0; at < lexemes.length; at += BATCH_LEXEMES) {
      signal?.throwIfAborted();
      await yieldToEventLoop();
      await database.transaction((tx) => mergeBlocks(tx, generation, lexemes.slice(at, at + BATCH_LEXEMES)));
    }
  }
  // The embedded database has nobody who clears up by himself.
  if (found.size > 0 && database.kind === 'embedded') await database.query(sql`vacuum posting_blocks`);
}

/** Lexemes of many small blocks, by index. */
async function scattered(database: Database): Promise<Map<number, string[]>> {
  const rows = await database.query<Row<'posting_blocks', 'generation'> & { lexemes: string[] }>(sql`
    select generation, array_agg(distinct lexeme order by lexeme) as lexemes from (
      select generation, lexeme from posting_blocks group by generation, lexeme, access_id
      having count(*) > ${SPARE_BLOCKS} + 2 * ceil(sum(count)::float8 / ${BLOCK_POSTINGS}::float8)) as small
    group by generation`);
  return new Map(rows.map((row) => [row.generation, row.lexemes]));
}
