import type { Context } from 'hono';
import type { Fault, Faults } from '../faults.ts';
import { findFault } from '../faults.ts';
import { closeConnection } from './close-connection.ts';

/** Uses up the fault that is due for a call: a slow one is waited out here, any other is answered for misbehaving. */
export async function takeFault(faults: Faults, name: string): Promise<Fault | undefined> {
  const fault = findFault(faults, name);
  if (fault?.kind !== 'slow') return fault;
  await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1_000));
  return undefined;
}

/** The answer that a fault gives in the place of the real one. */
export function misbehave(c: Context, fault: Fault): Response {
  if (fault.kind === 'drop') return closeConnection(c);
  if (fault.kind === 'ratelimited') {
    c.header('retry-after', String(fault.retryAfterSeconds ?? 1));
    return c.json({ ok: false, error: 'ratelimited' }, 429);
  }
  if (fault.kind === 'fatal') return c.json({ ok: false, error: 'fatal_error' });
  return c.text('Service unavailable', (fault.status ?? 503) as 503);
}
