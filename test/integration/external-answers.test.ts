import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { connectExternal } from '../../src/store/connect-external.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveMembers, savePerson } from '../../src/store/directory.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, GUEST, SALES, TEAM } from '../fixtures/app-turns.ts';
import { tableNames } from '../fixtures/clear-tables.ts';
import { alone, externalCompanyOfSuite } from '../fixtures/external-company.ts';
import { SHOP_MAPPING } from '../fixtures/external-shop.ts';

/** Ana, with her Slack in that language. */
async function saveSpeaker(database: OpenDatabase, language: string): Promise<void> {
  const ana = {
    teamId: TEAM,
    id: ANA,
    handle: 'ana',
    realName: '',
    kind: 'member' as const,
    timeZone: 'UTC',
  };
  await savePerson(database, { ...ana, locale: `${language}-${language.toUpperCase()}` });
}

const titles = (reply: Reply) => reply.citations.map(({ title }) => title);

describeOnEachDatabase(
  'a database that is read in place',
  (opened) => {
    const company = externalCompanyOfSuite(opened);

    test.each([
      ['What did Bluebird Bakery order last?', 'Order 7002', '11 June 2026', '€18.50'],
      ['what did bluebird bakery order last', 'Order 7002', 'Rye Crispbread', '€4.25'],
      ['What is in order 7001?', 'Order 7001', 'Bluebird Bakery', '2 March 2026', '€17.90'],
      ['Show me the last orders of Bluebird', 'Order 7002', 'Order 7001'],
      ['What does Ceylon Tea cost?', '€18.50', '10 boxes'],
      ['Who is our contact at Bluebird Bakery?', 'Marta Anders', 'Head of Purchasing'],
      ['Who is our contact at Nordlicht?', 'Ole Brandt'],
      ['Brief me on Galeria del gastronomo', 'Galería del gastrónomo', 'Spain'],
    ])('answers "%s" with its records, cited and verified', async (question, ...expected) => {
      const { reply, outcome, receipt } = await company().ask(question);
      expect(outcome, JSON.stringify(receipt.checks)).toBe('answered');
      for (const text of expected) expect(allText(reply.parts)).toContain(text);
      expect(reply.citations.length).toBeGreaterThan(0);
      for (const title of titles(reply)) expect(title).toContain('(The Shop)');
      for (const { quote } of reply.citations) expect(quote).not.toBe('');
    });

    test.each([
      ['de', 'Was hat Bluebird Bakery zuletzt bestellt?', 'Bestellung 7002'],
      ['de', 'Was ist in Bestellung 7001?', '2. März 2026'],
      ['fr', 'Que contient la commande 7001 ?', '2 mars 2026'],
      ['fr', 'Qu’a commandé Bluebird Bakery en dernier ?', 'Commande 7002'],
      ['es', '¿Qué pidió Bluebird Bakery por último?', 'Pedido 7002'],
      ['es', '¿Qué hay en el pedido 7001?', 'Ceylon Tea'],
      ['it', 'Che cosa ha ordinato Bluebird Bakery per ultimo?', 'Ordine 7002'],
      ['pt', 'O que encomendou a Bluebird Bakery por último?', 'Encomenda 7002'],
      ['ja', 'Bluebird Bakeryが最後に注文したものは？', '注文 7002'],
      ['ja', '注文 7001 の内容は？', '2026年3月2日'],
      ['de', 'Was kostet Ceylon Tea?', '18,50'],
      ['fr', 'Combien coûte Ceylon Tea ?', '18,50'],
      ['de', 'Wer ist unser Ansprechpartner bei Nordlicht?', 'Ole Brandt'],
    ])('answers in %s: "%s"', async (language, question, expected) => {
      await saveSpeaker(company().database, language);
      const { reply, outcome } = await company().ask(question);
      expect(outcome).toBe('answered');
      expect(allText(reply.parts)).toContain(expected);
    });

    test('briefs on an account by the command, with people and orders', async () => {
      const { reply } = await company().ask('Bluebird Bakery', { command: 'brief', origin: 'command' });
      const text = allText(reply.parts);
      for (const part of ['Germany', 'Marta Anders', 'Order 7002', 'Order 7001'])
        expect(text).toContain(part);
      expect(text).not.toMatch(/Edition|Renewal|Health/);
    });

    test('takes a misspelt name for the nearest and says so, and offers ids where a name is not enough', async () => {
      const { reply } = await company().ask('What did Bluebrd Bakery order last?');
      expect(reply.notes.join()).toContain('is taken to mean Bluebird Bakery');
      const by = await company().ask('What did shop:BLUE order last?');
      expect(allText(by.reply.parts)).toContain('Order 7002');
    });

    test('leaves out what the filter of its mapping leaves out', async () => {
      const { reply } = await company().ask('Brief me on Quittance Stores');
      expect(reply.citations).toEqual([]);
      expect(JSON.stringify(reply)).not.toContain('Belgium');
    });

    test('is asked for the mapped columns only, and for few rows', async () => {
      await company().ask('Brief me on Bluebird Bakery');
      await company().ask('What is in order 7001?');
      await company().ask('What does Ceylon Tea cost?');
      const { statements } = company().shop.proxy;
      const read = statements.filter((one) => one.startsWith('select'));
      expect(read.length).toBeGreaterThan(5);
      expect(statements.filter((one) => !one.startsWith('select'))).toEqual([]);
      const mapped = new Set(SHOP_MAPPING.match(/[a-z_]+/g));
      for (const statement of read) {
        expect(statement).not.toMatch(/private_note|salary|margin|cost\b|\*/);
        expect(statement).toMatch(/ limit \d+$/);
        const columns = [...statement.matchAll(/"(?:row|item)"\."([a-z_]+)"/g)].map((match) => match[1]!);
        expect(columns.filter((column) => !mapped.has(column))).toEqual([]);
        // Values are bound, whatever was asked.
        expect(statement).not.toMatch(/Bluebird|7001|Ceylon/);
      }
    });

    test('is asked in sessions that cannot write and end by themselves', async () => {
      await company().ask('What is in order 7001?');
      const session = company().shop.proxy.sessions.at(-1)!.replaceAll('\0', ' ');
      expect(session).toMatch(/default_transaction_read_only (?:true|on)/);
      for (const setting of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'])
        expect(session).toContain(`${setting} 500`);
      expect(session).toContain('application_name switchboard');
      const writer = connectExternal(
        `${company().shop.ownerUrl}?default_transaction_read_only=off&options=-c%20default_transaction_read_only%3Doff`,
        500,
      );
      await expect(writer.query(sql`update shop.customers set company = 'x'`)).rejects.toThrow(
        /could not be read/,
      );
      await writer.close();
      const [row] = await company().shop
        .owner`select count(*)::int as n from shop.customers where company = 'x'`;
      expect(row).toEqual({ n: 0 });
    });

    test('leaves nothing behind but what replies say', async () => {
      const { database } = company();
      const brief = await company().ask('Brief me on Bluebird Bakery');
      await company().ask('What does Ceylon Tea cost?');
      await company().ask('Who is our contact at Bluebird?');
      // Among others it is looked up for the asker alone, once more: that is kept nowhere.
      await saveMembers(database, { teamId: TEAM, channelId: SALES, members: [ANA, GUEST] });
      await company().ask('Who is our contact at Nordlicht Handel?');
      const held = async (value: string) => {
        const found: string[] = [];
        for (const table of await tableNames(opened().owner)) {
          const [row] = await opened().owner.query<{ n: number }>(
            sql`select count(*)::int as n from ${sql.identifier(table)} as t where t::text ilike ${`%${value}%`}`,
          );
          if (row!.n > 0) found.push(table);
        }
        return found;
      };
      // What was read and not said is nowhere.
      for (const value of ['Galer', 'Rye Crisp_read%Rye Crisp_read%Rye', 'Ole Brandt'])
        expect(await held(value)).toEqual([]);
      // The offer of a private answer keeps the ids that it rests on, so that it can be taken back.
      expect(await held('shop:NORD')).toEqual(['outbox']);
      // What was said is where every reply is kept, and what was asked where every question is.
      for (const value of ['Marta Anders', 'Ceylon Tea', 'Bluebird'])
        expect(['messages', 'outbox', 'receipts', 'turns']).toEqual(
          expect.arrayContaining(await held(value)),
        );
      expect(await held('Marta Anders')).not.toEqual([]);
      const again = await company().turns.reply(brief.turnId, alone(ANA));
      expect(again?.citations.length).toBeGreaterThan(2);
      const [kept] = await database.query(sql`select count(*)::int as n from accounts`);
      expect(kept).toEqual({ n: 0 });
    });
  },
  { needsServer: true },
);
