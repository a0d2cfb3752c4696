import { type SQL, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { BotError } from '../../src/core/bot-error.ts';
import { defaultSetting } from '../../src/core/settings.ts';
import { t } from '../../src/messages/t.ts';
import type { Database, OpenDatabase } from '../../src/store/database.ts';
import { saveRoles } from '../../src/store/directory.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import { createRecordingChannel } from '../fakes/recording-channel.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, newQuestion, openTestTurns, SALES, TEAM, turnsOfSuite } from '../fixtures/app-turns.ts';
import { eventually } from '../fixtures/slack-person.ts';

const TEXT = 'Can I talk to a person about Enterprise?';

describeOnEachDatabase('a demand for a person', (opened) => {
  let database: OpenDatabase;
  const open = turnsOfSuite(opened);
  beforeEach(async () => {
    database = opened().database;
    await changeSetting(database, {
      teamId: TEAM,
      family: 'topic',
      subject: 'other',
      value: { ...defaultSetting('topic'), channelId: SALES },
      expectedVersion: 0,
      actor: 'test',
      at: new Date(),
    });
  });
  const openTurns = (on = database, channel = createRecordingChannel()) => open({ channel }, on);
  const counts = async () => {
    const [row] = await database.query(sql`
      select (select count(*)::int from handoffs) as handoffs,
        (select count(*)::int from turns where outcome = 'handed_off') as turns,
        (select count(*)::int from receipts) as receipts,
        (select count(*)::int from outbox where key like 'h\_%:card:1') as cards,
        (select count(*)::int from outbox where turn_id is not null) as replies`);
    return row;
  };
  const ONE = { handoffs: 1, turns: 1, receipts: 1, cards: 1, replies: 1 };
  const NONE = { handoffs: 0, turns: 0, receipts: 0, cards: 0, replies: 0 };

  test('opens one handoff when it is asked five times at the same moment', async () => {
    const turns = await openTurns();
    const question = newQuestion({ text: TEXT });
    const results = await Promise.all(Array.from({ length: 5 }, () => turns.ask(question)));
    expect(results.every(({ outcome }) => outcome === 'handed_off')).toBe(true);
    expect(await counts()).toEqual(ONE);
  });

  test('opens one handoff when two processes answer it at the same moment', async () => {
    const channel = createRecordingChannel();
    const one = await openTurns(database, channel);
    const other = await openTurns(await opened().openAnother(), channel);
    const question = newQuestion({ text: TEXT });
    await Promise.all([one.ask(question), other.ask(question)]);
    expect(await counts()).toEqual(ONE);
  });

  test('opens one handoff of a person in a thread, and shows it to anyone who asks again there', async () => {
    const turns = await openTurns();
    const first = newQuestion({ text: TEXT });
    await turns.ask(first);
    const again = { text: 'Can I talk to a person about the other thing?', threadTs: first.threadTs };
    const second = await turns.ask(newQuestion({ ...again, origin: 'thread' }));
    expect(second.outcome).toBe('handed_off');
    expect(allText(second.reply.parts)).toBe(t('en', 'turn.handoff.already'));
    expect(await counts()).toMatchObject({ handoffs: 1, cards: 1, turns: 2 });
    const answered = await turns.ask(newQuestion({ threadTs: first.threadTs, origin: 'thread' }));
    const pressed = await turns.handOff(answered.turnId, ANA);
    expect(pressed).toMatchObject({ type: 'opened', first: false });
    // Somebody else's request there is their own, and so is one in another thread.
    await turns.ask(newQuestion({ ...again, askerId: BEN, origin: 'thread' }));
    await turns.ask(newQuestion({ text: TEXT }));
    expect(await counts()).toMatchObject({ handoffs: 3 });
  });

  test.each([
    ['the step that prepares it', 'insert into steps', '"name":"handoff"'],
    ['the handoff', 'insert into handoffs', ''],
    ['the receipt', 'insert into receipts', ''],
    ['the reply', 'insert into outbox', 'h_'],
  ])('leaves both or neither when the database is lost right after %s', async (_, statement, word) => {
    const losing = loseAfter(database, (text) => text.includes(statement) && text.includes(word));
    const first = await openTestTurns(losing.database);
    const question = newQuestion({ text: TEXT });
    try {
      await expect(first.ask(question)).rejects.toMatchObject({ code: 'database_unreachable' });
      expect(await counts()).toEqual(NONE);
    } finally {
      // What is left open would deliver what other tests queue.
      losing.recover();
      await first.close();
    }
    const second = await openTurns();
    expect((await second.ask(question)).outcome).toBe('handed_off');
    expect(await counts()).toEqual(ONE);
  });

  test('waits for a channel that is closed, tells an admin and the asker once, and is posted when it opens', async () => {
    await saveRoles(database, { teamId: TEAM, personId: BEN, source: 'slack', roles: ['admin'] });
    const recorded = createRecordingChannel();
    let closed = true;
    const channel: typeof recorded = {
      ...recorded,
      deliver: (delivery) =>
        closed && delivery.address.patient
          ? Promise.reject(new BotError('slack_rejected', 'is_archived'))
          : recorded.deliver(delivery),
    };
    const keysOf = (end: RegExp) => recorded.messages.map(({ key }) => key).filter((key) => end.test(key));
    const tryAgain = () =>
      database.query(sql`update outbox set not_before = now() where state = 'pending'
        returning pg_notify('switchboard_outbox', '')::text`);
    const tries = async () => {
      const [row] = await database.query<{ n: number }>(
        sql`select attempts as n from outbox where key like 'h\_%:card:1'`,
      );
      return row!.n;
    };
    const turns = await openTurns(database, channel);
    await turns.ask(newQuestion({ text: TEXT }));
    await eventually('the news of it', async () => keysOf(/:closed-/).length === 2);
    // What is asked and answered in that channel does not wait for the card.
    await eventually('the reply', async () => keysOf(/^t_/).length === 1);
    await tryAgain();
    await eventually('a second try', async () => (await tries()) >= 2);
    closed = false;
    // The try before may be put back only now.
    await eventually('the card', async () => {
      await tryAgain();
      return keysOf(/:card:1$/).length === 1;
    });
    expect(keysOf(/:closed-/).map((key) => key.split(':closed-')[1])).toEqual([`${BEN}:1`, `${ANA}:1`]);
    expect(keysOf(/remind/)).toEqual([]);
  });

  test('is not opened again when its answer is refreshed', async () => {
    const turns = await openTurns();
    const { turnId } = await turns.ask(newQuestion({ text: TEXT }));
    expect((await turns.refresh(turnId))?.outcome).toBe('handed_off');
    const [row] = await database.query(sql`select count(*)::int as n from handoffs`);
    expect(row).toEqual({ n: 1 });
  });
});

const lost = new BotError('database_unreachable', 'gone', { retryable: true });

/** A database that goes away right after a statement. */
function loseAfter(database: OpenDatabase, last: (text: string) => boolean) {
  let gone = false;
  const guard = (on: Database): Database => ({
    kind: on.kind,
    async query<Row extends object>(statement: SQL): Promise<Row[]> {
      if (gone) throw lost;
      const rows = await on.query<Row>(statement);
      // Values that are JSON stand in it as strings.
      if (last(JSON.stringify(statement).replaceAll('\\n', ' ').replaceAll('\\"', '"'))) {
        gone = true;
        throw lost;
      }
      return rows;
    },
    transaction: (work) =>
      gone ? Promise.reject(lost) : on.transaction((tx) => work({ ...guard(tx), inTransaction: true })),
  });
  return {
    recover: () => {
      gone = false;
    },
    database: {
      ...guard(database),
      listen: (channel: string, onNotice: (payload: string) => void) => database.listen(channel, onNotice),
      close: () => Promise.resolve(),
    } satisfies OpenDatabase,
  };
}
