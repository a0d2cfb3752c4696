import { expect, it } from 'vitest';
import { describeSummary, type RecordedTest, sumUp } from '../../scripts/sum-up-results.ts';

function record(name: string, state: RecordedTest['state'], note = ''): RecordedTest {
  return { file: 'test/a.test.ts', name, state, note };
}

it('counts a test once that ran in two stages', () => {
  const summary = sumUp([record('a', 'passed'), record('a', 'passed'), record('b', 'passed')]);
  expect(describeSummary(summary)).toBe('2 passed, 0 failed, 0 skipped');
});

it('a test that one stage skipped and another ran is not skipped', () => {
  const summary = sumUp([record('a', 'skipped', 'no PostgreSQL'), record('a', 'passed')]);
  expect(describeSummary(summary)).toBe('1 passed, 0 failed, 0 skipped');
});

it('a test is the same one where its title says why it was skipped', () => {
  const skipped = record('on PostgreSQL (skipped: no server; start one) > a', 'skipped');
  expect(describeSummary(sumUp([skipped, record('on PostgreSQL > a', 'passed')]))).toBe(
    '1 passed, 0 failed, 0 skipped',
  );
});

it('a failure in one stage is not outweighed by a pass in another', () => {
  expect(sumUp([record('a', 'failed'), record('a', 'passed')]).failed).toHaveLength(1);
  expect(sumUp([record('a', 'passed'), record('a', 'failed')]).failed).toHaveLength(1);
});

it('a test that never got to run counts as failed', () => {
  expect(sumUp([record('a', 'pending')]).failed).toHaveLength(1);
});

it('only what cannot be had on this machine excuses a skipped test', () => {
  const summary = sumUp([
    record('a', 'skipped', 'needs ../shared/data/handbook'),
    record('b > with ../shared/data/crm > loads', 'skipped'),
    record('behind a pooler (skipped: PgBouncer is not to be had on this machine) > works', 'skipped'),
    record('c', 'skipped', 'slow'),
    record('d', 'skipped'),
  ]);
  expect(summary.unexcused.map((test) => test.name)).toEqual(['c', 'd']);
});

it('lists failures and skipped tests with their reasons before the sum', () => {
  const summary = sumUp([record('a', 'failed'), record('b', 'skipped', 'slow'), record('c', 'passed')]);
  expect(describeSummary(summary).split('\n')).toEqual([
    'Failed:',
    '  test/a.test.ts > a',
    'Skipped:',
    '  test/a.test.ts > b: slow',
    '1 of these may not be skipped: what they need can be had on this machine.',
    '1 passed, 1 failed, 1 skipped',
  ]);
});
