import { z } from 'zod';
import type { Evidence } from '../core/citation.ts';
import { defineTool, type Tool } from '../core/tool.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import {
  type Authority,
  assessDiscount,
  type Discount,
  discountSchema,
  readAuthorities,
} from './discount-authority.ts';
import { TERMS } from './price-book.ts';
import { toEvidence } from './record-evidence.ts';

const discountInput = z.object({
  role: z.string().max(100).optional().describe('role of who wants to grant it; the asker’s where left out'),
  percent: z.number().min(0).max(100).optional(),
  whose: z
    .enum(['role', 'highest', 'anybody'])
    .optional()
    .describe('highest: the most that anybody may grant; anybody: who may grant it, no matter who asks'),
  deal: z
    .object({
      kind: z.enum(['new', 'renewal']).nullable(),
      amount: z.number().nullable().describe('a year'),
      billing: z.enum(TERMS).nullable(),
    })
    .optional()
    .describe('what is known of the deal, for the conditions'),
});
type DiscountInput = z.infer<typeof discountInput>;
/** What a model fills in: the conditions of a deal are told in the answer. */
const modelDiscountInput = z
  .object({
    percent: z.number().min(0).max(100).optional(),
    role: z.string().max(100).optional().describe('the asker’s where left out'),
    whose: z.enum(['role', 'highest', 'anybody']).optional(),
  })
  .transform((filled): DiscountInput => filled);

/** Creates the tool that says how much discount a role may grant and who must approve more. */
export function createDiscountAuthorityTool(database: OpenDatabase): Tool<DiscountInput, Discount> {
  return defineTool<DiscountInput, Discount>({
    name: 'discount_authority',
    version: 1,
    description:
      'Says how much discount a role may grant, under which conditions, and who must approve more.',
    effect: 'read',
    input: discountInput,
    modelInput: modelDiscountInput,
    output: discountSchema,
    run: async ({ role, percent, whose, deal }, { audience, asker }) => {
      const authorities = await asAudience(database, audience, readAuthorities);
      const known = new Set(authorities.map((one) => one.role));
      // Somebody with several roles may do what the widest of them allows.
      const own = asker?.roles.filter((one) => known.has(one)) ?? [];
      const widest = authorities.filter((one) => own.includes(one.role)).at(-1)?.role;
      const value = assessDiscount(authorities, {
        role: role ?? widest ?? null,
        percent: percent ?? null,
        ...(whose === undefined ? {} : { whose }),
        ...(deal === undefined ? {} : { deal }),
      });
      return { value, evidence: rowsOf(value).map((one) => authorityEvidence(one, percent)) };
    },
  });
}

function rowsOf(discount: Discount): Authority[] {
  if (discount.type === 'table') return discount.authorities;
  if (discount.type === 'never') return [discount.highest];
  if (discount.type === 'needs_approval') return [discount.authority, ...discount.chain];
  return [discount.authority];
}

function authorityEvidence(authority: Authority, asked: number | undefined): Evidence {
  const { role, maxPercent, approverRole, conditions } = authority;
  return toEvidence(`discount_authority:${role}`, `Discount authority: ${formatRole(role)}`, [
    ['Role', formatRole(role)],
    ['May grant a discount of up to', `${maxPercent} percent (${maxPercent} %)`],
    ['Who approves more', approverRole === null ? 'nobody' : formatRole(approverRole)],
    ['Conditions', conditions],
    // A line may name what was asked for, however the question spelled it.
    ...(asked === undefined ? [] : [['Asked for', `${asked} percent (${asked} %)`] as [string, string]]),
  ]);
}

/** A role's name as people read it: `sales_manager` becomes `sales manager`. */
export function formatRole(role: string): string {
  return role.replaceAll('_', ' ');
}
