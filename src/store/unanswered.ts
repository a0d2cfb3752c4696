import { type SQL, sql } from 'drizzle-orm';
import { UNANSWERED } from '../core/outcome.ts';

/**
 * That a turn's reason says that its question was looked up and not answered. It is written out, so that the index over
 * these turns serves the statements that say the same.
 */
export const IS_UNANSWERED: SQL = sql.raw(
  `reason in (${UNANSWERED.map((reason) => `'${reason}'`).join(', ')})`,
);
