import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createRandom, pick } from '../../bench/random.ts';
import { RECORD_FIELDS } from '../../src/accounts/queries/record-fields.ts';
import type { RecordQuery } from '../../src/accounts/queries/record-query.ts';
import { type FullResult, readFullResults } from '../../src/accounts/queries/run-record-query.ts';
import type { Audience, Reader } from '../../src/core/audience.ts';
import { asId, type PersonId } from '../../src/core/ids.ts';
import { saveGroup, savePerson } from '../../src/store/directory.ts';
import { type AppDatabase, describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, fillWorkspace, GUEST, TEAM } from '../fixtures/app-turns.ts';
import { insertRecords } from '../fixtures/insert-records.ts';
import { LONG_SUITES, sizeOf } from '../fixtures/long-suites.ts';
import { answerPlainly, decimalText, type PlainReader } from '../fixtures/records/answer-plainly.ts';
import { randomQuery } from '../fixtures/records/random-query.ts';
import { randomRecords, type Tables } from '../fixtures/records/random-records.ts';

const QUERIES = sizeOf(LONG_SUITES.queries);
/** Loading takes longer than asking. */
const QUERIES_A_WORLD = 25;
const MOST_SHOWN = 5;
const NOW = new Date('2026-11-21T10:00:00Z');
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Europe/Berlin', 'Pacific/Auckland'];
const of = (...people: PersonId[]): Audience => ({ teamId: TEAM, everyone: false, people });
const AUDIENCES: Audience[] = [
  of(ANA),
  of(ANA),
  of(BEN),
  of(BEN),
  of(ANA, BEN),
  of(GUEST),
  of(ANA, GUEST),
  of(),
  { teamId: TEAM, everyone: true, people: [] },
  { teamId: TEAM, everyone: true, people: [GUEST] },
];
/** How records may write people; what two members are called is nobody's. */
const SPELLINGS: Record<string, string[]> = {
  U_ANA: ['ana', 'ana pires', 'u_ana'],
  U_BEN: ['ben', 'u_ben'],
  U_GUEST: ['guest', 'u_guest'],
  U_TWIN: ['twin1', 'u_twin'],
};

describeOnEachDatabase('random questions across records', (opened) => {
  test(
    `${QUERIES} of them over random records for random readers say what a plain program says, and nothing of what is hidden`,
    async () => {
      const differences: unknown[] = [];
      const counts: number[] = [];
      for (let done = 0; done < QUERIES; done += QUERIES_A_WORLD) {
        const random = createRandom(done + 1);
        const tables = randomRecords(random);
        await fill(opened(), tables);
        for (let n = 0; n < Math.min(QUERIES_A_WORLD, QUERIES - done); n += 1) {
          const { found, count } = await ask(opened(), tables, { seed: done + 1, n, random });
          differences.push(...found);
          counts.push(count);
        }
        if (differences.length > MOST_SHOWN) break;
      }
      expect(differences.slice(0, MOST_SHOWN)).toEqual([]);
      // Where nothing is found there is nothing to differ in.
      expect(counts.filter((count) => count > 0).length).toBeGreaterThan(QUERIES / 3);
    },
    240_000 + QUERIES * 1_000,
  );
});

async function ask(
  { database }: AppDatabase,
  tables: Tables,
  { seed, n, random }: { seed: number; n: number; random: () => number },
): Promise<{ found: unknown[]; count: number }> {
  const query = randomQuery(random);
  const audience = pick(AUDIENCES, random);
  const me = pick([ANA, BEN, null], random);
  const timeZone = pick(ZONES, random);
  const { found } = await readFullResults(
    { database, external: null },
    { query, audience, me, now: NOW, timeZone },
  );
  const spellings = me === null ? SPELLINGS : { ...SPELLINGS, me: SPELLINGS[me]! };
  const reader: PlainReader = {
    mayRead: (readers) => covers(audience, readers),
    spellings,
    now: NOW,
    timeZone,
  };
  const [result] = found;
  const asked = { world: seed, n, query, audience, me, timeZone };
  const said = comparable(query, result!);
  const expected = answerPlainly(tables, query, reader, result!.columns);
  const rules = await database.query<{ id: number; readers: Reader[] }>(
    sql`select id, readers from access_rules`,
  );
  const hidden = rules.filter(({ id, readers }) => result!.rules.includes(id) && !covers(audience, readers));
  if (hidden.length > 0) return { count: said.count, found: [{ asked, hidden }] };
  return { count: said.count, found: isDeepStrictEqual(said, expected) ? [] : [{ asked, said, expected }] };
}

async function fill({ database, clear }: AppDatabase, tables: Tables): Promise<void> {
  await clear();
  await fillWorkspace(database);
  const base = { teamId: TEAM, locale: 'en-US', timeZone: 'UTC', kind: 'member' as const };
  await savePerson(database, { ...base, id: ANA, handle: 'ana', realName: 'Ana Pires' });
  for (const n of ['', '2'])
    await savePerson(database, {
      ...base,
      id: asId<PersonId>(`U_TWIN${n}`),
      handle: `twin${n || 1}`,
      realName: 'Twin Name',
    });
  await saveGroup(database, { teamId: TEAM, id: 'S1', handle: 'sales', name: 'sales', members: [ANA, BEN] });
  for (const [table, rows] of Object.entries(tables)) await insertRecords(database, table, rows);
}

/** Whether everyone of an audience is among these readers. */
function covers({ everyone, people }: Audience, readers: readonly Reader[]): boolean {
  const has = (reader: Reader) => readers.includes(reader);
  const all = has('anyone') || has('everyone');
  if (everyone ? !all : people.length === 0) return false;
  return people.every(
    (person) =>
      has('anyone') ||
      has(`person:${person}`) ||
      (person !== GUEST && (has('everyone') || has('group:sales'))),
  );
}

/** A result in the words of the plain program: no needless zeros, no currencies beside amounts. */
function comparable(
  { entity }: RecordQuery,
  { count, rows, totals, groups, groupCount, columns }: FullResult,
) {
  const figure = <Of extends { value: string }>(one: Of) => ({ ...one, value: plain(one.value) });
  const isMoney = (name: string) =>
    RECORD_FIELDS[name.startsWith('account.') ? 'account' : entity].fields[name.replace('account.', '')]
      ?.type === 'money';
  return {
    count,
    rows: rows.map(({ id, values, account }) => ({
      id,
      values: Object.fromEntries(
        columns.map((name) => [
          name,
          isMoney(name) && values[name] !== null ? plain(String(values[name])) : values[name],
        ]),
      ),
      account: account?.id ?? null,
    })),
    totals: totals.map(figure),
    groups: groups.map(({ key, figures }) => ({ key, figures: figures.map(figure) })),
    groupCount,
  };
}

function plain(value: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  if (whole === '') return value;
  const units = BigInt(`${whole}${fraction}`);
  return decimalText(sign === '-' ? -units : units, fraction.length);
}
