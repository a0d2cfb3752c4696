import { defineConfig } from 'vitest/config';

/** To start a process for each file and to load the sources there takes two seconds of a processor, more than most tests do. */
const SHARE_PROCESSES = { isolate: false };

/** Three suites: `unit` has no clock, network or disk; `integration` uses a real database; `e2e` drives the real bot. */
export default defineConfig({
  test: {
    // Without this one processor is kept for Vitest itself, which is half of a machine with two and has little to do.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          ...SHARE_PROCESSES,
          // Property tests on a busy machine take their time; none waits for a clock.
          testTimeout: 30_000,
          include: ['{src,packages/*/src,bench}/**/*.test.ts', 'test/unit/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          ...SHARE_PROCESSES,
          globalSetup: [
            'test/fixtures/make-build.ts',
            'test/fixtures/make-embedded-template.ts',
            'test/fixtures/clear-statements.ts',
          ],
          setupFiles: ['test/fixtures/record-statements.ts'],
          include: ['{test,packages/*/test}/{integration,contracts}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: ['test/fixtures/make-build.ts'],
          include: ['{test,packages/*/test}/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
