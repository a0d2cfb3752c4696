import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the integration tests write down their statements, unless `TEST_STATEMENTS` names another folder. */
export const STATEMENTS_FOLDER = 'test-results/statements';

/** A statement that a test has run, and the call of `query` that asked for it. */
export interface RecordedStatement {
  /** Which of `open-embedded.ts`, `open-server.ts` and `connect-external.ts` ran it. */
  driver: 'embedded' | 'server' | 'external';
  path: string;
  line: number;
  column: number;
  sql: string;
}

/** Reads what the runs into a folder have written down, each statement of a place once. */
export function readRecordedStatements(folder: string): RecordedStatement[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jsonl'),
  );
  const lines = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return [...new Set(lines)]
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedStatement);
}
