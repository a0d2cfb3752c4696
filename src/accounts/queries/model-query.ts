import { z } from 'zod';
import { RECORD_FIELDS } from './record-fields.ts';
import {
  type Condition,
  RECORD_ENTITIES,
  type RecordEntity,
  type RecordQuery,
  recordQuerySchema,
} from './record-query.ts';

const OPS = ['is', 'not', 'contains', 'from', 'to', 'empty', 'filled', 'mine'] as const;
const MEASURES = ['list', 'count', 'sum', 'average', 'minimum', 'maximum', 'share'] as const;
/** Entities whose fields are named in the description; an unknown field is answered with the list of its entity's. */
const DESCRIBED = ['opportunity', 'case', 'account'] as const;

const condition = z.object({
  field: z.string().optional(),
  op: z.enum(OPS),
  value: z.string().optional().describe('several parted by |; days as YYYY-MM-DD'),
});
type FlatCondition = z.infer<typeof condition>;

/**
 * A record query as a model fills it in: flat, all values texts. `recordQuerySchema` says the same in a tenfold of the
 * tokens.
 */
export const modelQuerySchema = z
  .object({
    entity: z.enum(RECORD_ENTITIES),
    where: z
      .array(condition)
      .max(8)
      .optional()
      .describe(`all must hold; account.<field> for its account. ${describeFields()}`),
    measure: z.enum(MEASURES).optional(),
    of: z.string().optional().describe('the field that is summed'),
    groupBy: z.string().optional().describe('a field; of a day: closeDate by month'),
    orderBy: z.string().optional().describe('closeDate desc'),
    limit: z.number().int().min(1).max(25).optional(),
  })
  .transform((flat, context): RecordQuery => {
    const parsed = recordQuerySchema.safeParse(toQuery(flat));
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: 'custom', path: path.map(String), message });
    return z.NEVER;
  });

function describeFields(): string {
  return DESCRIBED.map((entity) => `${entity}: ${Object.keys(RECORD_FIELDS[entity].fields).join(' ')}`).join(
    '; ',
  );
}

interface FlatQuery {
  entity: RecordEntity;
  where?: FlatCondition[] | undefined;
  measure?: (typeof MEASURES)[number] | undefined;
  of?: string | undefined;
  groupBy?: string | undefined;
  orderBy?: string | undefined;
  limit?: number | undefined;
}

function toQuery({ entity, where = [], measure = 'list', of, groupBy, orderBy, limit }: FlatQuery): unknown {
  const [group, by] = groupBy?.trim().split(/\s+by\s+/i) ?? [];
  const [ordered, direction] = orderBy?.trim().split(/\s+/) ?? [];
  const needsField = !['list', 'count'].includes(measure);
  const field = of ?? (measure === 'share' ? undefined : RECORD_FIELDS[entity].amount);
  return {
    entity,
    where: where.map((one) => toCondition(entity, one)),
    measure: { type: measure, ...(needsField && field !== undefined ? { field } : {}) },
    ...(group ? { group: { field: group, ...(by === undefined ? {} : { by: by.toLowerCase() }) } } : {}),
    ...(ordered
      ? { order: [{ field: ordered, direction: direction?.toLowerCase() === 'desc' ? 'desc' : 'asc' }] }
      : {}),
    ...(limit === undefined ? {} : { limit }),
  };
}

function toCondition(
  entity: RecordEntity,
  { field = '', op, value = '' }: FlatCondition,
): Condition | unknown {
  const values = value.split('|').map((one) => readValue(entity, field, one.trim()));
  switch (op) {
    case 'is':
    case 'not':
      return { op: 'is', field, values, ...(op === 'not' ? { not: true } : {}) };
    case 'contains':
      return { op, text: value, ...(field === '' ? {} : { field }) };
    case 'from':
    case 'to':
      return { op: 'between', field, [op]: values[0] };
    case 'empty':
    case 'filled':
      return { op: 'empty', field, ...(op === 'filled' ? { not: true } : {}) };
    case 'mine':
      return { op: 'owner', people: ['me'] };
  }
}

/** A text as the field holds it. */
function readValue(entity: RecordEntity, field: string, text: string): string | number | boolean {
  const [own, key] = field.startsWith('account.') ? (['account', field.slice(8)] as const) : [entity, field];
  const known = RECORD_FIELDS[own].fields;
  const type = Object.hasOwn(known, key) ? known[key]?.type : undefined;
  if (type === 'boolean') return /^(?:true|yes|1)$/i.test(text);
  if ((type === 'number' || type === 'money') && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  return text;
}
