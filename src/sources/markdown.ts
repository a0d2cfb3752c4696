import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { BotError } from '../core/bot-error.ts';
import type { ArticleInput, Unreadable } from '../knowledge/article.ts';
import { readArticle } from './markdown-article.ts';
import type { ArticleSource } from './source.ts';

/** Far above any page that people write; beyond it a file is data. */
const MAX_BYTES = 5 * 1024 * 1024;
const SKIPPED_FOLDERS = new Set(['node_modules']);

/** How a folder's files are read. */
export interface MarkdownOptions {
  /**
   * Whether `readers` in a file's own frontmatter count. Only for files that nobody else can write: a file must not
   * be able to widen its own audience.
   */
  trustFrontmatterReaders?: boolean;
  kind?: ArticleSource['kind'];
}

/**
 * Opens a folder of Markdown files (`.md`, `.mdx`), at any depth. Files that cannot be read are yielded with the reason.
 * @throws BotError `not_found` when the folder is not there or holds no Markdown file: nothing is removed then
 */
export async function readMarkdownFolder(
  path: string,
  options: MarkdownOptions = {},
): Promise<ArticleSource> {
  const folder = await findFolder(path);
  const files = await listFiles(folder, folder);
  if (files.length === 0)
    throw new BotError('not_found', `There is no Markdown file (.md, .mdx) in ${path}; nothing was changed.`);
  return {
    kind: options.kind ?? 'markdown',
    location: folder,
    total: files.length,
    articles: readFiles(folder, files, options),
  };
}

async function findFolder(path: string): Promise<string> {
  try {
    const folder = await realpath(path);
    if ((await stat(folder)).isDirectory()) return folder;
  } catch (error) {
    throw new BotError('not_found', `There is no readable folder at ${path}; nothing was changed.`, {
      cause: error,
    });
  }
  throw new BotError('not_found', `${path} is not a folder; nothing was changed.`);
}

interface FoundFile {
  path: string;
  unreadable?: string;
}

async function listFiles(root: string, folder: string): Promise<FoundFile[]> {
  const within = (name: string): string => relative(root, join(folder, name)).split(sep).join(posix.sep);
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return [{ path: within(''), unreadable: `the folder cannot be listed (${codeOf(error)})` }];
  }
  const found: FoundFile[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) found.push(...(await listFiles(root, join(folder, entry.name))));
    } else if (/\.mdx?$/i.test(entry.name)) {
      // A link may lead out of the folder that was named.
      found.push(
        entry.isFile()
          ? { path: within(entry.name) }
          : { path: within(entry.name), unreadable: 'it is a link or a special file, which is not followed' },
      );
    }
  }
  return found;
}

async function* readFiles(
  folder: string,
  files: FoundFile[],
  options: MarkdownOptions,
): AsyncGenerator<ArticleInput | Unreadable> {
  const paths = new Set(files.map((file) => file.path));
  for (const file of files) {
    if (file.unreadable !== undefined) {
      yield { type: 'unreadable', file: file.path, reason: file.unreadable };
      continue;
    }
    const text = await readText(join(folder, file.path), file.path);
    if (typeof text !== 'string') yield text;
    else
      yield readArticle(text, {
        path: file.path,
        paths,
        trustReaders: options.trustFrontmatterReaders ?? false,
      });
  }
}

async function readText(path: string, file: string): Promise<string | Unreadable> {
  const unreadable = (reason: string, line?: number): Unreadable => ({
    type: 'unreadable',
    file,
    reason,
    ...(line === undefined ? {} : { line }),
  });
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return unreadable(`it is larger than 5 MB (${Math.ceil(size / 1024 / 1024)} MB)`);
    bytes = await readFile(path);
  } catch (error) {
    return unreadable(`it cannot be opened (${codeOf(error)})`);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) return unreadable('it holds NUL bytes, so it is no text', lineAt(bytes, nul));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadable('it is not valid UTF-8', lineAt(bytes, firstInvalid(bytes)));
  }
}

/** Offset of the first byte that the lenient decoding had to replace. */
function firstInvalid(bytes: Buffer): number {
  const lenient = Buffer.from(bytes.toString('utf8'), 'utf8');
  let at = 0;
  while (at < bytes.length && bytes[at] === lenient[at]) at += 1;
  return at;
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) if (bytes[at] === 10) line += 1;
  return line;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown error';
}
