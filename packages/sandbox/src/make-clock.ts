/** Where the sandbox gets the time from. */
export interface SandboxClock {
  /** Epoch milliseconds. */
  now(): number;
}

/** The machine's own clock. */
export const systemClock: SandboxClock = { now: () => Date.now() };

/** Creates message timestamps: seconds and six digits, each later than the one before, also after `floor`. */
export function createTsSource(clock: SandboxClock, floor = '0'): () => string {
  let lastMicros = toMicros(floor);
  return () => {
    const nowMicros = BigInt(Math.floor(clock.now())) * 1000n;
    lastMicros = nowMicros > lastMicros ? nowMicros : lastMicros + 1n;
    const digits = lastMicros.toString().padStart(16, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
}

function toMicros(ts: string): bigint {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0') || '0');
}
