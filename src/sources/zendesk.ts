import { join } from 'node:path';
import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { ArticleInput, Unreadable } from '../knowledge/article.ts';
import { defineSource } from './define-source.ts';
import { ConfinedConverter } from './documents/confined-converter.ts';
import { type Document, languageOfTag, statedDate, storable } from './documents/document.ts';
import { findFileSet } from './list-files.ts';
import { decodeText, type FileFault, readBytes, readJson } from './read-file.ts';
import type { ArticleItem, ArticlePlace } from './source.ts';

/** An export holds up to 100 articles a page; beyond this a file is something else. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Pages of a Zendesk help centre's articles, as its API lists them: `{"articles": [...]}`. */
export const zendesk = defineSource({
  name: 'zendesk',
  argument: 'path',
  description: 'JSON files of a Zendesk help centre, as articles; drafts are left out',
  open: openZendesk,
});

const words = z.string().transform(storable);

const pageSchema = z.object({
  articles: z.array(z.unknown()),
  /** There when the pages were asked for with `include=sections`. */
  sections: z.array(z.object({ id: z.number(), name: words })).optional(),
});

const idSchema = z.object({ id: z.number().int(), locale: z.string().default('') });

/** What counts of an article; the names are those of the Help Center API. */
const articleSchema = idSchema.extend({
  title: words.pipe(z.string().min(1)),
  body: z.string().nullable(),
  html_url: z.url({ protocol: /^https?$/ }).nullish(),
  updated_at: z.string().nullish(),
  draft: z.boolean().default(false),
  label_names: z.array(words).default([]),
  section_id: z.number().nullish(),
  /** Who may read it there; null is everyone. */
  user_segment_id: z.number().nullish(),
});

/** Opens a file, or all files of a folder; they are read once to count and once to bring in. */
async function openZendesk(path: string): Promise<ArticlePlace> {
  const { location, fileSet, files } = await findFileSet(path, /\.json$/i);
  let total = 0;
  const faults: string[] = [];
  for (const file of files) {
    const page = await readPage(join(fileSet, file));
    if ('reason' in page) faults.push(`${file}: ${page.reason}`);
    else total += page.articles.length;
  }
  if (total === 0) {
    const why = faults.length === 0 ? '' : ` (${faults.slice(0, 5).join('; ')})`;
    throw new BotError('not_found', `There is no help-centre article in ${path}${why}; nothing was changed.`);
  }
  return {
    holds: 'articles',
    location,
    total: total + faults.length,
    articles: readPages(fileSet, files),
  };
}

type Page = z.infer<typeof pageSchema>;

async function readPage(path: string): Promise<Page | FileFault> {
  const bytes = await readBytes(path, MAX_BYTES);
  const text = Buffer.isBuffer(bytes) ? decodeText(bytes) : bytes;
  const parsed = typeof text === 'string' ? readJson(text) : text;
  if ('reason' in parsed) return parsed;
  const page = pageSchema.safeParse(parsed.json);
  return page.success ? page.data : { reason: 'it has no "articles" list', line: 1 };
}

async function* readPages(folder: string, files: string[]): AsyncGenerator<ArticleItem> {
  const converter = new ConfinedConverter();
  const seen = new Set<string>();
  try {
    for (const file of files) {
      const page = await readPage(join(folder, file));
      if ('reason' in page) {
        yield { type: 'unreadable', file, ...page, whole: true };
        continue;
      }
      const sections = new Map(page.sections?.map(({ id, name }) => [id, name]));
      for (const [place, entry] of page.articles.entries()) {
        const item = await readEntry(entry, { file, place, sections, converter });
        // Pages shift while they are exported: an article may be on two of them.
        if (item.type === 'article' && seen.size === seen.add(item.externalId).size) continue;
        yield item;
      }
    }
  } finally {
    await converter.close();
  }
}

interface EntryPlace {
  file: string;
  place: number;
  sections: ReadonlyMap<number, string>;
  converter: ConfinedConverter;
}

async function readEntry(entry: unknown, at: EntryPlace): Promise<ArticleItem> {
  const known = idSchema.safeParse(entry);
  const unreadable = (reason: string): Unreadable => ({
    type: 'unreadable',
    file: at.file,
    reason: `article ${known.success ? known.data.id : `number ${at.place + 1}`}: ${reason}`,
    ...(known.success ? { externalId: externalIdOf(known.data) } : { whole: true }),
  });
  const article = articleSchema.safeParse(entry);
  if (!article.success) {
    const [issue] = article.error.issues;
    return unreadable(`${issue?.path.join('.') || 'it'} is not as expected (${issue?.message})`);
  }
  if (article.data.draft) return { type: 'skipped', name: 'draft' };
  // The mark says that what follows is UTF-8, whatever the text names.
  const html = Buffer.from(`\uFEFF${article.data.body ?? ''}`);
  const read = await at.converter.convert('html', html);
  if ('reason' in read) return unreadable(read.reason);
  if (read.body.trim() === '') return unreadable('it has no text');
  return toArticle(article.data, read, at.sections);
}

function toArticle(
  entry: z.infer<typeof articleSchema>,
  { body, links }: Document,
  sections: ReadonlyMap<number, string>,
): ArticleInput {
  const topic = sections.get(entry.section_id ?? -1) ?? entry.label_names[0];
  const updatedAt = statedDate(entry.updated_at ?? undefined);
  const language = languageOfTag(entry.locale);
  return {
    type: 'article',
    externalId: externalIdOf(entry),
    title: entry.title,
    ...(entry.html_url ? { url: entry.html_url } : {}),
    ...(topic === undefined ? {} : { topic }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(language === undefined ? {} : { language }),
    // What only some may read there is opened here by a person, not by an import.
    ...(entry.user_segment_id == null ? {} : { readers: ['admins' as const] }),
    supersedes: [],
    links: [...new Set(links.flatMap(linkedArticle))],
    body,
  };
}

/** An address of the help centre names the article's language and id. */
function linkedArticle(address: string): string[] {
  const [, locale, id] = /\/hc\/([\w-]+)\/articles\/(\d+)/.exec(address) ?? [];
  return locale === undefined ? [] : [externalIdOf({ id: Number(id), locale })];
}

/** One article has an id in all its languages. */
function externalIdOf({ id, locale }: { id: number; locale: string }): string {
  return locale === '' ? String(id) : `${locale.toLowerCase()}/${id}`;
}
