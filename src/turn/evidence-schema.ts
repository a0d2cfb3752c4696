import { z } from 'zod';

/** What evidence must have, no matter who brings it: code of a company's own may leave out anything. */
export const evidenceSchema = z.looseObject({
  n: z.number(),
  kind: z.enum(['passage', 'record']),
  id: z.string().min(1),
  title: z.string(),
  text: z.string(),
  readers: z.array(z.string()).optional(),
  restsOn: z.array(z.string()).optional(),
  updatedAt: z.date().optional(),
});
