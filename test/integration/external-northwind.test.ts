import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createExternalConnections,
  type ExternalConnections,
} from '../../src/accounts/external/external-connections.ts';
import { createRecordTools } from '../../src/accounts/record-tools.ts';
import { createLog } from '../../src/core/log.ts';
import { createFlows } from '../../src/flows/create-flows.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { checkMapping } from '../../src/sources/check-mapping.ts';
import { connectSource } from '../../src/sources/connect-source.ts';
import { connectExternal } from '../../src/store/connect-external.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import { fillWorkspace, newQuestion, openTestTurns, type TestTurns } from '../fixtures/app-turns.ts';
import { openEmbeddedTemplate } from '../fixtures/embedded-template.ts';
import { mappingOf } from '../fixtures/external-company.ts';
import { createExternalShop, type ExternalShop } from '../fixtures/external-shop.ts';
import { WITHOUT_POSTGRES } from '../fixtures/postgres.ts';

const DUMP = fileURLToPath(new URL('../../../shared/data/crm/northwind.sql', import.meta.url));
const MAPPING = readFileSync(new URL('../../example/northwind.yaml', import.meta.url), 'utf8');
/** Those columns that the example's mapping names. */
const READABLE = {
  customers: 'customer_id, company_name, country, contact_name, contact_title, phone',
  orders: 'order_id, customer_id, order_date, required_date, shipped_date',
  order_details: 'order_id, product_id, quantity, unit_price, discount',
  products: 'product_id, product_name, unit_price, quantity_per_unit, category_id',
  categories: 'category_id, category_name',
};
const missing = existsSync(DUMP)
  ? process.env.TEST_DATABASE_URL
    ? null
    : WITHOUT_POSTGRES
  : 'needs ../shared/data/crm/northwind.sql';

describe.skipIf(missing !== null)(
  `Northwind, read in place${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    let shop: ExternalShop;
    let external: ExternalConnections;
    let turns: TestTurns;
    beforeAll(async () => {
      const sql = readFileSync(DUMP, 'utf8');
      shop = (await createExternalShop({ schema: 'public', readable: READABLE, sql }))!;
      const database = await openEmbeddedTemplate();
      await fillWorkspace(database);
      external = createExternalConnections({ urlOf: () => shop.proxy.url, log: createLog('silent') });
      await connectSource(database, mappingOf(MAPPING), ['everyone']);
      turns = await openTestTurns(database, {
        model: createExtractiveModel(),
        tools: createRecordTools({ database, external }),
        flows: createFlows(database, external),
      });
      return async () => {
        await turns.close();
        await database.close();
      };
    });
    afterAll(async () => {
      await external.close();
      await shop.drop();
    });

    test('fits the example’s mapping', async () => {
      const external = connectExternal(shop.proxy.url, 2_000);
      expect(await checkMapping(external, mappingOf(MAPPING))).toEqual([]);
      await external.close();
    });

    test.each([
      [
        'What did Alfreds Futterkiste order last?',
        'Order 11011',
        '9 April 1998',
        'Escargots de Bourgogne',
        'US$13.25',
      ],
      ['What is in order 10692?', 'Alfreds Futterkiste', '3 October 1997', 'Vegie-spread', 'US$43.90'],
      ['What does Chai cost?', 'US$18.00'],
      ['How much is Chef Anton’s Gumbo Mix?', 'US$21.35'],
      ['Who is our contact at Alfreds Futterkiste?', 'Maria Anders', 'Sales Representative'],
      ['Who is our contact at Bolido Comidas preparadas?', 'Martín Sommer'],
      ['Brief me on Around the Horn', 'UK', 'Thomas Hardy'],
    ])('answers "%s"', async (question, ...expected) => {
      const { reply, outcome } = await turns.ask(newQuestion({ text: question }));
      expect(outcome).toBe('answered');
      for (const text of expected) expect(allText(reply.parts)).toContain(text);
      for (const { title } of reply.citations) expect(title).toContain('(Northwind)');
    });

    test('briefs by the command', async () => {
      const question = newQuestion({ text: 'Alfreds Futterkiste', command: 'brief', origin: 'command' });
      const text = allText((await turns.ask(question)).reply.parts);
      for (const part of ['Germany', 'Maria Anders', 'Order 11011', 'Order 10952'])
        expect(text).toContain(part);
    });
  },
);
