import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readGrants } from '../../src/accounts/external/external-grants.ts';
import { createRecordTools } from '../../src/accounts/record-tools.ts';
import type { Audience } from '../../src/core/audience.ts';
import { BotError } from '../../src/core/bot-error.ts';
import { createFlows } from '../../src/flows/create-flows.ts';
import { t } from '../../src/messages/t.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { removeSource } from '../../src/sources/remove-source.ts';
import { accessRule } from '../../src/store/access-rule.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import { saveGroup, saveMembers } from '../../src/store/directory.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import { visibleEvidence } from '../../src/turn/visible-evidence.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, GUEST, newQuestion, openTestTurns, SALES, TEAM } from '../fixtures/app-turns.ts';
import { alone, externalCompanyOfSuite } from '../fixtures/external-company.ts';
import { SHOP_MAPPING } from '../fixtures/external-shop.ts';
import { eventually } from '../fixtures/slack-person.ts';

const SELLERS: Audience = { teamId: TEAM, everyone: false, people: [ANA, BEN] };
const OUTSIDERS: [string, Audience][] = [
  ['everyone', { teamId: TEAM, everyone: true, people: [] }],
  ['a guest', alone(GUEST)],
  ['a seller and a guest together', { ...SELLERS, people: [ANA, GUEST] }],
  ['nobody', { ...SELLERS, people: [] }],
];
const IDS = ['account:shop:BLUE', 'contact:shop:1', 'order:shop:7001', 'product:shop:1'];

describeOnEachDatabase(
  'who may have a database read in place',
  (opened) => {
    const company = externalCompanyOfSuite(opened);
    const kinds = async (audience: Audience) =>
      (await readGrants(company().database, audience)).map(({ kind }) => kind);
    const visible = async (audience: Audience, ids = IDS) =>
      [...(await visibleEvidence(company().database, audience, ids))].sort();

    test('its readers and no audience with anybody else in it, even by plain SQL', async () => {
      expect(await kinds(SELLERS)).toEqual(['account', 'contact', 'order', 'product']);
      expect(await visible(SELLERS)).toEqual([...IDS].sort());
      for (const [who, audience] of OUTSIDERS) {
        expect(await kinds(audience), who).toEqual([]);
        expect(await visible(audience), who).toEqual([]);
        const seen = await asAudience(company().database, audience, (tx) =>
          tx.query(sql`select name, kind, mapping from live_mappings`),
        );
        expect(seen, who).toEqual([]);
      }
    });

    test('learn nothing of a hidden mapping from an error that it would cause', async () => {
      const trap = asAudience(company().database, alone(GUEST), (tx) =>
        tx.query(sql`select 1 / (case when name = 'shop' then 0 else 1 end) from live_mappings`),
      );
      await expect(trap).resolves.toEqual([]);
    });

    test('is decided by the mapping as it was read for them: what was made up is refused unasked', async () => {
      const [grant] = await readGrants(company().database, SELLERS);
      await expect(company().external.query({ ...grant! }, sql`select 1`)).rejects.toThrow(/without leave/);
      await expect(company().external.query(grant!, sql`select 1 as one`)).resolves.toEqual([{ one: 1 }]);
      expect(company().shop.proxy.statements).toEqual(['select 1 as one']);
    });

    test('who may not is answered as if there were no such source, and it is not asked', async () => {
      const questions = [
        'What did Bluebird Bakery order last?',
        'What is in order 7001?',
        'What does Ceylon Tea cost?',
        'Who is our contact at Bluebird Bakery?',
        'Who is our champion at Bluebird Bakery?',
        'Brief me on Bluebird Bakery',
        'What did shop:BLUE order last?',
      ];
      await saveMembers(company().database, { teamId: TEAM, channelId: SALES, members: [ANA, GUEST] });
      const answers = async (askerId = GUEST) => {
        const all = [];
        for (const text of questions) {
          const { reply, outcome, receipt } = await company().ask(text, { askerId });
          const { seen, citations, route } = receipt;
          all.push({
            outcome,
            parts: reply.parts,
            choices: reply.choices,
            notes: reply.notes,
            seen,
            citations,
            route,
          });
        }
        return all;
      };
      const hidden = await answers();
      expect(company().shop.proxy.statements).toEqual([]);
      // Somebody who may read it gets the same among others, whatever is offered to them alone.
      expect(await answers(ANA)).toEqual(hidden);
      await removeSource(company().database, 'shop');
      expect(hidden).toEqual(await answers());
      // A source that cannot be reached is nobody's business either who may not read it.
      await company().connect();
      company().shop.proxy.mode = 'refuse';
      expect(hidden).toEqual(await answers());
    });

    test('is never offered among the accounts that may be meant', async () => {
      await company().database.query(sql`
          insert into accounts (id, source_id, access_id, name) values
            ('own-1', 1, ${await accessRule(company().database, ['anyone'])}, 'Bluebird Bakery'),
            ('own-2', 1, ${await accessRule(company().database, ['anyone'])}, 'Bluebird Books')`);
      const both = await company().ask('Brief me on Bluebird Bakery');
      expect(both.outcome).toBe('clarified');
      expect(both.reply.choices.map(({ label }) => label).sort()).toEqual([
        'Bluebird Bakery (The Shop)',
        'Bluebird Bakery (own-1)',
      ]);
      // Each choice is clear: it can be asked as it stands.
      for (const { question, label } of both.reply.choices) {
        const { reply } = await company().ask(question);
        expect(reply.citations.map(({ title }) => title)).toContain(
          label.includes('Shop') ? 'Bluebird Bakery (The Shop)' : 'Bluebird Bakery',
        );
      }
      await saveMembers(company().database, { teamId: TEAM, channelId: SALES, members: [ANA, GUEST] });
      const among = await company().ask('Brief me on Bluebird Bakery');
      expect(among.reply.citations.map(({ title }) => title)).toEqual(['Bluebird Bakery']);
      const vague = await company().ask('Who is our champion at Bluebird?');
      expect(JSON.stringify(vague.reply)).not.toContain('Shop');
    });

    test('may differ by kind; what names an account is for readers of the accounts', async () => {
      const readers = (part: string, who: string) => (text: string) =>
        text.replace(`${part}:\n`, `${part}:\n  readers: ${who}\n`);
      await company().connect(readers('orders', `person:${ANA}`)(SHOP_MAPPING));
      expect(await kinds(alone(BEN))).toEqual(['account', 'contact', 'product']);
      expect(await kinds(alone(ANA))).toEqual(['account', 'contact', 'order', 'product']);
      expect(await visible(alone(BEN))).toEqual(IDS.filter((id) => !id.startsWith('order')).sort());
      await company().connect(readers('accounts', `person:${ANA}`)(SHOP_MAPPING));
      expect(await kinds(alone(BEN))).toEqual(['product']);
      expect(await visible(alone(BEN))).toEqual(['product:shop:1']);
    });

    test('is looked at again before what waited is posted, shown or shared', async () => {
      const { turns, database } = company();
      turns.channel.streams = false;
      turns.channel.faults.push({
        on: 'deliver',
        error: new BotError('slack_unavailable', 'down', { retryable: true, retryAfterMs: 300 }),
      });
      const { turnId } = await company().ask('What is in order 7001?');
      await database.query(sql`update outbox set created_at = created_at - interval '2 minutes'`);
      await saveMembers(database, { teamId: TEAM, channelId: SALES, members: [ANA, BEN, GUEST] });
      await eventually('the reply is posted', async () => turns.channel.messages.at(-1)?.final === true);
      expect(turns.channel.messages.at(-1)?.text).toBe(t('en', 'turn.not_grounded'));
      expect(await turns.reply(turnId, alone(GUEST))).toBeNull();
      expect(await turns.receipt(turnId, alone(GUEST))).toMatchObject({ seen: [], citations: [] });
    });

    test('ends for all when their group changes or the source is taken out', async () => {
      const { turns, database } = company();
      const { turnId, reply } = await company().ask('What is in order 7001?');
      expect(allText(reply.parts)).toContain('Ceylon Tea');
      expect(await turns.reply(turnId, alone(BEN))).not.toBeNull();
      await saveGroup(database, { teamId: TEAM, id: 'S1', handle: 'sales', name: 'sales', members: [ANA] });
      expect(await turns.reply(turnId, alone(BEN))).toBeNull();
      await removeSource(database, 'shop');
      expect(await turns.reply(turnId, alone(ANA))).toBeNull();
      expect(await visible(alone(ANA))).toEqual([]);
      const [left] = await database.query(sql`select count(*)::int as n from live_mappings`);
      expect(left).toEqual({ n: 0 });
    });

    test('while a turn runs, the loss of the right withholds what was found', async () => {
      const { database, external } = company();
      const tools = createRecordTools({ database, external });
      const read = tools.find(({ name }) => name === 'read_order')!;
      const losing = {
        ...read,
        run: async (input: unknown, context: Parameters<typeof read.run>[1]) => {
          const result = await read.run(input, context);
          await saveGroup(database, {
            teamId: TEAM,
            id: 'S1',
            handle: 'sales',
            name: 'sales',
            members: [BEN],
          });
          return result;
        },
      };
      const turns = await openTestTurns(database, {
        tools: [...tools.filter((tool) => tool !== read), losing],
        flows: createFlows(database, external),
        model: createExtractiveModel(),
      });
      const { reply } = await turns.ask(newQuestion({ text: 'What is in order 7001?' }));
      await turns.close();
      expect(JSON.stringify(reply)).not.toContain('Ceylon');
    });
  },
  { needsServer: true },
);
