import type { CommandOutput } from './command.ts';

/** Shows how far long work has come. */
export interface ProgressReport {
  update(done: number, total: number): void;
  end(): void;
}

/** The least that lies between two plain lines. */
const LINE_EVERY_MS = 2_000;
const DRAW_EVERY_MS = 100;
const BAR_COLUMNS = 24;
/** Back to the first column, and the line emptied (ECMA-48). */
export const CLEAR_LINE = '\r\u001b[2K';

/** A bar with count, rate and time left on a terminal; a plain line now and then otherwise. */
export function reportProgress(output: CommandOutput, what: string): ProgressReport {
  return output.columns === null ? plainLines(output, what) : bar(output, what);
}

function plainLines(output: CommandOutput, what: string): ProgressReport {
  const startedMs = Date.now();
  let lastMs = startedMs;
  return {
    update(done, total) {
      const nowMs = Date.now();
      if (nowMs - lastMs < LINE_EVERY_MS) return;
      lastMs = nowMs;
      output.err(`${what}: ${done} of ${total}, ${paceOf({ done, total, ms: nowMs - startedMs })}\n`);
    },
    end: () => undefined,
  };
}

/** One line, drawn over again; gone when the work has ended. */
function bar(output: CommandOutput, what: string): ProgressReport {
  const startedMs = Date.now();
  let drawnMs = 0;
  return {
    update(done, total) {
      const nowMs = Date.now();
      if (nowMs - drawnMs < DRAW_EVERY_MS && done < total) return;
      drawnMs = nowMs;
      const filled = Math.round(BAR_COLUMNS * Math.min(1, done / Math.max(1, total)));
      const shown = '█'.repeat(filled) + '░'.repeat(BAR_COLUMNS - filled);
      const line = `${what} ${shown} ${done}/${total} ${paceOf({ done, total, ms: nowMs - startedMs })}`;
      output.err(`${CLEAR_LINE}${line.slice(0, (output.columns ?? 80) - 1)}`);
    },
    end() {
      if (drawnMs > 0) output.err(CLEAR_LINE);
    },
  };
}

function paceOf({ done, total, ms }: { done: number; total: number; ms: number }): string {
  const perSecond = done / (Math.max(1, ms) / 1000);
  const leftSeconds = perSecond > 0 ? Math.round((total - done) / perSecond) : 0;
  return `${perSecond.toFixed(1)}/s, ${leftSeconds} s left`;
}
