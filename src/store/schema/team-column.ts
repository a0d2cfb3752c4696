import { sql } from 'drizzle-orm';
import { text } from 'drizzle-orm/pg-core';

/** The workspace that a row belongs to, given by the database where whoever writes the row does not say. */
export const teamColumn = () => text('team_id').notNull().default(sql`switchboard_team()`);
