import { join } from 'node:path';
import { BotError } from '../core/bot-error.ts';
import type { ArticleInput } from '../knowledge/article.ts';
import { nameOf, resolveLinks } from './article-place.ts';
import { defineSource } from './define-source.ts';
import { ConfinedConverter } from './documents/confined-converter.ts';
import type { DocumentFormat } from './documents/convert-file.ts';
import type { Document } from './documents/document.ts';
import { type FoundFile, findFolder, listFiles } from './list-files.ts';
import { readMarkdownFile } from './markdown.ts';
import { readBytes } from './read-file.ts';
import type { ArticleItem, ArticlePlace } from './source.ts';

/** What a file may weigh; beyond it a file is data, or a book that nobody wants to be answered from. */
const MAX_BYTES = 50 * 1024 * 1024;

const FORMATS: Record<string, DocumentFormat | 'markdown'> = {
  md: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  pdf: 'pdf',
};
/** Documents of people that are not read; they are counted, lest somebody believes that they were. */
const LEFT_OUT = ['doc', 'dot', 'rtf', 'odt', 'pages', 'ppt', 'pptx', 'xls', 'xlsx', 'epub', 'eml', 'msg'];
const DOCUMENT_NAME = new RegExp(`\\.(?:${[...Object.keys(FORMATS), ...LEFT_OUT].join('|')})$`, 'i');

/** A folder of documents of mixed formats. */
export const documents = defineSource({
  name: 'documents',
  argument: 'path',
  description: 'a folder of documents (Markdown, HTML, Word, PDF), as articles',
  open: openDocuments,
});

async function openDocuments(path: string): Promise<ArticlePlace> {
  const folder = await findFolder(path);
  const files = await listFiles(folder, DOCUMENT_NAME);
  if (!files.some((file) => file.unreadable !== undefined || formatOf(file.path) !== undefined))
    throw new BotError('not_found', `There is no document in ${path} that can be read; nothing was changed.`);
  return {
    holds: 'articles',
    location: folder,
    total: files.length,
    articles: readFiles(folder, files),
  };
}

async function* readFiles(folder: string, files: FoundFile[]): AsyncGenerator<ArticleItem> {
  const paths = new Set(files.map((file) => file.path));
  const converter = new ConfinedConverter();
  try {
    for (const { path, unreadable, whole } of files) {
      const format = formatOf(path);
      if (unreadable !== undefined)
        yield { type: 'unreadable', file: path, reason: unreadable, ...(whole && { whole }) };
      else if (format === undefined) yield { type: 'skipped', name: `.${endingOf(path)} file` };
      else if (format === 'markdown')
        yield await readMarkdownFile(folder, { path, paths, trustReaders: false });
      else yield await readDocument(folder, { path, paths, format, converter });
    }
  } finally {
    await converter.close();
  }
}

interface DocumentPlace {
  path: string;
  paths: ReadonlySet<string>;
  format: DocumentFormat;
  converter: ConfinedConverter;
}

async function readDocument(folder: string, place: DocumentPlace): Promise<ArticleItem> {
  const { path, format, converter } = place;
  const bytes = await readBytes(join(folder, path), MAX_BYTES);
  const read = Buffer.isBuffer(bytes) ? await converter.convert(format, bytes) : bytes;
  if ('reason' in read) return { type: 'unreadable', file: path, ...read };
  if (read.body.trim() === '') return { type: 'unreadable', file: path, reason: 'it has no text' };
  return toArticle(read, place);
}

/** Who may read an article is said for its whole source, never by a document. */
function toArticle(document: Document, place: DocumentPlace): ArticleInput {
  const { title, links, ...rest } = document;
  return {
    type: 'article',
    externalId: place.path,
    title: title ?? nameOf(place.path),
    ...rest,
    supersedes: [],
    links: resolveLinks(links, place),
  };
}

function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function formatOf(path: string): DocumentFormat | 'markdown' | undefined {
  return FORMATS[endingOf(path)];
}
