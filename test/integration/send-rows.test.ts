import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { createQueryRecordsTool } from '../../src/accounts/queries/query-tool.ts';
import { asId, type PersonId, type TurnId } from '../../src/core/ids.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Delivery } from '../../src/core/reply-channel.ts';
import { defaultSetting } from '../../src/core/settings.ts';
import type { Tool } from '../../src/core/tool.ts';
import { createRecordsFlows } from '../../src/flows/record-query/records-flow.ts';
import { saveMembers, savePerson } from '../../src/store/directory.ts';
import { forgetTurnTexts } from '../../src/store/retention.ts';
import { createRecordingChannel } from '../fakes/recording-channel.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, GUEST, newQuestion, SALES, TEAM, turnsOfSuite } from '../fixtures/app-turns.ts';
import { insertRecords } from '../fixtures/insert-records.ts';

const CLICKED = new Date('2026-11-21T10:00:30Z');
const seconds = (later: number) => new Date(CLICKED.getTime() + later * 1_000);

describeOnEachDatabase('all rows of an answer that shows the first of them', (opened) => {
  const openTurns = turnsOfSuite(opened);

  async function open(deals = 40) {
    const { database } = opened();
    await savePerson(database, {
      teamId: TEAM,
      id: ANA,
      handle: 'ana',
      realName: 'Ana Pires',
      kind: 'member',
      locale: 'en-US',
      timeZone: 'UTC',
    });
    await insertRecords(database, 'accounts', [{ id: 'a1', name: 'Alder', currency: 'EUR' }]);
    const named = ['=1+1', '+49 30', '-x', '@you', 'Perrin, "and" Daughters'];
    await insertRecords(
      database,
      'opportunities',
      Array.from({ length: deals }, (_, at) => ({
        id: `o${at}`,
        account_id: 'a1',
        name: named[at] ?? `Deal ${at}`,
        stage: 'Proposal',
        amount: at === 6 ? '-1200.5' : `${at}.25`,
        currency: at % 2 === 0 ? 'EUR' : 'USD',
        close_date: '2026-12-11',
        owner: at % 2 === 0 ? 'Ana Pires' : 'Ben',
        // One may be seen by Ana alone.
        ...(at === 7 ? { readers: [`person:${ANA}` as const] } : {}),
      })),
    );
    const records = { database, external: null };
    const channel = createRecordingChannel();
    const delivered: Delivery[] = [];
    const { deliver } = channel;
    channel.deliver = (delivery) => {
      delivered.push(delivery);
      return deliver(delivery);
    };
    const turns = await openTurns({
      channel,
      tools: [createQueryRecordsTool(records) as Tool],
      flows: createRecordsFlows({ records, terms: async () => defaultSetting('terms') }),
    });
    const files = () =>
      delivered.flatMap((one) =>
        one.operation === 'post'
          ? (one.reply.files ?? []).map((file) => ({ ...file, to: one.address, reply: one.reply }))
          : [],
      );
    const send = async (turnId: TurnId, more: Partial<Parameters<typeof turns.sendRows>[0]> = {}) => {
      const result = await turns.sendRows({ turnId, personId: ANA, at: CLICKED, language: 'en', ...more });
      // Whichever deliverer was faster has it.
      await vi.waitFor(async () => {
        const waiting = await database.query(sql`select 1 from outbox where state = 'pending'`);
        expect(waiting).toEqual([]);
      }, 10_000);
      return result;
    };
    return { turns, files, send };
  }
  type Opened = Awaited<ReturnType<typeof open>>;
  const ask = async ({ turns }: Opened, more: Parameters<typeof newQuestion>[0] = {}) =>
    turns.ask(newQuestion({ text: 'show all open deals', ...more }));
  const linesOf = ({ contents = '' }: { contents?: string }) => contents.split('\r\n').slice(0, -1);
  const audit = () =>
    opened().database.query<{ actor: string; subject: string; detail: string }>(
      sql`select actor, subject, detail from audit_log where action = 'rows sent' order by id`,
    );

  test('the button is there where rows were left out, and only there', async () => {
    const asked = await open();
    const { reply } = await ask(asked);
    expect(JSON.stringify(reply.parts)).toContain('the first 25 of 39');
    expect(reply.controls).toContain('csv');
    const { reply: top } = await ask(asked, { text: 'top 5 deals by amount' });
    expect(top.outcome).toBe('answered');
    expect(top.controls).not.toContain('csv');
    const { reply: few } = await ask(asked, { text: 'my open deals' });
    expect(few.controls).not.toContain('csv');
  });

  test('are sent to the person who clicks, in their own messages, plain and with no formula', async () => {
    const asked = await open();
    const { turnId } = await ask(asked);
    expect(await asked.send(turnId, { personId: BEN })).toEqual({ type: 'sent', first: true });
    const [file, ...more] = asked.files();
    expect(more).toEqual([]);
    expect(file!.to).toMatchObject({ direct: true, viewer: BEN });
    expect(file!.name).toBe('deals-2026-11-21.csv');
    const lines = linesOf(file!);
    expect(lines[0]).toBe('\uFEFFName,Account,Amount,Currency,Close date,Stage,Owner');
    expect(lines).toHaveLength(1 + 39);
    expect(lines.filter((line) => /^[=+\-@]/.test(line))).toEqual([]);
    expect(lines).toContain("'=1+1,Alder,0.25,EUR,2026-12-11,Proposal,Ana Pires");
    expect(lines).toContain('"Perrin, ""and"" Daughters",Alder,4.25,EUR,2026-12-11,Proposal,Ana Pires');
    expect(lines.find((line) => line.startsWith('Deal 6,'))).toMatch(/,-1200\.50*,EUR,/);
    expect(JSON.stringify(file!.reply.parts)).toContain('Open deals: 39');
    expect(await audit()).toEqual([{ actor: BEN, subject: turnId, detail: '39 rows' }]);
  });

  test('are called in the language of the person who clicks', async () => {
    const asked = await open();
    const { turnId } = await ask(asked);
    await asked.send(turnId, { language: 'de' });
    expect(linesOf(asked.files()[0]!)[0]).toContain('Währung');
    expect(asked.files()[0]!.reply.language).toBe('de');
  });

  test('hold nothing that one reader of the place may not see, even where the person who clicks may', async () => {
    const asked = await open();
    const { turnId } = await ask(asked);
    await asked.send(turnId);
    expect(asked.files()[0]!.contents).not.toContain('Deal 7,');
    const { turnId: alone } = await ask(asked, { viewer: ANA });
    await asked.send(alone);
    expect(asked.files()[1]!.contents).toContain('Deal 7,');
  });

  test('are read again: who came to the place since takes rows away', async () => {
    const asked = await open();
    const { turnId } = await ask(asked);
    await saveMembers(opened().database, { teamId: TEAM, channelId: SALES, members: [ANA, BEN, GUEST] });
    expect(await asked.send(turnId)).toEqual({ type: 'refused', reason: 'empty' });
    expect(asked.files()).toEqual([]);
  });

  test('are for nobody who does not read the answer', async () => {
    const asked = await open();
    const { turnId } = await ask(asked);
    const refused = { type: 'refused', reason: 'not_yours' };
    expect(await asked.send(turnId, { personId: GUEST })).toEqual(refused);
    expect(await asked.send(turnId, { personId: asId<PersonId>('U_NOBODY') })).toEqual(refused);
    await saveMembers(opened().database, { teamId: TEAM, channelId: SALES, members: [ANA] });
    expect(await asked.send(turnId, { personId: BEN })).toEqual(refused);
    const { turnId: alone } = await ask(asked, { viewer: ANA });
    expect(await asked.send(alone, { personId: BEN })).toEqual(refused);
    expect(asked.files()).toEqual([]);
    expect(await audit()).toEqual([]);
  });

  test('are sent once however often and fast somebody clicks, and again after a minute', async () => {
    const asked = await open();
    const { turnId } = await ask(asked);
    const clicks = await Promise.all([0, 1, 2].map((later) => asked.send(turnId, { at: seconds(later) })));
    expect(clicks.filter((one) => one.type === 'sent' && one.first)).toHaveLength(1);
    expect(await asked.send(turnId, { at: seconds(45) })).toEqual({ type: 'sent', first: false });
    expect(asked.files()).toHaveLength(1);
    // Somebody else's click is another matter, and so is one a good while later.
    await asked.send(turnId, { personId: BEN });
    expect(await asked.send(turnId, { at: new Date(Date.now() + 600_000) })).toEqual({
      type: 'sent',
      first: true,
    });
    expect(asked.files()).toHaveLength(3);
  });

  test('mean by "my" the person who asked, and say that there are more than a file takes', async () => {
    const asked = await open(2_100);
    const { turnId } = await ask(asked, { text: 'my open deals' });
    expect(await asked.send(turnId, { personId: BEN })).toMatchObject({ type: 'sent' });
    const [file] = asked.files();
    const lines = linesOf(file!);
    expect(lines).toHaveLength(1 + 1_000);
    expect(lines.slice(1).every((line) => line.endsWith(',Ana Pires'))).toBe(true);
    expect(JSON.stringify(file!.reply.parts)).toContain('the first 1,000 of 1,050');
  });

  test('are gone with the answer, and a file that was delivered is not kept here', async () => {
    const asked = await open();
    const { turnId } = await ask(asked);
    await asked.send(turnId);
    const kept = await opened().database.query<{ reply: Reply }>(
      sql`select reply from outbox where key like 'rows:%'`,
    );
    expect(kept[0]!.reply.files).toEqual([{ id: expect.any(String), name: 'deals-2026-11-21.csv' }]);
    await forgetTurnTexts(opened().database, { teamId: TEAM, before: new Date(Date.now() + 1_000) });
    const later = new Date(Date.now() + 600_000);
    expect(await asked.send(turnId, { at: later })).toEqual({ type: 'refused', reason: 'gone' });
    expect(await asked.send(asId<TurnId>('t_none'))).toEqual({ type: 'refused', reason: 'gone' });
  });
});
