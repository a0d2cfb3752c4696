import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';

/** How much discount a role may grant, and whose approval more needs. */
export const authoritySchema = z.object({
  role: z.string(),
  maxPercent: z.number(),
  approverRole: z.string().nullable(),
  conditions: z.string().nullable(),
});
export type Authority = z.infer<typeof authoritySchema>;

/** What the table says to a role that wants to grant a discount. */
export const discountSchema = z.discriminatedUnion('type', [
  /** No percentage was asked about: the role's limit. */
  z.object({ type: z.literal('limit'), authority: authoritySchema }),
  z.object({ type: z.literal('allowed'), percent: z.number(), authority: authoritySchema }),
  /** `chain` leads from the first approver to the one who may grant it. */
  z.object({
    type: z.literal('needs_approval'),
    percent: z.number(),
    authority: authoritySchema,
    chain: z.array(authoritySchema),
  }),
  /** Nobody may grant so much; `highest` is who may grant most. */
  z.object({ type: z.literal('never'), percent: z.number(), highest: authoritySchema }),
  /** Nobody's role was given or it has no authority: who may grant it, or the whole table. */
  z.object({
    type: z.literal('table'),
    percent: z.number().nullable(),
    authorities: z.array(authoritySchema),
  }),
]);
export type Discount = z.infer<typeof discountSchema>;

/** Reads the authority of every role that the current audience may see, smallest first. */
export function readAuthorities(tx: Database): Promise<Authority[]> {
  return tx.query<RowAs<'discount_authority', Authority>>(sql`
    select role, max_percent as "maxPercent", approver_role as "approverRole", conditions
    from discount_authority order by max_percent, role`);
}

/** Says who may grant a discount: the role itself, or who must approve it, following the table's approvers. */
export function assessDiscount(
  authorities: readonly Authority[],
  request: { role: string | null; percent: number | null },
): Discount {
  const { role, percent } = request;
  const authority = authorities.find((one) => one.role === role);
  const highest = authorities.reduce<Authority | null>(
    (most, one) => (most === null || one.maxPercent > most.maxPercent ? one : most),
    null,
  );
  if (percent !== null && highest !== null && percent > highest.maxPercent)
    return { type: 'never', percent, highest };
  if (authority === undefined) {
    const able = authorities.filter((one) => percent === null || one.maxPercent >= percent);
    return { type: 'table', percent, authorities: able };
  }
  if (percent === null) return { type: 'limit', authority };
  if (percent <= authority.maxPercent) return { type: 'allowed', percent, authority };
  return { type: 'needs_approval', percent, authority, chain: approvers(authorities, authority, percent) };
}

function approvers(authorities: readonly Authority[], from: Authority, percent: number): Authority[] {
  const chain: Authority[] = [];
  let at: Authority | undefined = from;
  while (at !== undefined && at.maxPercent < percent) {
    const next: string | null = at.approverRole;
    at = authorities.find((one) => one.role === next);
    // A table whose approvers form a circle has no answer beyond the circle.
    if (at === undefined || chain.includes(at)) break;
    chain.push(at);
  }
  return chain;
}
