import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../core/log.ts';

/** Lets the vendor's packages log warnings and errors, never what they carry: their lower levels print messages (P8). */
export function createSlackLogger(log: Log): Logger {
  const quiet = () => undefined;
  return {
    debug: quiet,
    info: quiet,
    warn: (...parts: unknown[]) => log.debug({ sdk: describe(parts) }, 'warning of the Slack SDK'),
    error: (...parts: unknown[]) => log.warn({ sdk: describe(parts) }, 'error of the Slack SDK'),
    setLevel: quiet,
    getLevel: () => LogLevel.WARN,
    setName: quiet,
  };
}

function describe(parts: unknown[]): string {
  const first = parts[0];
  const line =
    (first instanceof Error ? first.message : typeof first === 'string' ? first : typeof first).split(
      '\n',
    )[0] ?? '';
  return line
    .replace(/\b(wss?|https?):\/\/\S+/g, '[url]')
    .replace(/\bx(ox[a-z]|app)-\S+/g, '[token]')
    .slice(0, 160);
}
