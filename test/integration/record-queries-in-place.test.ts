import { expect, test } from 'vitest';
import { createQueryRecordsTool } from '../../src/accounts/queries/query-tool.ts';
import { runRecordQuery } from '../../src/accounts/queries/run-record-query.ts';
import type { Audience } from '../../src/core/audience.ts';
import { idsBehind } from '../../src/core/citation.ts';
import { savePerson } from '../../src/store/directory.ts';
import { visibleEvidence } from '../../src/turn/visible-evidence.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, GUEST, TEAM } from '../fixtures/app-turns.ts';
import { alone, externalCompanyOfSuite } from '../fixtures/external-company.ts';
import { SHOP_MAPPING } from '../fixtures/external-shop.ts';
import { insertRecords, type PlainQuery, queryOf } from '../fixtures/insert-records.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
/** A turn has an audience of its own, under which it keeps which sources failed. */
const sellers = (): Audience => ({ teamId: TEAM, everyone: false, people: [ANA, BEN] });

describeOnEachDatabase(
  'a question across records of a database that is read in place',
  (opened) => {
    const company = externalCompanyOfSuite(opened);
    const run = (query: PlainQuery, audience = sellers()) =>
      runRecordQuery(company(), { query: queryOf(query), audience, me: ANA, now: NOW, timeZone: 'UTC' });

    test('lists its orders with their accounts, newest first, in one statement of mapped columns', async () => {
      const { found } = await run({
        entity: 'order',
        where: [{ op: 'is', field: 'account.country', values: ['GERMANY'] }],
      });
      expect(found).toMatchObject([
        {
          source: 'The Shop',
          count: 3,
          columns: ['date'],
          rows: [
            {
              id: 'shop:7002',
              values: { date: '2026-06-11' },
              account: { id: 'shop:BLUE', name: 'Bluebird Bakery' },
            },
            { id: 'shop:7003', account: { id: 'shop:NORD' } },
            { id: 'shop:7001' },
          ],
        },
      ]);
      const { statements } = company().shop.proxy;
      expect(statements).toHaveLength(1);
      expect(statements[0]).not.toMatch(/private_note|margin|cost|salary/);
    });

    test('counts, compares and groups there', async () => {
      const groups = await run({
        entity: 'account',
        measure: { type: 'count' },
        group: { field: 'country' },
      });
      expect(groups.found.at(-1)?.groups.map(({ key, figures }) => [key, figures[0]?.value])).toEqual([
        ['Germany', '2'],
        ['Spain', '1'],
      ]);
      const without = await run({
        entity: 'account',
        where: [{ op: 'has', entity: 'contact', where: [], not: true }],
      });
      expect(without.found.at(-1)?.rows.map(({ id }) => id)).toEqual(['shop:GALE']);
      const odd = await run({
        entity: 'account',
        where: [{ op: 'contains', text: "'; drop table x; --%_\\" }],
      });
      expect(odd.found.at(-1)?.count).toBe(0);
      const late = await run({
        entity: 'order',
        where: [{ op: 'empty', field: 'shipped' }],
        measure: { type: 'minimum', field: 'date' },
      });
      expect(late.found[0]).toMatchObject({
        count: 2,
        rows: [],
        totals: [{ currency: null, value: '2026-05-01', rows: 2 }],
      });
    });

    test('our own records come first, and nothing is added across sources', async () => {
      await insertRecords(company().database, 'accounts', [{ id: 'own', name: 'Own', country: 'Germany' }]);
      const { found } = await run({
        entity: 'account',
        where: [{ op: 'is', field: 'country', values: ['germany'] }],
      });
      expect(found.map(({ source, count }) => [source, count])).toEqual([
        [null, 1],
        ['The Shop', 2],
      ]);
    });

    test('a source that has no place for a field is left out, and a field that nothing has is refused', async () => {
      const { found } = await run({ entity: 'account', where: [{ op: 'empty', field: 'renewalDate' }] });
      expect(found.map(({ source }) => source)).toEqual([null]);
      await expect(run({ entity: 'order', where: [{ op: 'empty', field: 'colour' }] })).rejects.toMatchObject(
        {
          code: 'tool_invalid_input',
          message: expect.stringContaining('number, date, required, shipped, status, total, owner'),
        },
      );
      expect(company().shop.proxy.statements).toEqual([]);
    });

    test('a field that is only shown besides leaves out no source that has no place for it', async () => {
      const { found } = await run({ entity: 'account', where: [], also: ['renewalDate'] });
      expect(found).toHaveLength(2);
      const [own, shop] = found.map(({ columns }) => columns.includes('renewalDate'));
      expect([own, shop]).toEqual([true, false]);
      await expect(run({ entity: 'account', where: [], also: ['colour'] })).rejects.toMatchObject({
        code: 'tool_invalid_input',
      });
    });

    test('orders and their amounts belong to whom a column names', async () => {
      await company().shop.owner.unsafe(`
        create table if not exists shop.sales (sale_id integer primary key, seller text, worth numeric);
        truncate shop.sales; insert into shop.sales values (1, 'ANA', 10.50), (2, 'ben', 5), (3, null, 7);
        grant select (sale_id, seller, worth) on shop.sales to public`);
      await company().connect(
        SHOP_MAPPING.slice(0, SHOP_MAPPING.indexOf('orders:')).concat(
          'orders:\n  table: shop.sales\n  id: sale_id\n  currency: EUR\n  columns:\n    owner: seller\n    total: worth\n',
        ),
      );
      const mine = await run({
        entity: 'order',
        where: [{ op: 'owner', people: ['me'] }],
        measure: { type: 'sum', field: 'total' },
      });
      expect(mine.found[0]?.totals).toEqual([{ currency: 'EUR', value: '10.50', rows: 1 }]);
      const shares = await run({
        entity: 'order',
        measure: { type: 'share', field: 'total' },
        group: { field: 'owner' },
      });
      expect(shares.found[0]?.groups).toMatchObject([
        { key: 'ANA', figures: [{ value: '46.67' }] },
        { key: null, figures: [{ value: '31.11' }] },
        { key: 'ben', figures: [{ value: '22.22' }] },
      ]);
    });

    test('who may not read the source is told nothing of it, and it is not asked', async () => {
      await savePerson(company().database, {
        teamId: TEAM,
        id: GUEST,
        handle: 'guest',
        realName: '',
        kind: 'guest',
        locale: 'en-US',
        timeZone: 'UTC',
      });
      for (const audience of [alone(GUEST), { ...sellers(), people: [ANA, GUEST] }])
        expect(await run({ entity: 'order' }, audience)).toEqual({ found: [], unreachable: [] });
      expect(company().shop.proxy.statements).toEqual([]);
    });

    test('a source that does not answer is named', async () => {
      company().shop.proxy.mode = 'refuse';
      expect(await run({ entity: 'order' })).toEqual({ found: [], unreachable: ['The Shop'] });
    });

    test('what is cited of it is closed with its source', async () => {
      const tool = createQueryRecordsTool(company());
      const context = {
        audience: sellers(),
        asker: null,
        language: 'en',
        now: NOW,
        signal: new AbortController().signal,
      };
      const { evidence } = await tool.run(queryOf({ entity: 'order' }), context);
      expect(evidence.map(({ id }) => id.replace(/:[0-9a-f]{12}$/, ''))).toEqual([
        'query:',
        'order:shop:7002',
        'order:shop:7003',
        'order:shop:7001',
      ]);
      expect(evidence[1]?.text).toContain('Date: 2026-06-11 (11 June 2026)');
      const behind = idsBehind(evidence);
      expect(behind).toContain('order:shop:*');
      expect(await visibleEvidence(company().database, sellers(), behind)).toEqual(new Set(behind));
      const seen = await visibleEvidence(company().database, alone(GUEST), behind);
      expect([...seen].filter((id) => !id.startsWith('query::'))).toEqual([]);
    });
  },
  { needsServer: true },
);
