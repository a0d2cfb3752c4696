import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One test in one run, as `record-results.ts` writes it. */
export interface RecordedTest {
  /** From the root of the repository. */
  readonly file: string;
  readonly name: string;
  /** `pending` is a test that never got to run. */
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  /** Why it was skipped, or empty. */
  readonly note: string;
}

/** The sum over several runs, in which a test may have run more than once. */
export interface Summary {
  readonly passed: number;
  readonly failed: readonly RecordedTest[];
  readonly skipped: readonly RecordedTest[];
  /** Skipped for another reason than that what they need cannot be had on this machine. */
  readonly unexcused: readonly RecordedTest[];
}

/** A test failed if it failed in any run, was skipped only if no run ran it, and counts once. */
export function sumUp(records: readonly RecordedTest[]): Summary {
  const runs = new Map<string, RecordedTest[]>();
  for (const record of records) {
    const key = `${record.file} > ${withoutReason(record.name)}`;
    runs.set(key, [...(runs.get(key) ?? []), record]);
  }
  const verdicts = [...runs.values()].map((group) => group.reduce(worseOrRun));
  const skipped = verdicts.filter((test) => test.state === 'skipped');
  return {
    passed: verdicts.filter((test) => test.state === 'passed').length,
    failed: verdicts.filter((test) => test.state === 'failed' || test.state === 'pending'),
    skipped,
    unexcused: skipped.filter((test) => !isExcused(test)),
  };
}

/** A title may say why its tests are skipped; where they ran it did not, and they are the same tests. */
function withoutReason(name: string): string {
  return name.replace(/ \(skipped: [^)]*\)/g, '');
}

const WEIGHT = { failed: 3, pending: 2, passed: 1, skipped: 0 } as const;

function worseOrRun(one: RecordedTest, other: RecordedTest): RecordedTest {
  return WEIGHT[other.state] > WEIGHT[one.state] ? other : one;
}

/** The data beside the checkout, and what a script of ours tried to install in vain. */
const EXCUSES = ['shared/data', 'not to be had on this machine'];

/** The reason stands in the note, in the test's title or in a title around it. */
function isExcused(test: RecordedTest): boolean {
  return EXCUSES.some((excuse) => `${test.note} ${test.name}`.includes(excuse));
}

/** The report for people; its last line is the sum alone. */
export function describeSummary(summary: Summary): string {
  const line = (test: RecordedTest): string => `  ${test.file} > ${test.name}`;
  const reason = (test: RecordedTest): string => `${line(test)}: ${test.note || 'no reason given'}`;
  return [
    ...(summary.failed.length > 0 ? ['Failed:', ...summary.failed.map(line)] : []),
    ...(summary.skipped.length > 0 ? ['Skipped:', ...summary.skipped.map(reason)] : []),
    ...(summary.unexcused.length > 0
      ? [
          `${summary.unexcused.length} of these may not be skipped: what they need can be had on this machine.`,
        ]
      : []),
    `${summary.passed} passed, ${summary.failed.length} failed, ${summary.skipped.length} skipped`,
  ].join('\n');
}

function readRecords(folder: string): RecordedTest[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RecordedTest[]);
}

function main(folder: string | undefined): number {
  if (!folder) {
    console.error('usage: tsx scripts/sum-up-results.ts <folder of recorded results>');
    return 2;
  }
  const summary = sumUp(readRecords(folder));
  console.log(describeSummary(summary));
  return summary.passed > 0 && summary.failed.length === 0 && summary.unexcused.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv[2]);
