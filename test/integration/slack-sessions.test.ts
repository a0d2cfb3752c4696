import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { BotError } from '../../src/core/bot-error.ts';
import { asId, type ChannelId, type MessageTs, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import type { SlackApi } from '../../src/slack/api/slack-api.ts';
import { rateLimited, SlackRejection } from '../../src/slack/api/translate-slack-error.ts';
import { createSessions, type Sessions } from '../../src/slack/reply/sessions.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { eventually } from '../fixtures/slack-person.ts';

const teamId = asId<TeamId>('T1');
const session = { teamId, channelId: asId<ChannelId>('C1'), threadTs: asId<MessageTs>('1.1') };

describeOnEachDatabase('a session', (app) => {
  let sessions: Sessions;
  /** What Slack was told, and what it answers to the next calls; null: its pace does not allow one. */
  let told: string[];
  let answers: (BotError | null)[];
  const call = async (_method: string, { status }: Record<string, unknown>) => {
    const answer = answers.shift();
    if (answer === null) return null;
    told.push(String(status));
    if (answer !== undefined) throw answer;
    return {};
  };
  beforeEach(async () => {
    await app().clear();
    told = [];
    answers = [];
    const api = { call, callNow: call, spare: { call } } as unknown as SlackApi;
    sessions = createSessions({ api, database: app().database, log: createLog('silent') });
  });
  const left = async () => (await app().database.query(sql`select 1 as one from working_sessions`)).length;
  const unavailable = () => new BotError('slack_unavailable', 'HTTP 503', { retryable: true });

  it('is at work until it is put to rest, and then is forgotten', async () => {
    await sessions.work(session);
    expect([sessions.isWorking(session), await left()]).toEqual([true, 1]);
    await sessions.rest(session);
    expect([sessions.isWorking(session), await left()]).toEqual([false, 0]);
    await sessions.rest(session);
    expect(told).toEqual(['processing', 'active']);
  });

  it.each([
    ['refuses', () => new SlackRejection('agents.sessions.setStatus', 'missing_scope', null)],
    ['limits', () => rateLimited('agents.sessions.setStatus', 1_000)],
  ])('that Slack %s to show at work needs no rest', async (_what, answer) => {
    answers = [answer()];
    await expect(sessions.work(session)).rejects.toThrow();
    await sessions.rest(session);
    expect([told, await left()]).toEqual([['processing'], 0]);
  });

  it('whose beginning got no answer is put to rest all the same', async () => {
    answers = [unavailable()];
    await expect(sessions.work(session)).rejects.toThrow('503');
    await sessions.rest(session);
    expect([told, await left()]).toEqual([['processing', 'active'], 0]);
  });

  it.each([
    ['Slack is down', unavailable],
    ['the pace does not allow it', () => null],
  ])('that cannot be put to rest as %s is, later', async (_why, answer) => {
    await sessions.work(session);
    answers = [answer()];
    const keeping = sessions.keep(teamId);
    await sessions.rest(session);
    await eventually('it to be at rest', async () => (await left()) === 0);
    await keeping.stop();
    expect(told.at(-1)).toBe('active');
  });

  it('rests suspended while a person is waited for in its thread, also where that could not be shown at once', async () => {
    await app().database.query(sql`
      insert into turns (id, team_id, channel_id, ts, thread_ts, asker_id, origin, question)
      values ('t_1', ${teamId}, ${session.channelId}, '1.1', '1.1', 'U1', 'mention', 'A person, please')`);
    await app().database.query(sql`
      insert into handoffs (id, team_id, turn_id, topic, reason, state, asker_id, language, question, place, channel_id, role,
        summary, opened_at)
      values ('h_1', ${teamId}, 't_1', 'other', 'asked', 'open', 'U1', 'en', 'A person, please', '{}', 'C2', 'support_lead', '[]', now())`);
    await sessions.work(session);
    answers = [null];
    const keeping = sessions.keep(teamId);
    await sessions.rest(session);
    await eventually('it to be at rest', async () => (await left()) === 0);
    await keeping.stop();
    expect(told).toEqual(['processing', 'suspended']);
    await sessions.restAnyway(session, 'closed');
    await app().database.query(sql`update handoffs set state = 'answered'`);
    await sessions.restAnyway(session);
    expect(told.slice(2)).toEqual(['closed', 'active']);
  });

  it('that the end of a stream has put to rest costs no other call', async () => {
    await sessions.work(session);
    await sessions.rested(session);
    await sessions.rest(session);
    expect([told, await left()]).toEqual([['processing'], 0]);
  });

  it('of a process that is gone is put to rest by another, once it is due', async () => {
    await sessions.work(session);
    await app().database.query(sql`update working_sessions set rest_at = now()`);
    const keeping = sessions.keep(teamId);
    await eventually('it to be at rest', async () => (await left()) === 0);
    await keeping.stop();
    expect(told).toEqual(['processing', 'active']);
  });
});
