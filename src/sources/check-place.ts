import { z } from 'zod';
import { RECORD_KINDS, ROW_TABLES, type SourceItem } from '../accounts/record-input.ts';
import { BotError } from '../core/bot-error.ts';
import type { ArticleInput } from '../knowledge/article.ts';
import { parseReaders } from '../store/access-rule.ts';
import type { ArticleItem, ArticlePlace, RecordPlace } from './source.ts';

const text = z.string().min(1);
const count = z.number().nonnegative();
const isIterable = (value: unknown) =>
  typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);

const placeSchema = z.discriminatedUnion('holds', [
  z.looseObject({
    holds: z.literal('articles'),
    location: text,
    total: count,
    articles: z.custom(isIterable, 'must be a list or a generator'),
  }),
  z.looseObject({
    holds: z.literal('records'),
    location: text,
    fileSet: text,
    total: count,
    items: z.custom(isIterable, 'must be a list or a generator'),
  }),
]);

const readers = z
  .array(z.string())
  .refine((given) => canBeReaders(given), 'must be anyone, everyone, admins, group:…, person:… or channel:…')
  .optional();
const unreadable = z.looseObject({
  type: z.literal('unreadable'),
  file: text,
  line: z.number().optional(),
  reason: z.string(),
  whole: z.boolean().optional(),
});
const skipped = z.looseObject({ type: z.literal('skipped'), name: text });

const articleSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('article'),
    externalId: text,
    title: z.string(),
    body: z.string(),
    supersedes: z.array(z.string()).optional(),
    links: z.array(z.string()).optional(),
    url: z.string().optional(),
    owner: z.string().optional(),
    topic: z.string().optional(),
    language: z.string().optional(),
    updatedAt: z.date().optional(),
    authority: z.number().min(0).max(1).optional(),
    readers,
  }),
  unreadable,
  skipped,
]);

const fields = z.record(z.string(), z.unknown());
const recordSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('record'),
    kind: z.enum(RECORD_KINDS),
    file: text,
    id: text,
    fields,
    extra: fields.optional(),
    accountName: z.string().optional(),
    readers,
  }),
  z.looseObject({
    type: z.literal('row'),
    table: z.enum(ROW_TABLES),
    file: text,
    fields,
    readers,
  }),
  unreadable,
  z.looseObject({ type: z.literal('problem'), file: text, reason: z.string() }),
  skipped,
]);

/**
 * Holds what a source opened against what a place is, and each thing that it yields against what those are: code of a
 * company's own may leave out anything. What is wrong with one thing is said of it, and the rest is loaded all the same.
 * @throws BotError `source_unavailable` that names the source, now or while it is read
 */
export function checkPlace(name: string, opened: unknown): ArticlePlace | RecordPlace {
  const parsed = placeSchema.safeParse(opened);
  if (!parsed.success)
    throw new BotError('source_unavailable', `The source ${name} opened no place: ${faultsIn(parsed.error)}`);
  const place = opened as ArticlePlace | RecordPlace;
  if (place.holds === 'articles') return { ...place, articles: checkArticles(name, place.articles) };
  return { ...place, items: checkRecords(name, place.items) };
}

/** Whatever a source throws that is no word of ours, by its name; the cause says why. */
export function toSourceError(name: string, error: unknown): BotError {
  if (error instanceof BotError) return error;
  return new BotError('source_unavailable', `The source ${name} failed.`, {
    check: `source.${name}`,
    cause: error,
  });
}

async function* checkArticles(
  name: string,
  articles: AsyncIterable<ArticleItem>,
): AsyncGenerator<ArticleItem> {
  let at = 0;
  try {
    for await (const item of articles) {
      at += 1;
      const parsed = articleSchema.safeParse(item);
      if (parsed.success) yield completed(item);
      else yield { ...unreadableAt(at, item, parsed.error), ...idOf(item) };
    }
  } catch (error) {
    throw toSourceError(name, error);
  }
}

function* checkRecords(name: string, items: Iterable<SourceItem>): Generator<SourceItem> {
  let at = 0;
  try {
    for (const item of items) {
      at += 1;
      const parsed = recordSchema.safeParse(item);
      if (parsed.success) yield item.type === 'record' && !item.extra ? { ...item, extra: {} } : item;
      else yield { ...unreadableAt(at, item, parsed.error), whole: true };
    }
  } catch (error) {
    throw toSourceError(name, error);
  }
}

/** What is complete stays as it was given: the order of its fields is a part of what tells whether it has changed. */
function completed(item: ArticleItem): ArticleItem {
  if (item.type !== 'article') return item;
  const { supersedes, links } = item as Partial<ArticleInput>;
  return supersedes && links ? item : { ...item, supersedes: supersedes ?? [], links: links ?? [] };
}

function unreadableAt(at: number, item: unknown, error: z.ZodError) {
  const { file, externalId } = (item ?? {}) as { file?: unknown; externalId?: unknown };
  const named = [file, externalId].find((one) => typeof one === 'string' && one !== '');
  return { type: 'unreadable' as const, file: String(named ?? `number ${at}`), reason: faultsIn(error) };
}

/** An article that says who it is stays as it was; of one that does not, any may be meant, so nothing is removed. */
function idOf(item: unknown): { externalId: string } | { whole: true } {
  const { externalId } = (item ?? {}) as Partial<ArticleInput>;
  return typeof externalId === 'string' && externalId !== '' ? { externalId } : { whole: true };
}

function faultsIn({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ');
}

function canBeReaders(given: readonly string[]): boolean {
  try {
    return parseReaders(given.join(',')).length > 0;
  } catch {
    return false;
  }
}
