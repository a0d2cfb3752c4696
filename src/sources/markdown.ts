import { join } from 'node:path';
import { BotError } from '../core/bot-error.ts';
import { defineSource } from './define-source.ts';
import { type FoundFile, findFolder, listFiles } from './list-files.ts';
import { readArticle } from './markdown-article.ts';
import { decodeText, readBytes } from './read-file.ts';
import type { ArticleItem, ArticleSource } from './source.ts';

/** Far above any page that people write; beyond it a file is data. */
const MAX_BYTES = 5 * 1024 * 1024;

/** How a folder's files are read. */
export interface MarkdownOptions {
  /**
   * Whether `readers` in a file's own frontmatter count. Only for files that nobody else can write: a file must not
   * be able to widen its own audience.
   */
  trustFrontmatterReaders?: boolean;
  kind?: string;
}

/** A folder of Markdown files. */
export const markdown = defineSource({
  name: 'markdown',
  argument: 'path',
  description: 'a folder of Markdown files, as articles',
  open: (path) => readMarkdownFolder(path),
});

/**
 * Opens a folder of Markdown files (`.md`, `.mdx`), at any depth. Files that cannot be read are yielded with the reason.
 * @throws BotError `not_found` when the folder is not there or holds no Markdown file: nothing is removed then
 */
export async function readMarkdownFolder(
  path: string,
  options: MarkdownOptions = {},
): Promise<ArticleSource> {
  const folder = await findFolder(path);
  const files = await listFiles(folder, /\.mdx?$/i);
  if (files.length === 0)
    throw new BotError('not_found', `There is no Markdown file (.md, .mdx) in ${path}; nothing was changed.`);
  return {
    holds: 'articles',
    kind: options.kind ?? 'markdown',
    location: folder,
    total: files.length,
    articles: readFiles(folder, files, options),
  };
}

async function* readFiles(
  folder: string,
  files: FoundFile[],
  options: MarkdownOptions,
): AsyncGenerator<ArticleItem> {
  const paths = new Set(files.map((file) => file.path));
  const trustReaders = options.trustFrontmatterReaders ?? false;
  for (const { path, unreadable, whole } of files) {
    yield unreadable === undefined
      ? await readMarkdownFile(folder, { path, paths, trustReaders })
      : { type: 'unreadable', file: path, reason: unreadable, ...(whole && { whole }) };
  }
}

/** Reads one Markdown file of a folder. */
export async function readMarkdownFile(
  folder: string,
  place: { path: string; paths: ReadonlySet<string>; trustReaders: boolean },
): Promise<ArticleItem> {
  const bytes = await readBytes(join(folder, place.path), MAX_BYTES);
  const text = Buffer.isBuffer(bytes) ? decodeText(bytes) : bytes;
  return typeof text === 'string'
    ? readArticle(text, place)
    : { type: 'unreadable', file: place.path, ...text };
}
