import { z } from 'zod';

/** What can be asked across: the kinds of record, and what is sold. */
export const RECORD_ENTITIES = [
  'account',
  'contact',
  'lead',
  'opportunity',
  'case',
  'activity',
  'order',
  'product',
  'price',
] as const;
export type RecordEntity = (typeof RECORD_ENTITIES)[number];

/** The most rows of one result; beyond them a list is cut and says so. */
export const MAX_ROWS = 1_000;
/** How many rows a reply shows. */
export const ROWS_SHOWN = 25;
const MAX_CONDITIONS = 12;
const MAX_VALUES = 50;

/** A field of the entity (`closeDate`), of its account (`account.country`), or one that only the source has (`extra.region`). */
const field = z
  .string()
  .regex(/^(?:account\.)?(?:extra\.[^\p{Cc}]{1,80}|[a-z][A-Za-z]{0,40})$/u, 'is not the name of a field');
const isoDay = z.iso.date();
const bound = z.union([isoDay, z.number().finite()]);
const plainCondition = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('is'),
    field,
    /** Any of them; texts are compared without regard to case. */
    values: z
      .array(z.union([z.string().min(1).max(200), z.number().finite(), z.boolean()]))
      .min(1)
      .max(MAX_VALUES),
    not: z.boolean().optional(),
  }),
  z.strictObject({
    op: z.literal('contains'),
    /** Left out: any text of the record, its account's name included. */
    field: field.optional(),
    text: z.string().min(1).max(200),
    not: z.boolean().optional(),
  }),
  z
    .strictObject({
      op: z.literal('between'),
      field,
      /** Both ends belong to it; days as `YYYY-MM-DD`. */
      from: bound.optional(),
      to: bound.optional(),
    })
    .refine(({ from, to }) => from !== undefined || to !== undefined, 'needs an end'),
  z.strictObject({ op: z.literal('empty'), field, not: z.boolean().optional() }),
  z.strictObject({
    op: z.literal('owner'),
    /** Ids of people of the workspace; `me` is the asker. */
    people: z.array(z.string().min(1).max(40)).min(1).max(MAX_VALUES),
    not: z.boolean().optional(),
  }),
]);

/** A condition on the row's own fields, its owner or its account's fields. */
export type PlainCondition = z.infer<typeof plainCondition>;

const condition = z.union([
  plainCondition,
  z.strictObject({
    /** The account has, or has no, record of another entity for which all of these hold. */
    op: z.literal('has'),
    entity: z.enum(['contact', 'lead', 'opportunity', 'case', 'activity']),
    where: z.array(plainCondition).max(MAX_CONDITIONS),
    not: z.boolean().optional(),
  }),
]);
/** One condition; those of a query hold together. */
export type Condition = z.infer<typeof condition>;

const measure = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('list') }),
  z.strictObject({ type: z.literal('count') }),
  z.strictObject({ type: z.enum(['sum', 'average', 'minimum', 'maximum']), field }),
  /** What part of the whole each group is, by count or by a field's sum; needs `group`. */
  z.strictObject({ type: z.literal('share'), field: field.optional() }),
]);
/** What is wanted of the rows. */
export type Measure = z.infer<typeof measure>;

/** A question across records as a typed value: it says what to read, and nothing of who may read it. */
/** More columns than these are no list any more. */
export const MOST_ALSO = 4;

/** Name of the tool that answers it. */
export const QUERY_TOOL = 'query_records';

export const recordQuerySchema = z
  .strictObject({
    entity: z.enum(RECORD_ENTITIES),
    where: z.array(condition).max(MAX_CONDITIONS).default([]),
    measure: measure.default({ type: 'list' }),
    /** One row a value of a field; a date is taken by its month, quarter or year. */
    group: z.strictObject({ field, by: z.enum(['month', 'quarter', 'year']).optional() }).optional(),
    /** Of a list: its fields. Of groups: `measure`, or `group`. */
    order: z
      .array(z.strictObject({ field: z.string().min(1).max(100), direction: z.enum(['asc', 'desc']) }))
      .max(4)
      .default([]),
    /** Of a list: fields that are shown beside those that always are. */
    also: z.array(z.string().min(1).max(100)).max(MOST_ALSO).optional(),
    limit: z.number().int().min(1).max(MAX_ROWS).default(ROWS_SHOWN),
    offset: z.number().int().min(0).max(1_000_000).default(0),
  })
  .refine(({ measure: { type }, group }) => type !== 'share' || group !== undefined, {
    path: ['group'],
    message: 'is needed for shares',
  })
  .refine(({ measure: { type }, group }) => type !== 'list' || group === undefined, {
    path: ['measure'],
    message: 'must be a figure where rows are grouped',
  });
export type RecordQuery = z.infer<typeof recordQuerySchema>;

const figure = z.object({
  /** ISO 4217 of an amount of money; null: a count or a plain number. */
  currency: z.string().nullable(),
  /** Exact decimal; of a share the percentage. A day where the smallest or largest of days was asked for. */
  value: z.string(),
  /** How many rows it was made of. */
  rows: z.number().int(),
});
/** A figure over rows of one currency; amounts of two currencies are never added. */
export type RecordFigure = z.infer<typeof figure>;

const cell = z.union([z.string(), z.number(), z.boolean()]).nullable();

/** One record of a result. */
export const recordRowSchema = z.object({
  id: z.string(),
  /**
   * By field. Money and other exact decimals as text, days as `YYYY-MM-DD`, instants in ISO 8601 (UTC). Beside an amount
   * of money stands its `currency` (`account.currency` beside the account's).
   */
  values: z.record(z.string(), cell),
  /** Whose it is; null for what belongs to none, an account itself among it. */
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type RecordRow = z.infer<typeof recordRowSchema>;

/** What one source answers: our own tables, or a database that is read in place. */
export const recordResultSchema = z.object({
  /** Of the evidence that its counts and figures are cited to. */
  id: z.string(),
  /** Title of the source that is read in place; null: our own records. */
  source: z.string().nullable(),
  /** The fields that rows hold, in the order in which people look for them. */
  columns: z.array(z.string()),
  /** As many as the limit lets through; empty where only figures were asked for. */
  rows: z.array(recordRowSchema),
  /** How many rows hold the conditions, shown or not. */
  count: z.number().int(),
  /** Figures over all of them; empty for a list. */
  totals: z.array(figure),
  /** As many as the limit lets through. */
  groups: z.array(z.object({ key: z.string().nullable(), figures: z.array(figure) })),
  /** How many groups there are, shown or not. */
  groupCount: z.number().int(),
});
export type RecordResult = z.infer<typeof recordResultSchema>;
