import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import { BotError } from './bot-error.ts';

export type Log = Logger;

/** Keys whose values never reach a log, at any depth up to three (P8). */
const SECRET_KEYS = [
  'token',
  'authorization',
  'password',
  'secret',
  'cookie',
  'text',
  'apiKey',
  'email',
  'headers',
];

/** Creates the process's logger: JSON lines, on stderr unless told, without message text, secrets or personal data. */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  const paths = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]);
  return pino(
    {
      level,
      redact: { paths, censor: '[redacted]' },
      serializers: { err: serializeError, req: () => undefined },
    },
    destination,
  );
}

/** Keeps of an error what helps an operator; vendors' errors carry headers, bodies and queries, which are dropped. */
function serializeError(error: unknown): unknown {
  if (error instanceof BotError) {
    return {
      type: 'BotError',
      code: error.code,
      message: error.message,
      stack: framesOf(error),
      cause: causeOf(error.cause),
    };
  }
  return causeOf(error);
}

/** Codes of Node, of the HTTP client, of PostgreSQL and of Slack's client. */
const SYSTEM_CODE = /^(?:E[A-Z\d]+|ERR_\w+|UND_ERR_\w+|[A-Z\d]{5}|CONNECT(?:ION)?_[A-Z_]+|slack_webapi_\w+)$/;

/**
 * Of errors that are not ours nothing is kept that may repeat what people or models wrote: JSON parsers, drivers and
 * endpoints quote their input. A message stays only beside a code, which shows that it is a system's or a driver's, and
 * without what it quotes.
 */
function causeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error === undefined ? undefined : { type: typeof error };
  const { type } = stdSerializers.err(error);
  const code = 'code' in error ? String(error.code).slice(0, 60) : undefined;
  return {
    type,
    ...(code === undefined ? {} : { code }),
    ...(code !== undefined && SYSTEM_CODE.test(code) ? { message: withoutQuotes(error.message) } : {}),
    stack: framesOf(error),
  };
}

// Database drivers repeat rows and parameters in their messages' details; the first line is the fault itself.
function withoutQuotes(message: string): string {
  return (message.split('\n')[0] ?? '')
    .replace(/(["'`]).*\1/gs, '…')
    .replace(/\S+@\S+/g, '…')
    .slice(0, 300);
}

/** Where it happened; the first lines of a stack are the message, which may be of several lines. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  const rest = at < 0 ? stack : stack.slice(at + message.length);
  const frames = rest.split('\n').filter((line) => /^\s+at .*(?:\)|:\d+)$/.test(line));
  return frames.slice(0, 8).join('\n');
}
