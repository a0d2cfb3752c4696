import { readFile, writeFile } from 'node:fs/promises';

/** A part of a page between two marks, which a program writes. */
export interface Part {
  page: string;
  /** Stands in both marks: `<!-- settings: written by npm run docs:generate -->` and `<!-- /settings -->`. */
  name: string;
  content: string;
}

/** Puts a part into its page; with `--check` on the command line it only says whether it is there already. */
export async function writePart({ page, name, content }: Part): Promise<void> {
  const start = `<!-- ${name}: written by npm run docs:generate -->`;
  const end = `<!-- /${name} -->`;
  const text = await readFile(page, 'utf8');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to === -1) throw new Error(`${page} lacks the lines ${start} and ${end}.`);
  await writeText(page, `${text.slice(0, from)}${start}\n${content}\n${text.slice(to)}`);
}

/** Writes a whole file; with `--check` on the command line it only says whether the file holds that already. */
export async function writeText(path: string, text: string): Promise<void> {
  const same = (await readFile(path, 'utf8').catch(() => '')) === text;
  if (same) return;
  if (!process.argv.includes('--check')) return writeFile(path, text);
  console.error(`${path} is not what the sources say; run npm run docs:generate`);
  process.exitCode = 1;
}
