import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findHandwrittenColumns, readColumns } from '../fixtures/handwritten-columns.ts';
import { schemaTables } from '../fixtures/schema-tables.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const paths = readdirSync(posix.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => posix.join('src', name.replaceAll('\\', '/')))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
const columns = readColumns(await schemaTables());

const check = (text: string, more: Record<string, string> = {}) =>
  findHandwrittenColumns(new Map(Object.entries({ 'src/turn/a.ts': text, ...more })), columns);

it('no row of a statement says by hand what a column is', () => {
  const tree = new Map(paths.map((path) => [path, readFileSync(posix.join(root, path), 'utf8')]));
  expect(columns.get('turns')).toContain('asker_id');
  expect(findHandwrittenColumns(tree, columns)).toEqual([]);
});

it.each<[what: string, text: string, more?: Record<string, string>]>([
  ['in the call', 'db.query<{ question: string }>(sql`select question from turns`)'],
  [
    'beside what is computed',
    'db.query<{ question: string; n: number }>(sql`select question, 1 as n from turns`)',
  ],
  [
    'under the name that code gives it',
    'db.query<{ askerId: string }>(sql`select t.asker_id as "askerId" from turns t`)',
  ],
  ['under another name', 'db.query<{ by: string }>(sql`select asker_id as by from turns`)'],
  [
    'as the only column of a select within',
    'db.query<{ by: string | null }>(sql`select id, (select t.asker_id from turns t where (t.id = r.turn_id) limit 1) as by from receipts r`)',
  ],
  [
    'in a type of the file',
    'interface Found { question: string }\ndb.query<Found>(sql`select question from turns`)',
  ],
  [
    'in a type of another file',
    "import type { Found } from './b.ts';\ndb.query<Omit<Found, 'n'>>(sql`select question from turns`)",
    { 'src/turn/b.ts': 'export type Found = { question: string; n: number };' },
  ],
  [
    'in a list of columns with a name',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text.
    'const COLUMNS = sql`id, question`;\ndb.query<{ question: string }>(sql`select ${COLUMNS} from turns`)',
  ],
  [
    'in a type that is only called like that of the schema',
    'interface Row { question: string }\ndb.query<Row>(sql`select question from turns`)',
  ],
])('a column typed by hand is found: %s', (_, text, more) => {
  expect(check(text, more)).toEqual([
    expect.stringMatching(/^src\/turn\/a\.ts:\d+: "(?:question|askerId|by)" is a column/),
  ]);
});

it.each([
  ['what the schema says', "db.query<Row<'turns', 'question'>>(sql`select question from turns`)"],
  [
    'a column by its type',
    "db.query<{ by: Column<'turns', 'asker_id'> }>(sql`select asker_id as by from turns`)",
  ],
  [
    'a computed value with the name of a column',
    'db.query<{ question: number }>(sql`select length(question) as question from turns`)',
  ],
  [
    'the end of an expression',
    "db.query<{ question: string }>(sql`select 'q:' || question as question from turns`)",
  ],
  [
    'a column of what a function returns',
    'db.query<{ id: string }>(sql`select asked.id from unnest($1) as asked (id), turns`)',
  ],
  [
    'a value computed within',
    'db.query<{ question: number }>(sql`select id, (select count(question) from turns) as question from receipts r`)',
  ],
  ['a column of a table that is none of ours', 'db.query<{ name: string }>(sql`select name from pg_roles`)'],
])('nothing else is: %s', (_, text) => {
  expect(check(text)).toEqual([]);
});
