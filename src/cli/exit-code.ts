import { BotError, type ErrorCode } from '../core/bot-error.ts';
import { EXIT } from './command.ts';

const BY_CODE: Partial<Record<ErrorCode, number>> = {
  config_invalid: EXIT.config,
  data_folder_in_use: EXIT.inUse,
  data_folder_damaged: EXIT.badInput,
  database_unreachable: EXIT.unavailable,
  database_unsafe_role: EXIT.config,
  database_newer: EXIT.config,
  database_older: EXIT.config,
  disk_full: EXIT.diskFull,
  input_invalid: EXIT.badInput,
  not_found: EXIT.notFound,
  not_installed: EXIT.unavailable,
  forbidden: EXIT.forbidden,
  model_unavailable: EXIT.unavailable,
  model_timeout: EXIT.unavailable,
  source_unavailable: EXIT.unavailable,
  slack_unavailable: EXIT.unavailable,
  slack_disconnected: EXIT.unavailable,
  slack_rate_limited: EXIT.unavailable,
};

/** The exit code that tells a script what kind of fault it was. */
export function exitCodeOf(error: unknown): number {
  return error instanceof BotError ? (BY_CODE[error.code] ?? EXIT.failed) : EXIT.failed;
}

/** What the person at the terminal reads of an error: what was wrong and what to do, no stack. */
export function describeError(error: unknown): string {
  if (error instanceof BotError) return withCause(error);
  return error instanceof Error ? `Unexpected: ${error.message}` : 'Unexpected failure.';
}

/** The person who wrote the piece that broke sits at this terminal; logs and chats never show what it threw. */
function withCause({ message, check, cause }: BotError): string {
  return check !== undefined && cause instanceof Error ? `${message} It says: ${cause.message}` : message;
}
