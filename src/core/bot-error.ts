/** Codes of everything that can go wrong, stable for receipts, logs and exit codes. */
export type ErrorCode =
  | 'config_invalid'
  | 'data_folder_in_use'
  | 'data_folder_damaged'
  | 'database_unreachable'
  | 'database_unsafe_role'
  | 'database_newer'
  | 'database_older'
  | 'database_failed'
  | 'disk_full'
  | 'input_invalid'
  | 'not_found'
  | 'not_installed'
  | 'forbidden'
  | 'model_unavailable'
  | 'model_timeout'
  | 'model_rejected'
  | 'model_refused'
  | 'model_invalid_output'
  | 'source_unavailable'
  | 'slack_rate_limited'
  | 'slack_rejected'
  | 'slack_unavailable'
  | 'slack_disconnected'
  | 'budget_exceeded'
  | 'tool_undefined'
  | 'tool_invalid_input'
  | 'tool_failed'
  | 'internal';

/** What went wrong, in words for the operator; vendor errors are translated into it once, at the adapter's edge. */
export class BotError extends Error {
  override readonly name = 'BotError';
  readonly code: ErrorCode;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** What may be shown to a person in chat; never contains internals. */
  readonly userMessage: string | undefined;
  /** How long the other side asked us to wait. */
  readonly retryAfterMs: number | undefined;
  /** What broke, as receipts name it: `policy.<name>`, `input.<name>`, `output.<name>`, `flow.<name>`, `source.<name>`. */
  readonly check: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      retryable?: boolean;
      userMessage?: string;
      retryAfterMs?: number;
      check?: string;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.userMessage = options.userMessage;
    this.retryAfterMs = options.retryAfterMs;
    this.check = options.check;
  }
}
