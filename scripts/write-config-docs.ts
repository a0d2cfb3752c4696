import { readFile, writeFile } from 'node:fs/promises';
import { configSchema } from '../src/config.ts';

/** Writes `.env.example` and the README's table of settings from the schema; `--check` only says whether they fit. */
interface Setting {
  name: string;
  about: string;
  fallback: string | undefined;
}

const START = '<!-- settings: written by npm run docs:generate -->';
const END = '<!-- /settings -->';

function readSettings(): Setting[] {
  return Object.entries(configSchema.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(undefined);
    const fallback = parsed.success && parsed.data !== undefined ? String(parsed.data) : undefined;
    return { name, about: schema.description ?? '', fallback };
  });
}

function writeEnvironment(settings: Setting[]): string {
  const lines = settings.map(({ name, about, fallback }) => `# ${about}\n# ${name}=${fallback ?? ''}\n`);
  return `# Every setting is optional. Copy this file to .env and take the sign away from what you set.\n\n${lines.join('\n')}`;
}

function writeTable(settings: Setting[]): string {
  const rows = settings.map(
    ({ name, about, fallback }) =>
      `| \`${name}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${about} |`,
  );
  return `${START}\n| setting | default | what it does |\n|---|---|---|\n${rows.join('\n')}\n${END}`;
}

const settings = readSettings();
const readme = await readFile('README.md', 'utf8').catch(() => `${START}\n${END}\n`);
const from = readme.indexOf(START);
const to = readme.indexOf(END);
if (from === -1 || to === -1) throw new Error(`README.md lacks the lines ${START} and ${END}.`);
const files = [
  { path: '.env.example', text: writeEnvironment(settings) },
  { path: 'README.md', text: readme.slice(0, from) + writeTable(settings) + readme.slice(to + END.length) },
];
for (const { path, text } of files) {
  const same = (await readFile(path, 'utf8').catch(() => '')) === text;
  if (process.argv.includes('--check')) {
    if (!same) console.error(`${path} does not fit the schema; run npm run docs:generate`);
    process.exitCode ||= same ? 0 : 1;
  } else if (!same) await writeFile(path, text);
}
