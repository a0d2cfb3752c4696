import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { build } from 'esbuild';

/** One file of the page as it is served. */
export interface PageFile {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
}

/** The page's files by the path they are served at. */
export type BundledPage = ReadonlyMap<string, PageFile>;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const STATIC_FILES = ['index.html', 'icon.svg'];

/** Found by the package's name: this module also runs compiled, or bundled into a program elsewhere. */
const PACKAGE = createRequire(import.meta.url).resolve('@switchboard/sandbox/package.json');
const PAGE_FOLDER = join(dirname(PACKAGE), 'src/page');

/** Builds the page in memory, in about half a second; rare blocks' code is split off and loaded when one appears. */
export async function bundlePage(): Promise<BundledPage> {
  const here = (name: string) => join(PAGE_FOLDER, name);
  const result = await build({
    entryPoints: [here('app.tsx')],
    outdir: here('page'),
    write: false,
    bundle: true,
    splitting: true,
    // Minified for a browser, esbuild takes React's production half by itself.
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    chunkNames: '[name]-[hash]',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const files = new Map<string, PageFile>();
  for (const { path, contents } of result.outputFiles)
    files.set(`/page/${basename(path)}`, pageFile(path, contents));
  for (const name of STATIC_FILES) files.set(`/page/${name}`, pageFile(name, await readFile(here(name))));
  return files;
}

function pageFile(path: string, contents: Uint8Array): PageFile {
  const hash = createHash('sha256').update(contents).digest('base64url').slice(0, 22);
  return {
    body: new Uint8Array(contents),
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `"${hash}"`,
  };
}
