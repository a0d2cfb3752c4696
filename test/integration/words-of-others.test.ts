import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { asId, type ChannelId, type MessageTs, type PersonId } from '../../src/core/ids.ts';
import { defaultSetting } from '../../src/core/settings.ts';
import { forgetHandoffsOfPerson } from '../../src/handoff/forget-handoffs.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveChannel, saveMembers, savePerson } from '../../src/store/directory.ts';
import { forgetPerson } from '../../src/store/forget-person.ts';
import { deleteMessage, editMessage, markWords, recordMessage } from '../../src/store/messages.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, newQuestion, SALES, TEAM, turnsOfSuite } from '../fixtures/app-turns.ts';

const DIRECT = asId<ChannelId>('D_ANA');
const ESCALATIONS = asId<ChannelId>('C_ESCALATIONS');
const LEAD = asId<PersonId>('U_LEAD');
const SAID = 'Between us only: their CFO told me they will sign at 31 euros.';
const SOURCE = { channelId: SALES, ts: asId<MessageTs>('1799990000.000001') };

describeOnEachDatabase('what a colleague said, and somebody asks about', (opened) => {
  let database: OpenDatabase;
  const openTurns = turnsOfSuite(opened);
  beforeEach(async () => {
    database = opened().database;
    const base = { teamId: TEAM, realName: '', locale: 'en-US', timeZone: 'UTC' };
    await savePerson(database, { ...base, id: LEAD, handle: 'lead', kind: 'member' });
    for (const [id, kind, members] of [
      [DIRECT, 'direct', [ANA]],
      [ESCALATIONS, 'private', [LEAD]],
    ] as const) {
      await saveChannel(database, { teamId: TEAM, id, name: '', kind });
      await saveMembers(database, { teamId: TEAM, channelId: id, members: [...members] });
    }
    await escalateTo(ESCALATIONS);
  });
  let version = 0;
  const escalateTo = async (channelId: ChannelId) => {
    version = channelId === ESCALATIONS ? 0 : version + 1;
    for (const subject of ['other', 'service'])
      await changeSetting(database, {
        teamId: TEAM,
        family: 'topic',
        subject,
        value: { ...defaultSetting('topic'), channelId },
        expectedVersion: version,
        actor: 'test',
        at: new Date(),
      });
  };
  /** Ana asks about what Ben said, in her own messages with the bot; the copy is as "Ask about this" keeps it. */
  const askAbout = async (text: string, quotes = false) => {
    const turns = await openTurns();
    const question = newQuestion({ channelId: DIRECT, text, origin: 'shortcut' });
    const before = asId<MessageTs>(`${question.ts}-d`.replace('18000', '17999'));
    const said = { teamId: TEAM, channelId: DIRECT, threadTs: question.threadTs };
    await recordMessage(database, {
      ...said,
      ts: before,
      authorId: BEN,
      authorKind: 'person',
      text: SAID,
      source: SOURCE,
    });
    const result = await turns.ask({
      ...question,
      ...(quotes ? { quotes: { authorId: BEN, ...SOURCE } } : {}),
    });
    return { turns, result, question, copy: before };
  };
  /** All that leads would read. */
  const forLeads = async () => {
    const rows = await database.query<{ text: string }>(
      sql`select question || summary::text || coalesce(draft::text, '') as text from handoffs`,
    );
    expect(rows).toHaveLength(1);
    return rows[0]!.text;
  };

  test('does not reach leads who could not read it where it was said, in the conversation that they are shown', async () => {
    await askAbout('Can I talk to a person about the price list?');
    expect(await forLeads()).not.toContain('31 euros');
  });

  test('is shown to leads who can read it there, as its author’s', async () => {
    await escalateTo(SALES);
    await askAbout('Can I talk to a person about the price list?');
    const text = await forLeads();
    expect(text).toContain('31 euros');
    expect(text).toMatch(/"author": ?"ben"/);
  });

  test('does not reach them as the question either, which is then said to be somebody else’s', async () => {
    const { turns, result } = await askAbout(SAID, true);
    await turns.handOff(result.turnId, ANA);
    const text = await forLeads();
    expect(text).not.toContain('31 euros');
    expect(text).toContain('asks about a message of somebody else');
  });

  test('is taken for somebody else’s when the conversation goes on', async () => {
    const { turns, question } = await askAbout('Is SSO part of Enterprise?');
    await turns.ask(
      newQuestion({ channelId: DIRECT, threadTs: question.threadTs, text: 'Can I talk to a person?' }),
    );
    expect(await forLeads()).not.toContain('31 euros');
  });

  test('changes and goes with its message', async () => {
    const { result, copy } = await askAbout(SAID, true);
    const texts = async () => {
      const rows = await database.query<{ text: string }>(sql`
        select text from messages where ts = ${copy} union all select question from turns where id = ${result.turnId}`);
      return rows.map(({ text }) => text).join('|');
    };
    await editMessage(database, { teamId: TEAM, ...SOURCE, text: 'Never mind.' });
    expect(await texts()).toContain('Never mind.');
    await deleteMessage(database, { teamId: TEAM, ...SOURCE });
    expect(await texts()).toBe('|');
  });

  test('is forgotten with its author: copies, questions, what shows them, and what leads read of a closed case', async () => {
    await escalateTo(SALES);
    const { turns, result, question } = await askAbout(SAID, true);
    await recordMessage(database, {
      teamId: TEAM,
      channelId: DIRECT,
      ts: asId<MessageTs>('1800009999.000001'),
      threadTs: question.threadTs,
      authorId: asId<PersonId>('U_BOT'),
      authorKind: 'self',
      text: `*ana* asks: ${SAID}`,
      kind: 'question',
    });
    const shown = { teamId: TEAM, channelId: DIRECT, ts: asId<MessageTs>('1800009999.000001') };
    await markWords(database, { ...shown, wordsOf: [ANA, BEN], source: SOURCE });
    await turns.handOff(result.turnId, ANA);
    await database.query(sql`update handoffs set state = 'resolved', closed_at = now(), due_at = null`);
    await database.query(sql`update outbox set state = 'sent'`);
    const rooms = { turns: [], people: [forgetHandoffsOfPerson] };
    await forgetPerson(database, { teamId: TEAM, personId: BEN }, { rooms, actor: 'test' });
    const [row] = await database.query<{ all: string }>(sql`
      select concat((select string_agg(text, '') from messages), (select string_agg(question, '') from turns),
        (select string_agg(question || summary::text, '') from handoffs)) as all`);
    expect(row!.all).not.toContain('31 euros');
  });
});
