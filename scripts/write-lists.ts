import { readdir, readFile } from 'node:fs/promises';
import { LAYERS } from '../test/fixtures/source-rules.ts';
import { writePart } from './write-part.ts';

/**
 * Writes the lists in the documents that the sources hold already: who imports whom, tables, locks, decisions. `--check`
 * only compares. What a table or lock is for is its docstring.
 */
const DOCSTRING = String.raw`(?:/\*\*((?:(?!\*/)[\s\S])*)\*/\s*)?`;

function drawLayers(): string {
  const steps = LAYERS.map((rooms) => (rooms.length === 1 ? rooms[0]! : `{${rooms.join(', ')}}`));
  const half = steps.findIndex((step) => step.includes('policies'));
  const lines = [steps.slice(0, half).join(' → '), `  → ${steps.slice(half).join(' → ')}`];
  return ['```', ...lines, '```'].join('\n');
}

/** Tables by the file of the schema that holds them. */
async function listTables(): Promise<string> {
  const folder = 'src/store/schema';
  const parts: string[] = [];
  for (const file of (await readdir(folder)).sort()) {
    const text = await readFile(`${folder}/${file}`, 'utf8');
    const tables = text.matchAll(new RegExp(`${DOCSTRING}export const \\w+ = pgTable\\(\\s*'(\\w+)'`, 'g'));
    const lines = [...tables].map(([, about, name]) => describe(name!, about));
    if (lines.length > 0) parts.push([`\`${folder}/${file}\``, '', ...lines].join('\n'));
  }
  return `\n${parts.join('\n\n')}\n`;
}

async function listLocks(): Promise<string> {
  const text = await readFile('src/store/locks.ts', 'utf8');
  const list = text.slice(text.indexOf('ADVISORY_LOCKS = {'), text.indexOf('} as const'));
  const locks = list.matchAll(new RegExp(`${DOCSTRING}(\\w+): [\\d_]+,`, 'g'));
  return `\n${[...locks].map(([, about, name]) => describe(name!, about)).join('\n')}\n`;
}

function describe(name: string, docstring: string | undefined): string {
  const about = docstring
    ?.replace(/^\s*\*/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return about === undefined ? `- \`${name}\`` : `- \`${name}\`: ${about}`;
}

async function listDecisions(): Promise<string> {
  const folder = 'docs/decisions';
  const names = (await readdir(folder)).filter((name) => /^\d{4}-/.test(name)).sort();
  const rows = names.map(async (name) => {
    const title = /^# \d+\. (.*)$/m.exec(await readFile(`${folder}/${name}`, 'utf8'))?.[1];
    if (title === undefined) throw new Error(`${folder}/${name} does not begin with "# <number>. <title>".`);
    return `- [${name.slice(0, 4)}](${name}) ${title}`;
  });
  return `\n${(await Promise.all(rows)).join('\n')}\n`;
}

await writePart({ page: 'ARCHITECTURE.md', name: 'import order', content: drawLayers() });
await writePart({ page: 'docs/database.md', name: 'tables', content: await listTables() });
await writePart({ page: 'docs/database.md', name: 'locks', content: await listLocks() });
await writePart({ page: 'docs/decisions/README.md', name: 'decisions', content: await listDecisions() });
