import { Writable } from 'node:stream';
import { SingleBar } from 'cli-progress';
import type { CommandOutput } from './command.ts';

/** Shows how far long work has come. */
export interface ProgressReport {
  update(done: number, total: number): void;
  end(): void;
}

/** The least that lies between two plain lines. */
const LINE_EVERY_MS = 2_000;

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
      const perSecond = done / ((nowMs - startedMs) / 1000);
      const leftSeconds = perSecond > 0 ? Math.round((total - done) / perSecond) : 0;
      output.err(`${what}: ${done} of ${total}, ${perSecond.toFixed(1)}/s, ${leftSeconds} s left\n`);
    },
    end: () => undefined,
  };
}

function bar(output: CommandOutput, what: string): ProgressReport {
  const stream = new Writable({
    write(chunk, _, done) {
      output.err(String(chunk));
      done();
    },
  });
  Object.assign(stream, { isTTY: true, columns: output.columns });
  const shown = new SingleBar({
    format: `${what} {bar} {value}/{total} {rate}/s, {eta} s left`,
    stream: stream as NodeJS.WritableStream,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 24,
    gracefulExit: false,
  });
  const startedMs = Date.now();
  let started = false;
  return {
    update(done, total) {
      const rate = (done / Math.max(0.001, (Date.now() - startedMs) / 1000)).toFixed(1);
      if (!started) shown.start(total, done, { rate });
      started = true;
      shown.setTotal(total);
      shown.update(done, { rate });
    },
    end() {
      if (started) shown.stop();
    },
  };
}
