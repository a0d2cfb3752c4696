import type { z } from 'zod';
import type { SandboxContext } from '../sandbox-context.ts';

/** The `{ok: false, error}` of a Web API method. */
export class SlackError extends Error {
  readonly code: string;
  /** Further fields of the answer. */
  readonly detail: Record<string, unknown>;

  constructor(code: string, detail: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** One Web API method. */
export interface ApiMethod {
  name: string;
  /** Unknown arguments are ignored, as Slack does. */
  args: z.ZodType;
  /** The bot scope that it needs; a list means any of them, none means that every token may call it. */
  scope?: string | string[] | undefined;
  /** Which token it takes. */
  token: 'bot' | 'app' | 'none';
  handle(ctx: SandboxContext, args: never): Record<string, unknown>;
}

/** Declares a method; `handle` answers without `ok`, or throws a `SlackError`. */
export function defineMethod<Schema extends z.ZodType>(definition: {
  name: string;
  args: Schema;
  scope?: string | string[];
  token?: ApiMethod['token'];
  handle(ctx: SandboxContext, args: z.output<Schema>): Record<string, unknown>;
}): ApiMethod {
  return { token: 'bot', ...definition };
}
