import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';
import { breaksConditions, type Deal, UNKNOWN_DEAL } from './deal-conditions.ts';

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
  /** `chain` leads from the first approver to the one who may grant it; empty: nobody may, under these conditions. */
  z.object({
    type: z.literal('needs_approval'),
    percent: z.number(),
    authority: authoritySchema,
    chain: z.array(authoritySchema),
    /** Whether it is the conditions that keep the role from granting it, and not the limit. */
    breaksConditions: z.boolean(),
  }),
  /** No matter who asks: the role with the smallest limit that may grant it. */
  z.object({ type: z.literal('approver'), percent: z.number(), authority: authoritySchema }),
  /** The most that anybody may grant. */
  z.object({ type: z.literal('highest'), authority: authoritySchema }),
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

/** What is to be judged: whose authority, of how much, in which deal. */
export interface DiscountRequest {
  role: string | null;
  percent: number | null;
  deal?: Deal;
  /** The most that anybody may grant is asked for, or who may grant it, no matter who asks. */
  whose?: 'role' | 'highest' | 'anybody';
}

/** Says who may grant a discount: the role itself, or who must approve it, following the table's approvers. */
export function assessDiscount(authorities: readonly Authority[], request: DiscountRequest): Discount {
  const { role, percent, deal = UNKNOWN_DEAL, whose = 'role' } = request;
  const highest = authorities.reduce<Authority | null>(
    (most, one) => (most === null || one.maxPercent > most.maxPercent ? one : most),
    null,
  );
  if (percent !== null && highest !== null && percent > highest.maxPercent)
    return { type: 'never', percent, highest };
  if (percent === null && whose === 'highest' && highest !== null)
    return { type: 'highest', authority: highest };
  const own =
    whose === 'anybody' && percent !== null ? undefined : authorities.find((one) => one.role === role);
  if (own === undefined) return whoMay(authorities, percent, deal);
  if (percent === null) return { type: 'limit', authority: own };
  const broken = breaksConditions(own.conditions, deal);
  if (percent <= own.maxPercent && !broken) return { type: 'allowed', percent, authority: own };
  return {
    type: 'needs_approval',
    percent,
    authority: own,
    chain: approvers(authorities, own, { percent, deal }),
    breaksConditions: percent <= own.maxPercent,
  };
}

function whoMay(authorities: readonly Authority[], percent: number | null, deal: Deal): Discount {
  const able = authorities.filter((one) => percent === null || one.maxPercent >= percent);
  const [first] = [...able]
    .filter((one) => !breaksConditions(one.conditions, deal))
    .sort((one, other) => one.maxPercent - other.maxPercent);
  if (percent !== null && first !== undefined) return { type: 'approver', percent, authority: first };
  return { type: 'table', percent, authorities: able };
}

function approvers(
  authorities: readonly Authority[],
  from: Authority,
  { percent, deal }: { percent: number; deal: Deal },
): Authority[] {
  const may = (one: Authority) => one.maxPercent >= percent && !breaksConditions(one.conditions, deal);
  const chain: Authority[] = [];
  let at: Authority | undefined = from;
  while (at !== undefined && !may(at)) {
    const next: string | null = at.approverRole;
    at = authorities.find((one) => one.role === next);
    // A table whose approvers form a circle has no answer beyond the circle.
    if (at === undefined || chain.includes(at)) break;
    chain.push(at);
  }
  const last = chain.at(-1);
  return last !== undefined && may(last) ? chain : [];
}
