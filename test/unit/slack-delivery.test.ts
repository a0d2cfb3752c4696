import { describe, expect, it } from 'vitest';
import { allInteractions } from '../../src/slack/all-interactions.ts';
import { callbackOf } from '../../src/slack/handoff/handoff-form.ts';
import { createQueueOf } from '../../src/slack/receiver/interaction-queue.ts';
import { parseDelivery } from '../../src/slack/receiver/parse-delivery.ts';

const queueOf = createQueueOf(allInteractions);

const envelope = {
  type: 'event_callback',
  token: 'legacy-verification-token',
  team_id: 'T0HOME',
  event_id: 'Ev1',
  event: { type: 'message', channel: 'C1', ts: '1.000001', text: 'hi', user: 'U1' },
};
const click = {
  type: 'block_actions',
  token: 'legacy-verification-token',
  team: { id: 'T0HOME' },
  user: { id: 'U1' },
  trigger_id: '11.22.abc',
  container: { type: 'message', channel_id: 'C1', message_ts: '2.000001', thread_ts: '1.000001' },
  actions: [{ action_id: 'why', value: 't_1' }],
};
const command = {
  command: '/brief',
  team_id: 'T0HOME',
  user_id: 'U1',
  channel_id: 'C1',
  text: 'Acme',
  trigger_id: '33.44.def',
};

function stored(body: unknown) {
  const parsed = parseDelivery(body, queueOf);
  if (parsed.type !== 'store') throw new Error(`It was ${parsed.type}.`);
  return parsed.event;
}

const withAction = (action_id: string) => ({ ...click, actions: [{ action_id, value: '{}' }] });
const withEvent = (event: object, event_id = 'Ev2') => ({ ...envelope, event_id, event });

describe('a delivery is known again', () => {
  it('by its event id, for events', () => {
    expect(stored(envelope).eventId).toBe('Ev1');
  });

  it('by its trigger, for commands and clicks', () => {
    expect(stored(command).eventId).toBe(stored({ ...command }).eventId);
    expect(stored(click).eventId).toBe(stored({ ...click }).eventId);
    expect(stored(click).eventId).not.toBe(stored({ ...click, trigger_id: '11.22.abd' }).eventId);
  });

  it('by its content where there is no trigger', () => {
    const closed = { type: 'view_closed', team: { id: 'T0HOME' }, user: { id: 'U1' }, view: { id: 'V1' } };
    expect(stored(closed).eventId).toBe(stored({ ...closed }).eventId);
    expect(stored(closed).eventId).not.toBe(stored({ ...closed, view: { id: 'V2' } }).eventId);
  });
});

describe('what is stored', () => {
  it('belongs to the workspace that installed the bot, also when a shared channel names another one', () => {
    const shared = { ...envelope, team_id: 'T0THEIRS', authorizations: [{ team_id: 'T0HOME' }] };
    expect(stored(shared).teamId).toBe('T0HOME');
  });

  it.each([envelope, click, command])('never holds the verification token', (body) => {
    expect(JSON.stringify(stored({ ...body, token: 'legacy-verification-token' }))).not.toContain('legacy');
  });
});

describe('what somebody looks at', () => {
  const context = { entities: [{ type: 'slack#/types/channel_id', value: 'C9' }] };

  it('is not stored by itself, whatever it is', () => {
    const looks = withEvent({ type: 'app_context_changed', channel: 'D1', user: 'U1', context });
    expect(parseDelivery(looks, queueOf)).toEqual({ type: 'passed' });
  });

  it('is not stored with the opening of the bot’s messages, but with a question', () => {
    const opened = withEvent({
      type: 'app_home_opened',
      channel: 'D1',
      user: 'U1',
      tab: 'messages',
      context,
    });
    expect(JSON.stringify(stored(opened))).not.toContain('C9');
    const asked = withEvent({ ...envelope.event, channel: 'D1', app_context: context });
    expect(JSON.stringify(stored(asked))).toContain('C9');
  });
});

describe('the line that a delivery waits in', () => {
  it('is the same for everything said in one thread', () => {
    const mention = stored(withEvent({ type: 'app_mention', channel: 'C1', ts: '1.000001' }));
    const reply = stored(
      withEvent({ type: 'message', channel: 'C1', ts: '9.000001', thread_ts: '1.000001' }),
    );
    const edit = stored(
      withEvent({
        type: 'message',
        subtype: 'message_changed',
        channel: 'C1',
        ts: '8.000001',
        message: { ts: '1.000001' },
      }),
    );
    const lines = [stored(envelope), mention, reply, edit].map((event) => event.threadKey);
    expect(new Set(lines).size).toBe(1);
  });

  it('differs between threads and between channels', () => {
    const other = stored(withEvent({ type: 'message', channel: 'C1', ts: '2.000001' }));
    const elsewhere = stored(withEvent({ type: 'message', channel: 'C2', ts: '1.000001' }));
    expect(new Set([stored(envelope), other, elsewhere].map((event) => event.threadKey)).size).toBe(3);
  });

  it('is its own for Stop, which must not wait behind what it stops', () => {
    const stop = stored(withEvent({ type: 'agent_session_stopped', channel: 'C1', thread_ts: '1.000001' }));
    expect(stop.threadKey).not.toBe(stored(envelope).threadKey);
  });

  it('is its own for buttons that open a modal, since a trigger lives three seconds', () => {
    expect(stored(click).threadKey).not.toBe(stored(envelope).threadKey);
  });

  it('is the thread for a form about a handoff, which comes after what was said there', () => {
    const form = {
      type: 'view_submission',
      team: { id: 'T0HOME' },
      user: { id: 'U1' },
      view: {
        callback_id: callbackOf('resolve'),
        private_metadata: JSON.stringify({ handoffId: 'h_1', channelId: 'C1', line: '1.000001' }),
      },
    };
    expect(stored(form).threadKey).toBe(stored(envelope).threadKey);
  });

  it('is one for each source that is read again, so that it never happens twice at once', () => {
    const reread = (value: string, trigger_id: string) =>
      stored({ ...click, trigger_id, actions: [{ action_id: 'source:reread', value }] }).threadKey;
    expect(reread('7', '1.1.a')).toBe(reread('7', '2.2.b'));
    expect(reread('7', '1.1.a')).not.toBe(reread('8', '1.1.a'));
  });

  it('is its own for a button that nobody declared', () => {
    const unknown = stored(withAction('of_a_later_version'));
    expect(unknown.threadKey).toBe(unknown.eventId);
  });

  it.each(['choose:0', 'suggest:2', 'handoff_take'])(
    'is the thread for %s, which asks or decides there',
    (action) => {
      expect(stored(withAction(action)).threadKey).toBe(stored(envelope).threadKey);
    },
  );
});

describe('a body that cannot be read is refused', () => {
  it.each<[string, unknown]>([
    ['no object', 'hello'],
    ['nothing', undefined],
    ['an event without an id', { ...envelope, event_id: undefined }],
    ['an event without a team', { ...envelope, team_id: undefined }],
    ['an event without content', { ...envelope, event: {} }],
    ['a click of nobody', { ...click, user: {} }],
    ['an unknown interaction', { ...click, type: 'unheard_of' }],
    ['a challenge without a challenge', { type: 'url_verification' }],
  ])('%s', (_what, body) => {
    expect(parseDelivery(body, queueOf).type).toBe('unreadable');
  });
});

describe('other bodies', () => {
  it('a challenge is repeated', () => {
    expect(parseDelivery({ type: 'url_verification', challenge: 'abc' }, queueOf)).toEqual({
      type: 'challenge',
      challenge: 'abc',
    });
  });

  it('a rate limit of events is noted, not stored', () => {
    expect(parseDelivery({ type: 'app_rate_limited', team_id: 'T0HOME' }, queueOf).type).toBe('notice');
  });
});

describe('the workspace of a delivery is that of our installation', () => {
  const form = {
    type: 'view_submission',
    team: { id: 'T0ACME' },
    user: { id: 'U0EVE', team_id: 'T0ACME' },
    view: { id: 'V1', app_installed_team_id: 'T0HOME' },
  };

  it.each<[what: string, body: object, team: string]>([
    [
      'an event of a connected channel',
      { ...envelope, team_id: 'T0ACME', authorizations: [{ team_id: 'T0HOME' }] },
      'T0HOME',
    ],
    ['an event of another installation', { ...envelope, authorizations: [{ team_id: 'T0ACME' }] }, 'T0ACME'],
    [
      'an event of an installation in a whole organization',
      { ...envelope, authorizations: [{ team_id: null, enterprise_id: 'E0ORG' }] },
      'E0ORG',
    ],
    ['a form of somebody of another company', form, 'T0HOME'],
    [
      'a form of another installation',
      { ...form, view: { id: 'V1', app_installed_team_id: 'T0ACME' } },
      'T0ACME',
    ],
    ['a form that names no installation', { ...form, view: { id: 'V1' } }, 'T0ACME'],
    [
      'a click of somebody of another company on a message of ours',
      { ...click, team: { id: 'T0ACME' }, message: { ts: '2.000001', team: 'T0HOME' } },
      'T0HOME',
    ],
    [
      'a shortcut on a message, no matter who wrote that',
      { type: 'message_action', team: { id: 'T0ACME' }, user: { id: 'U0EVE' }, message: { team: 'T0HOME' } },
      'T0ACME',
    ],
    ['a command', { ...command, team_id: 'T0ACME' }, 'T0ACME'],
  ])('%s', (_what, body, team) => {
    expect(stored(body).teamId).toBe(team);
  });
});
