import { sql } from 'drizzle-orm';
import type { OpenDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import { openServer } from '../../src/store/open-server.ts';
import { createTestDatabase } from '../../test/fixtures/postgres.ts';
import type { PreparedOn } from './judge-sites.ts';

/** Prepares statements on a migrated database; one line a statement that the database refuses. */
export async function prepareStatements(
  database: OpenDatabase,
  statements: readonly PreparedOn[],
): Promise<string[]> {
  const problems: string[] = [];
  for (const [index, statement] of statements.entries()) {
    const name = sql.raw(`check_${index}`);
    try {
      await database.query(sql`prepare ${name} as ${sql.raw(statement.sql)}`);
      await database.query(sql`deallocate ${name}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push(`${statement.places.join(', ')}: ${reason}\n${indented(statement.sql)}`);
    }
  }
  return problems;
}

/** Prepares on a new database of the kind; on a server only where `TEST_DATABASE_URL` names one. */
export async function prepareOnNewDatabase(
  driver: PreparedOn['driver'],
  statements: readonly PreparedOn[],
): Promise<string[]> {
  const made = driver === 'server' ? await createTestDatabase() : null;
  if (driver === 'server' && made === null) return [];
  const database = made === null ? await openEmbedded() : await openServer(made.migrationUrl, ONE);
  try {
    await migrate(database);
    return await prepareStatements(database, statements);
  } finally {
    await database.close();
    await made?.drop();
  }
}

/** What is prepared belongs to its connection. */
const ONE = { maxConnections: 1 };

function indented(text: string): string {
  return text.trim().replace(/^\s*/gm, '    ');
}
