import { BotError } from '../core/bot-error.ts';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '57P01',
  '57P03',
  '08006',
  '08001',
]);
/** Codes of Node for certificates and TLS: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const TLS_REFUSED =
  /^(?:ERR_(?:TLS|SSL)_\w+|EPROTO|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/;
const RETRYABLE = new Set(['40001', '40P01', '55P03', '53300']);

/** Turns a driver's error into ours; a `BotError` passes as it is. Codes: PostgreSQL appendix A. */
export function translateDatabaseError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  const code = codeOf(error);
  const message = messageOf(error, code);
  if (
    code === 'ENOSPC' ||
    code === '53100' ||
    isFileSystemFull(error) ||
    /No space left on device/i.test(message)
  ) {
    return new BotError(
      'disk_full',
      'The disk is full: free some room and try again. Nothing was half-written.',
      { retryable: true, cause: error },
    );
  }
  if (UNREACHABLE.has(code)) {
    return new BotError('database_unreachable', `The database cannot be reached (${code}).`, {
      retryable: true,
      cause: error,
    });
  }
  if (code === '28P01' || code === '28000' || code === '3D000') {
    return new BotError('database_unreachable', `The database refused the connection: ${message}`, {
      cause: error,
    });
  }
  if (code === '26000' || code === '42P05') {
    return new BotError(
      'config_invalid',
      'A pooler hands sessions round between statements (PgBouncer in transaction mode): add "?pgbouncer=true" to DATABASE_URL.',
      { cause: error },
    );
  }
  if (TLS_REFUSED.test(code)) {
    return new BotError(
      'database_unreachable',
      `The certificate of the database is not trusted, or TLS failed (${code}): check sslmode and sslrootcert in the address.`,
      { cause: error },
    );
  }
  return new BotError(
    'database_failed',
    `The database refused a statement (${code || 'no code'}): ${message}`,
    { retryable: RETRYABLE.has(code), cause: error },
  );
}

/** PGlite's file system throws no `Error` but a bare number; 51 is WASI's `nospc`. */
function isFileSystemFull(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errno' in error && error.errno === 51;
}

/** The code that a driver or the system gives an error; empty where there is none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The first line; a data exception (class 22) quotes the value that it is about, which may be anybody's words. */
function messageOf(error: unknown, code: string): string {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return code.startsWith('22') ? message.replace(/".*"/g, '"…"') : message;
}
