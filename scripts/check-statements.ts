import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXCEPTIONS } from './check-statements/exceptions.ts';
import { findQuerySites, type QuerySite } from './check-statements/find-query-sites.ts';
import { judgeSites } from './check-statements/judge-sites.ts';
import { prepareOnNewDatabase } from './check-statements/prepare-statements.ts';
import { readRecordedStatements, STATEMENTS_FOLDER } from './check-statements/recorded-statements.ts';

// Holds every `query` of `src/` to what the integration tests have just shown (`npm run check:statements`): a test has reached
// it, and a migrated database takes each of its statements.

const root = fileURLToPath(new URL('../', import.meta.url));

const folder = process.env.TEST_STATEMENTS || join(root, STATEMENTS_FOLDER);
const recorded = readRecordedStatements(folder);
if (recorded.length === 0) {
  console.error(`${folder} holds no statements: run "npm run test:integration" first.`);
  process.exit(2);
}
const sites = readSites();
const { problems, toPrepare } = judgeSites(sites, recorded, EXCEPTIONS);
for (const driver of ['embedded', 'server'] as const) {
  const statements = toPrepare.filter((statement) => statement.driver === driver);
  if (statements.length > 0) problems.push(...(await prepareOnNewDatabase(driver, statements)));
}
for (const problem of problems) console.error(problem);
console.log(`${sites.length} places, ${toPrepare.length} statements prepared, ${problems.length} problems`);
if (problems.length > 0) {
  console.error(
    'Of tests that ran only in part little is reached: "npm run test:integration" runs them all.',
  );
  process.exitCode = 1;
}

function readSites(): QuerySite[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name).replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) => findQuerySites(path, readFileSync(join(root, path), 'utf8')));
}
