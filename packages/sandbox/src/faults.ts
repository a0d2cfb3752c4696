import { z } from 'zod';

/** How the next calls of a method are to fail. */
export const faultSchema = z.strictObject({
  /** A method's name, or a beginning with `*`; any method when missing. */
  method: z.string().optional(),
  kind: z.enum(['ratelimited', 'error', 'slow', 'drop', 'fatal']),
  status: z.number().int().min(400).max(599).optional(),
  retryAfterSeconds: z.number().min(0).optional(),
  delayMs: z.number().min(0).max(600_000).optional(),
  times: z.number().int().min(1).default(1),
  /** The method takes effect before its answer is spoilt. */
  afterEffect: z.boolean().default(false),
});

/** A fault that was asked for. */
export type Fault = z.output<typeof faultSchema>;

/** The faults that wait for their call. */
export type Faults = Fault[];

/** The fault for this call, if there is one; it is used up. */
export function findFault(faults: Faults, method: string): Fault | undefined {
  const at = faults.findIndex((fault) => matches(fault, method));
  const fault = faults[at];
  if (!fault) return undefined;
  fault.times -= 1;
  if (fault.times === 0) faults.splice(at, 1);
  return fault;
}

function matches(fault: Fault, method: string): boolean {
  if (!fault.method) return true;
  return fault.method.endsWith('*') ? method.startsWith(fault.method.slice(0, -1)) : fault.method === method;
}
