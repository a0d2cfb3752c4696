import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkMapping } from '../../src/sources/check-mapping.ts';
import { connectExternal } from '../../src/store/connect-external.ts';
import { mappingOf } from '../fixtures/external-company.ts';
import { createExternalShop, type ExternalShop, SHOP_MAPPING } from '../fixtures/external-shop.ts';
import { createTestDatabase, WITHOUT_POSTGRES } from '../fixtures/postgres.ts';

describe.skipIf(!process.env.TEST_DATABASE_URL)(
  `a mapping, held against the live catalogue${process.env.TEST_DATABASE_URL ? '' : ` (skipped: ${WITHOUT_POSTGRES})`}`,
  () => {
    let shop: ExternalShop;
    beforeAll(async () => {
      shop = (await createExternalShop())!;
    });
    afterAll(() => shop.drop());
    const check = async (text = SHOP_MAPPING, url = shop.proxy.url) => {
      const external = connectExternal(url, 2_000);
      try {
        const findings = await checkMapping(external, mappingOf(text));
        return findings.map(({ path, reason, severity }) => `${severity} ${path.join('.')}: ${reason}`);
      } finally {
        await external.close();
      }
    };

    test('fits, and nothing but the catalogue is read for that', async () => {
      shop.proxy.statements.length = 0;
      expect(await check()).toEqual([]);
      expect(shop.proxy.statements.length).toBeGreaterThan(4);
      for (const statement of shop.proxy.statements) expect(statement).not.toMatch(/shop\.|"shop"/);
    });

    test.each([
      [
        'a table',
        'shop.people',
        'shop.persons',
        /wrong contacts\.table: there is no table shop\.persons; shop has .*people/,
      ],
      [
        'a schema',
        'shop.people',
        'shoq.people',
        /wrong contacts\.table: .*nothing that the role can see in the schema shoq/,
      ],
      [
        'a column',
        'country: country',
        'country: land',
        /wrong accounts\.columns\.country: there is no column "land"; there are .*company/,
      ],
      ['an id', 'id: customer_id', 'id: customer', /wrong accounts\.id: there is no column "customer"/],
      ['a link', 'account: customer_id', 'account: client', /wrong contacts\.account/],
      [
        'a join',
        'product: item.title',
        'product: thing.title',
        /wrong orders\.lines\.columns\.product: "thing.title" names no join/,
      ],
      ['a filter', 'active: true', 'inactive: true', /wrong accounts\.filter\.inactive: there is no column/],
    ])('that names %s that is not there is told where', async (_what, from, to, expected) => {
      expect((await check(SHOP_MAPPING.replace(from, to))).join('\n')).toMatch(expected);
    });

    test.each([
      [
        'a date',
        'date: placed_on',
        'date: order_id',
        /orders\.columns\.date: the column "order_id" is integer, where a date is needed/,
      ],
      [
        'a number',
        'quantity: quantity',
        'quantity: item.title',
        /lines\.columns\.quantity: .* is text, where a number is needed/,
      ],
      [
        'what a filter asks',
        'active: true',
        'active: 7',
        /accounts\.filter\.active: 7 does not fit the column, which is boolean/,
      ],
    ])('whose column cannot be %s is refused', async (_what, from, to, expected) => {
      expect((await check(SHOP_MAPPING.replace(from, to))).join('\n')).toMatch(expected);
    });

    test('that joins by what is no key is refused', async () => {
      const text = SHOP_MAPPING.replace('on: { item_id: item_id }', 'on: { item_id: price }');
      expect((await check(text)).join('\n')).toMatch(/joins\.item\.on: price is no key there/);
    });

    test('that names a column which the role may not read is refused', async () => {
      const text = SHOP_MAPPING.replace('title: job', 'title: salary');
      expect(await check(text)).toEqual([
        'wrong contacts.columns.title: the role may not read the column "salary"',
      ]);
    });

    test('with a role that may write, or may do everything, is warned of', async () => {
      const findings = (await check(SHOP_MAPPING, shop.ownerUrl)).join('\n');
      expect(findings).toMatch(/warning accounts\.table: the role may also write to shop\.customers/);
      expect(findings).toMatch(/warning url_from: leads in as a superuser/);
      expect(findings).not.toContain('wrong');
    });

    test('that leads to a database of the bot itself is refused', async () => {
      const own = (await createTestDatabase())!;
      const { openServer } = await import('../../src/store/open-server.ts');
      const { migrate } = await import('../../src/store/migrate.ts');
      const owner = await openServer(own.migrationUrl, { maxConnections: 1 });
      await migrate(owner);
      await owner.close();
      await expect(check(SHOP_MAPPING, own.url)).rejects.toThrow(/database of Switchboard itself/);
      await own.drop();
    });

    test('with a database out of reach is told without its address', async () => {
      const url = new URL(shop.proxy.url);
      url.password = 'wrong-password';
      const refused = check(SHOP_MAPPING, url.href);
      await expect(refused).rejects.toThrow(/refused the role or password/);
      await expect(refused).rejects.not.toThrow(/wrong-password|127\.0\.0\.1|_reader/);
    });
  },
);
