import { sql } from 'drizzle-orm';
import { text } from 'drizzle-orm/pg-core';

/** The workspace that a row belongs to; the database fills it in where a statement leaves it out. */
export const teamColumn = () => text('team_id').notNull().default(sql`switchboard_team()`);
