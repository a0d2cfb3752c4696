import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LONG_SUITES, type LongSuite } from '../test/fixtures/long-suites.ts';

/*
 * The suites of which CI runs a sample, whole:
 *
 *   npx tsx scripts/run-long-suites.ts          one after the other; the attack is kept part by part and can be taken up again
 *   npx tsx scripts/run-long-suites.ts --list   how much of each CI runs, and how much this runs
 *
 * Exit codes: 0 all hold · 1 one does not
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const suites: LongSuite[] = Object.values(LONG_SUITES);
const count = (number: number) => number.toLocaleString('en');

if (process.argv.includes('--list')) {
  for (const { what, sample, whole } of suites)
    console.log(`${count(sample).padStart(7)} of ${count(whole).padStart(7)}  ${what}`);
} else {
  const failed = suites.filter((suite) => !holds(suite));
  for (const { file } of failed) console.error(`does not hold: ${file}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

/** The attack has a script of its own, which plays it in parts that survive being stopped. */
function holds(suite: LongSuite): boolean {
  console.error(`\n${count(suite.whole)} ${suite.what}`);
  const command =
    suite === LONG_SUITES.audience
      ? ['tsx', 'scripts/attack-audience.ts', '--turns', String(suite.whole), '--jobs', '2']
      : ['vitest', 'run', suite.file, '--testTimeout', String(4 * 3_600_000)];
  const env = { ...process.env, [suite.variable]: String(suite.whole) };
  return spawnSync('npx', command, { cwd: root, env, stdio: 'inherit' }).status === 0;
}
