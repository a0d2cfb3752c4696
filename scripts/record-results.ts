import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { RecordedTest } from './sum-up-results.ts';

/**
 * A vitest reporter that writes every test's state, with the note that `context.skip(note)` left, which
 * vitest's own JSON leaves out. The file to write is named by `TEST_RECORD`; without it nothing is written.
 */
export default class RecordResults implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env.TEST_RECORD;
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(modules.flatMap(recordsOf)));
  }
}

function recordsOf(module: TestModule): RecordedTest[] {
  const file = relative(process.cwd(), module.moduleId);
  const tests = [...module.children.allTests()].map((test) => recordOf(file, test));
  const brokenFile = module.state() === 'failed' && tests.every((test) => test.state !== 'failed');
  if (!brokenFile) return tests;
  return [...tests, { file, name: '(the file itself: an import or a hook)', state: 'failed', note: '' }];
}

function recordOf(file: string, test: TestCase): RecordedTest {
  const result = test.result();
  const note = result.state === 'skipped' ? (result.note ?? '') : '';
  return { file, name: test.fullName, state: result.state, note };
}
