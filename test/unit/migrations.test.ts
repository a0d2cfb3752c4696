import { readdirSync, readFileSync } from 'node:fs';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { describe, expect, it } from 'vitest';
import { SQUASHED_INTO } from '../../src/store/squashed-migrations.ts';
import { schemaTables } from '../fixtures/schema-tables.ts';

const folder = new URL('../../migrations/', import.meta.url);
const namesIn = (path: string, ending: string) =>
  readdirSync(new URL(path, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

describe('the migrations', () => {
  const files = namesIn('.', '.sql');

  it('begin with what those of before 0.1.0 were squashed into, which can be read in one go', () => {
    expect(files.slice(0, SQUASHED_INTO.length)).toEqual(SQUASHED_INTO);
    expect(SQUASHED_INTO.length).toBeLessThanOrEqual(8);
  });

  it('are all in the journal', () => {
    const { entries } = readJson('meta/_journal.json') as { entries: { tag: string }[] };
    expect(entries.map(({ tag }) => tag)).toEqual(files);
  });

  it('leave one snapshot, that of the last, and not one each that repeats the one before', () => {
    expect(namesIn('meta', '_snapshot.json')).toEqual([files.at(-1)!.slice(0, 4)]);
  });

  it('say all that the schema says: there is none to generate', async () => {
    const [name] = namesIn('meta', '_snapshot.json');
    const schema = Object.fromEntries((await schemaTables()).map((table, index) => [`t${index}`, table]));
    const before = readJson(`meta/${name}_snapshot.json`);
    expect(await generateMigration(before, generateDrizzleJson(schema))).toEqual([]);
  });
});
