import { configSchema } from '../src/config.ts';
import { writePart, writeText } from './write-part.ts';

/** Writes `.env.example` and the table of settings in docs/configure.md from the schema; `--check` only compares. */
interface Setting {
  name: string;
  about: string;
  fallback: string | undefined;
}

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
  return ['| setting | default | what it does |', '|---|---|---|', ...rows].join('\n');
}

const settings = readSettings();
await writeText('.env.example', writeEnvironment(settings));
await writePart({ page: 'docs/configure.md', name: 'settings', content: writeTable(settings) });
