import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  OpenAIError,
} from 'openai';
import { BotError } from '../core/bot-error.ts';

/** Turns whatever the vendor's client throws into a `BotError`; its own messages may repeat the prompt and stay out. */
export function translateOpenAiError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  if (error instanceof APIConnectionTimeoutError) return timeout();
  if (error instanceof APIUserAbortError) return timeout();
  if (error instanceof APIConnectionError)
    return unavailable('The model endpoint could not be reached.', true);
  if (error instanceof APIError) return ofStatus(error);
  if (error instanceof SyntaxError || error instanceof OpenAIError)
    return new BotError('model_invalid_output', 'The model endpoint sent what is no valid answer.', {
      retryable: true,
    });
  if (error instanceof DOMException && error.name === 'AbortError') return timeout();
  return unavailable('The connection to the model endpoint broke off.', true);
}

/** The call took longer than it may. */
export function timeout(): BotError {
  return new BotError('model_timeout', 'The model did not answer in time.', { retryable: true });
}

function ofStatus(error: APIError): BotError {
  const status: number | undefined = error.status;
  if (status === 401 || status === 403)
    return rejected(`The model endpoint refused the key (HTTP ${status}). Check OPENAI_API_KEY.`);
  if (status === 404)
    return rejected(
      'The model endpoint does not know the model or address (HTTP 404). Check OPENAI_MODEL and OPENAI_BASE_URL.',
    );
  if (status === 402 || (status === 429 && error.code === 'insufficient_quota'))
    return unavailable('The model endpoint says that the quota is used up.', false);
  if (status === 429)
    return unavailable('The model endpoint is limiting our rate (HTTP 429).', true, retryAfterMs(error));
  if (status === 408) return timeout();
  // Azure refuses a prompt before any answer begins.
  if (status === 400 && /content_filter|content_policy|responsibleai/i.test(error.code ?? ''))
    return new BotError('model_refused', 'A filter of the model’s provider refused the question.');
  if (status !== undefined && status >= 400 && status < 500 && status !== 409)
    return rejected(
      `The model endpoint rejected the request (HTTP ${status}${error.code ? `, ${safeCode(error.code)}` : ''}).`,
    );
  return unavailable(
    `The model endpoint failed (${status === undefined ? 'error within the stream' : `HTTP ${status}`}).`,
    true,
    retryAfterMs(error),
  );
}

function rejected(message: string): BotError {
  return new BotError('model_rejected', message);
}

function unavailable(message: string, retryable: boolean, retryAfterMs?: number): BotError {
  return new BotError('model_unavailable', message, {
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** A stable code such as `context_length_exceeded`; anything longer may be prose. */
function safeCode(code: string): string {
  return /^[a-z_\d]{1,60}$/.test(code) ? code : 'unnamed';
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3), or the vendor's own in milliseconds. */
function retryAfterMs(error: APIError): number | undefined {
  const given = Number(error.headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(given) && given >= 0) return given;
  const value: string | null | undefined = error.headers?.get('retry-after');
  if (value === null || value === undefined) return undefined;
  const ms = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
