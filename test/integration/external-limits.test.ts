import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { t } from '../../src/messages/t.ts';
import { accessRule } from '../../src/store/access-rule.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { externalCompanyOfSuite } from '../fixtures/external-company.ts';
import { SHOP_MAPPING } from '../fixtures/external-shop.ts';
import { eventually } from '../fixtures/slack-person.ts';

const NOTE = t('en', 'flow.source.unreachable', { source: 'The Shop' });
const told = (reply: Reply) => `${allText(reply.parts)}\n${reply.notes.join('\n')}`;

describeOnEachDatabase(
  'a database that is read in place and does not answer',
  (opened) => {
    let nowMs = 0;
    const company = externalCompanyOfSuite(opened, { nowMs: () => nowMs });

    test.each([
      'What did Bluebird Bakery order last?',
      'What is in order 7001?',
      'What does Ceylon Tea cost?',
      'Who is our contact at Bluebird Bakery?',
      'Brief me on Bluebird Bakery',
    ])('is told to who asked "%s", and nothing else is lost', async (question) => {
      company().shop.proxy.mode = 'refuse';
      const { reply, outcome } = await company().ask(question);
      expect(outcome).not.toBe('failed');
      expect(told(reply)).toContain(NOTE);
      const { logged, shop } = company();
      expect(logged.join()).toContain('an external source could not be read');
      const { password, port, username } = new URL(shop.proxy.url);
      for (const secret of [password, username, `:${port}`, 'postgres://', 'Bluebird'])
        expect(`${logged.join()}${JSON.stringify(reply.notes)}`).not.toContain(secret);
    });

    test('is left out of a brief that our own records answer, and named', async () => {
      const rule = await accessRule(company().database, ['everyone']);
      await company().database.query(
        sql`insert into accounts (id, source_id, access_id, name, country) values ('own-1', 1, ${rule}, 'Bluebird Bakery', 'Norway')`,
      );
      company().shop.proxy.mode = 'refuse';
      const { reply, outcome } = await company().ask('Brief me on Bluebird Bakery');
      expect(outcome).toBe('answered');
      expect(told(reply)).toContain('Norway');
      expect(told(reply)).toContain(NOTE);
    });

    test('is not waited for beyond its limit when it hangs', async () => {
      company().shop.proxy.mode = 'hang';
      const started = performance.now();
      const { reply } = await company().ask('What is in order 7001?');
      expect(performance.now() - started).toBeLessThan(4_000);
      expect(told(reply)).toContain(NOTE);
    });

    test('is cut off by its own server when a view is slow', async () => {
      await company().shop.owner`grant select on shop.slow_customers to public`;
      await company().connect(
        SHOP_MAPPING.replace('shop.customers', 'shop.slow_customers').replace(
          / {4}country: country\n {2}filter:\n {4}active: true\n/,
          '',
        ),
      );
      const started = performance.now();
      const { reply } = await company().ask('Who is our contact at Bluebird Bakery?');
      expect(performance.now() - started).toBeLessThan(4_000);
      expect(told(reply)).toContain(NOTE);
      expect(company().logged.join()).toContain('it took too long');
      // The server looks at its clock by itself, which may be a moment after we have given up.
      await eventually(
        'the statement to be cut off',
        async () => {
          const [left] = await company().shop.owner`
          select count(*)::int as n from pg_stat_activity where application_name = 'switchboard' and state = 'active'
            and usename like 'foreign%'`;
          return left!.n === 0;
        },
        2_000,
      );
    });

    test('is left alone after two failures, and tried again after half a minute', async () => {
      company().shop.proxy.mode = 'refuse';
      await company().ask('What is in order 7001?');
      await company().ask('What is in order 7001?');
      company().shop.proxy.mode = 'pass';
      const alone = await company().ask('What is in order 7001?');
      expect(told(alone.reply)).toContain(NOTE);
      expect(company().shop.proxy.statements).toEqual([]);
      nowMs += 31_000;
      const back = await company().ask('What is in order 7001?');
      expect(told(back.reply)).toContain('Ceylon Tea');
      expect(told(back.reply)).not.toContain(NOTE);
    });

    test('is out of reach where its variable is not set, and back when it is', async () => {
      const address = company().addresses.SHOP_URL!;
      delete company().addresses.SHOP_URL;
      expect(told((await company().ask('What is in order 7001?')).reply)).toContain(NOTE);
      company().addresses.SHOP_URL = address;
      expect(told((await company().ask('What is in order 7001?')).reply)).toContain('Ceylon Tea');
    });

    test('finds nothing, rather than failing, for a number that its column cannot hold', async () => {
      for (const number of ['99999999999', '70-x1'])
        expect(told((await company().ask(`What is in order ${number}?`)).reply)).not.toContain(NOTE);
      expect(told((await company().ask('What is in order 7001?')).reply)).toContain('Ceylon Tea');
    });
  },
  { needsServer: true },
);

describeOnEachDatabase(
  'databases that take most of a turn',
  (opened) => {
    const company = externalCompanyOfSuite(opened, { maxTurnMs: 0 });

    test('are not asked any more in that turn, and in the next one they are', async () => {
      for (const _ of [1, 2]) {
        const { reply, outcome } = await company().ask('What is in order 7001?');
        expect(outcome).not.toBe('failed');
        expect(told(reply)).toContain(NOTE);
      }
      // Each turn asked once.
      const asked = company().shop.proxy.statements.filter((one) => one.startsWith('select'));
      expect(asked).toHaveLength(2);
    });
  },
  { needsServer: true },
);
