import { beforeEach, expect, test } from 'vitest';
import { createQueryRecordsTool } from '../../src/accounts/queries/query-tool.ts';
import { readRecordWords } from '../../src/accounts/queries/read-record-words.ts';
import { runRecordQuery } from '../../src/accounts/queries/run-record-query.ts';
import type { Audience } from '../../src/core/audience.ts';
import { idsBehind } from '../../src/core/citation.ts';
import { asId, type PersonId } from '../../src/core/ids.ts';
import { savePerson } from '../../src/store/directory.ts';
import { visibleEvidence } from '../../src/turn/visible-evidence.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, fillWorkspace, GUEST, TEAM } from '../fixtures/app-turns.ts';
import { insertRecords, type PlainQuery, queryOf } from '../fixtures/insert-records.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const EVERYONE: Audience = { teamId: TEAM, everyone: true, people: [] };
const of = (...people: PersonId[]): Audience => ({ teamId: TEAM, everyone: false, people });

describeOnEachDatabase('a question across records', (opened) => {
  const records = () => ({ database: opened().database, external: null });
  const run = async (
    query: PlainQuery,
    more: { audience?: Audience; me?: PersonId | null; timeZone?: string } = {},
  ) => {
    const { found } = await runRecordQuery(records(), {
      query: queryOf(query),
      audience: more.audience ?? of(ANA),
      me: more.me === undefined ? ANA : more.me,
      now: NOW,
      timeZone: more.timeZone ?? 'UTC',
    });
    return found[0]!;
  };
  const ids = async (...asked: Parameters<typeof run>) => (await run(...asked)).rows.map(({ id }) => id);

  beforeEach(async () => {
    const { database, clear } = opened();
    await clear();
    await fillWorkspace(database);
    await savePerson(database, {
      teamId: TEAM,
      id: ANA,
      handle: 'ana',
      realName: 'Ana Pires',
      kind: 'member',
      locale: 'en-US',
      timeZone: 'UTC',
    });
    await insertRecords(database, 'accounts', [
      {
        id: 'a1',
        name: 'Alder 100%',
        aliases: ['The Alders'],
        country: 'Germany',
        currency: 'EUR',
        annual_recurring_revenue: '120000.50',
        owner: 'Ana Pires',
      },
      {
        id: 'a2',
        name: 'Birch_Works',
        country: 'germany',
        currency: 'USD',
        annual_recurring_revenue: 90000,
        owner: 'BEN',
      },
      {
        id: 'a3',
        name: 'Cedar\'s \\ "Yard"',
        country: null,
        owner: null,
        extra: { region: 'South', score: 7 },
      },
      {
        id: 'secret',
        name: 'Dogwood',
        country: 'Germany',
        currency: 'EUR',
        annual_recurring_revenue: 1,
        owner: 'ana',
        readers: [`person:${BEN}`],
      },
    ]);
    await insertRecords(database, 'opportunities', [
      {
        id: 'o1',
        account_id: 'a1',
        name: 'First',
        stage: 'Proposal',
        amount: '100.10',
        currency: 'EUR',
        probability: 50,
        close_date: '2026-11-30',
        owner: 'ana',
        closed: false,
        updated_at: '2026-11-01T23:30:00Z',
        next_step: 'Call on 3 December',
      },
      {
        id: 'o2',
        account_id: 'a1',
        name: 'Second',
        stage: 'proposal',
        amount: '0.20',
        currency: 'EUR',
        close_date: null,
        owner: 'Ana Pires',
        closed: false,
        updated_at: '2026-10-01T00:00:00Z',
      },
      {
        id: 'o3',
        account_id: 'a2',
        name: 'Third',
        stage: 'Won',
        amount: 50,
        currency: 'USD',
        close_date: '2026-12-01',
        owner: 'ben',
        closed: true,
      },
      {
        id: 'o4',
        account_id: null,
        name: 'Fourth',
        amount: null,
        owner: 'ana',
        closed: false,
        close_date: '2026-11-30',
        readers: [`person:${BEN}`],
      },
      {
        id: 'o5',
        account_id: 'secret',
        name: 'Fifth',
        amount: 1000,
        currency: 'EUR',
        owner: 'ana',
        closed: false,
        close_date: '2026-11-30',
      },
    ]);
    await insertRecords(database, 'activities', [
      {
        id: 'x1',
        account_id: 'a1',
        opportunity_id: 'o2',
        subject: 'Call',
        happened_at: '2026-11-20T12:00:00Z',
        owner: 'ana',
      },
      {
        id: 'x2',
        account_id: 'a1',
        opportunity_id: 'o2',
        subject: 'Plan',
        happened_at: '2027-01-20T12:00:00Z',
        owner: 'ana',
      },
    ]);
    await insertRecords(database, 'cases', [
      {
        id: 'c1',
        account_id: 'a2',
        number: '1077',
        subject: 'Login',
        priority: 'P1',
        closed: false,
        opened_at: '2026-11-19T23:30:00Z',
      },
    ]);
  });

  test('finds the open deals of the asker, whichever way records write the asker', async () => {
    const mine = { op: 'owner' as const, people: ['me'] };
    expect(await ids({ entity: 'opportunity', where: [mine] })).toEqual(['o1', 'o2']);
    expect(await ids({ entity: 'opportunity', where: [mine] }, { me: null })).toEqual([]);
    expect(await ids({ entity: 'opportunity', where: [{ ...mine, not: true }] })).toEqual(['o3']);
    expect(
      await ids({ entity: 'opportunity', where: [{ op: 'owner', people: ['U_NOBODY'], not: true }] }),
    ).toEqual([]);
    await savePerson(opened().database, {
      teamId: TEAM,
      id: asId<PersonId>('U_OTHER'),
      handle: 'other',
      realName: 'Ana Pires',
      kind: 'member',
      locale: 'en-US',
      timeZone: 'UTC',
    });
    expect(await ids({ entity: 'opportunity', where: [mine] })).toEqual(['o1']);
  });

  test('sums each currency on its own', async () => {
    const sum = await run({ entity: 'opportunity', measure: { type: 'sum', field: 'amount' } });
    expect(sum).toMatchObject({
      count: 3,
      rows: [],
      totals: [
        { currency: 'EUR', value: '100.30', rows: 2 },
        { currency: 'USD', value: '50', rows: 1 },
      ],
    });
  });

  test('tells nothing of what a reader may not see, in rows, counts or sums', async () => {
    const query = { entity: 'opportunity', measure: { type: 'sum', field: 'amount' } } as const;
    expect((await run(query, { audience: of(BEN) })).count).toBe(5);
    for (const audience of [of(ANA), of(ANA, BEN), EVERYONE])
      expect((await run(query, { audience })).count).toBe(3);
    expect(await run(query, { audience: of(GUEST) })).toMatchObject({ count: 0, totals: [] });
    expect(await run(query, { audience: of(ANA, GUEST) })).toMatchObject({ count: 0, totals: [] });
  });

  test('finds signs that mean something to SQL or to a pattern as they are written', async () => {
    const holding = (text: string) => ids({ entity: 'account', where: [{ op: 'contains', text }] });
    expect(await holding('100%')).toEqual(['a1']);
    expect(await holding('%')).toEqual(['a1']);
    expect(await holding('_')).toEqual(['a2']);
    expect(await holding('\\ "yard"')).toEqual(['a3']);
    expect(await holding("r's")).toEqual(['a3']);
    expect(await holding("' or true --")).toEqual([]);
    expect(
      await ids({ entity: 'account', where: [{ op: 'is', field: 'name', values: ['cedar\'s \\ "yard"'] }] }),
    ).toEqual(['a3']);
  });

  test('days are those of the asker', async () => {
    const opened = (day: string, timeZone: string) =>
      ids(
        { entity: 'case', where: [{ op: 'between', field: 'openedAt', from: day, to: day }] },
        { timeZone },
      );
    expect(await opened('2026-11-19', 'UTC')).toEqual(['c1']);
    expect(await opened('2026-11-19', 'Europe/Berlin')).toEqual([]);
    expect(await opened('2026-11-20', 'Europe/Berlin')).toEqual(['c1']);
    expect(await opened('2026-11-19', 'Nowhere/Unheard')).toEqual(['c1']);
  });

  test('what was planned for later did not happen, and a next step is read for its day', async () => {
    const between = (field: string, from: string, to: string) =>
      ids({ entity: 'opportunity', where: [{ op: 'between', field, from, to }] });
    expect(await between('touchedAt', '2026-11-20', '2027-12-31')).toEqual(['o2']);
    expect(await between('nextStepDay', '2026-12-03', '2026-12-03')).toEqual(['o1']);
  });

  test('asks for accounts by what else they have, and by fields of their source alone', async () => {
    const p1 = { op: 'is' as const, field: 'priority', values: ['p1'] };
    expect(await ids({ entity: 'account', where: [{ op: 'has', entity: 'case', where: [p1] }] })).toEqual([
      'a2',
    ]);
    expect(
      await ids({ entity: 'account', where: [{ op: 'has', entity: 'case', where: [], not: true }] }),
    ).toEqual(['a1', 'a3']);
    expect(
      await ids({ entity: 'account', where: [{ op: 'between', field: 'extra.score', from: 7, to: 7 }] }),
    ).toEqual(['a3']);
  });

  test('counts beyond the rows that it shows', async () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      id: `z${n}`,
      account_id: 'a1',
      subject: `Case ${n}`,
    }));
    await insertRecords(opened().database, 'cases', many);
    const { count, rows } = await run({ entity: 'case' });
    expect([count, rows.length]).toEqual([41, 25]);
    expect((await run({ entity: 'case', offset: 40 })).rows).toHaveLength(1);
  });

  test('refuses a field that there is not with those that there are, and a value that a field cannot hold', async () => {
    const refused = async (query: PlainQuery, text: string) =>
      expect(run(query)).rejects.toMatchObject({
        code: 'tool_invalid_input',
        message: expect.stringContaining(text),
      });
    await refused(
      { entity: 'case', where: [{ op: 'empty', field: 'constructor' }] },
      'number, subject, description',
    );
    await refused(
      { entity: 'price', where: [{ op: 'empty', field: 'account.name' }] },
      'sku, currency, term',
    );
    await refused(
      { entity: 'account', where: [{ op: 'is', field: 'employees', values: ['many'] }] },
      'holds numbers',
    );
    await refused({ entity: 'opportunity', measure: { type: 'sum', field: 'stage' } }, 'holds no numbers');
  });

  test('what is cited may be seen by the audience, and not by a guest', async () => {
    const tool = createQueryRecordsTool(records());
    const context = {
      audience: of(ANA),
      asker: null,
      language: 'en',
      now: NOW,
      signal: new AbortController().signal,
    };
    const { evidence } = await tool.run(queryOf({ entity: 'opportunity' }), context);
    const behind = idsBehind(evidence);
    expect(await visibleEvidence(records().database, of(ANA), behind)).toEqual(new Set(behind));
    expect(await visibleEvidence(records().database, of(GUEST), behind)).toEqual(new Set());
  });

  test('the words of records are those that the readers may see', async () => {
    const { values } = await readRecordWords(records().database, EVERYONE);
    expect(values.filter(({ field }) => field === 'stage')).toEqual([
      { entity: 'opportunity', field: 'stage', value: 'Proposal', rows: 1 },
      { entity: 'opportunity', field: 'stage', value: 'Won', rows: 1 },
      { entity: 'opportunity', field: 'stage', value: 'proposal', rows: 1 },
    ]);
  });
});
