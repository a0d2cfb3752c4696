import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';

/** Values that travel through a browser and come back as they were, for as long as they are good. */
export interface Seal {
  /** A value with its end and our signature, fit for a cookie. */
  close(value: object, lifetimeSeconds: number): string;
  /** What was closed for the same purpose; null where it is not ours, was changed, or is too old. */
  open<Schema extends z.ZodType>(sealed: string | undefined, schema: Schema): z.output<Schema> | null;
}

/** Signs values of one purpose; one that was signed for another is not taken. */
export function createSeal(secret: string, purpose: string, nowMs: () => number): Seal {
  const key = createHmac('sha256', secret).update(`switchboard ${purpose}`).digest();
  const sign = (body: string) => createHmac('sha256', key).update(body).digest();
  return {
    close(value, lifetimeSeconds) {
      const untilMs = nowMs() + lifetimeSeconds * 1_000;
      const body = Buffer.from(JSON.stringify({ value, untilMs })).toString('base64url');
      return `${body}.${sign(body).toString('base64url')}`;
    },
    open(sealed, schema) {
      const [body = '', signature = '', ...more] = (sealed ?? '').split('.');
      const given = Buffer.from(signature, 'base64url');
      const own = sign(body);
      if (more.length > 0 || given.length !== own.length || !timingSafeEqual(given, own)) return null;
      // What we signed is what we wrote.
      const { value, untilMs } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as {
        value: unknown;
        untilMs: number;
      };
      return untilMs > nowMs() ? (schema.safeParse(value).data ?? null) : null;
    },
  };
}
