import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('docs/handoffs.md draws the states of a handoff from the table that runs them', () => {
  const check = () =>
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/draw-state-machines.ts', '--check'], {
      stdio: 'pipe',
    });
  expect(check).not.toThrow();
});
