import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSampleApp } from '../fixtures/sample-app.ts';
import { openSandbox, until } from '../fixtures/test-workspace.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
type Any = any;

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
let sample: Awaited<ReturnType<typeof startSampleApp>>;

beforeAll(async () => {
  sandbox = await openSandbox({ timings: { ackMs: 1_500 } });
  sample = await startSampleApp(sandbox, 'socket');
  sample.app.action(/^probe/, async ({ ack }) => ack());
});
afterAll(async () => {
  await sample.stop();
  await sandbox.stop();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });
const button = (action_id: string, more: object = {}) => ({
  type: 'button',
  action_id,
  text: plain(action_id),
  ...more,
});
const actions = (...elements: object[]): Any[] => [{ type: 'actions', block_id: 'acts', elements }];
const lastClick = (): Any => sample.seen.findLast(({ kind }) => kind === 'block_actions')?.body;
const lastEvent = (type: string): Promise<Any> =>
  until(() => sample.seen.findLast(({ kind }) => kind === type)?.body.event, type);
const act = (user: string, body: object) => sandbox.post(`/person/${user}/actions`, body);
const say = async (text: string): Promise<string> =>
  (await sandbox.post('/person/ana/messages', { channel: 'general', text })).body.ts;
const respond = (body: object) =>
  fetch(lastClick().response_url, { method: 'POST', body: JSON.stringify(body) });

describe('App Home', () => {
  const publish = (blocks: object[], more: object = {}): Promise<Any> =>
    sample.client.views.publish({
      user_id: 'U0BEN',
      view: { type: 'home', blocks: blocks as never, private_metadata: 'page:2' },
      ...more,
    });
  const look = async (): Promise<Any> => (await sandbox.get('/person/ben/home?open=false')).body.view;

  test('a menu in an input tells the app at once, with everything that is entered on the page', async () => {
    const hours = {
      type: 'input',
      block_id: 'hours',
      dispatch_action: true,
      label: plain('Remind after'),
      element: { type: 'number_input', action_id: 'probe_hours', is_decimal_allowed: false },
    };
    const channels = {
      type: 'section',
      block_id: 'where',
      text: { type: 'mrkdwn', text: 'Answers in' },
      accessory: { type: 'multi_conversations_select', action_id: 'probe_where' },
    };
    const row = {
      type: 'section',
      block_id: 'row',
      text: { type: 'mrkdwn', text: 'Handbook' },
      accessory: { type: 'overflow', action_id: 'probe_row', options: [option('reingest'), option('owner')] },
    };
    const { view } = await publish([hours, channels, row]);
    const at = { view_id: view.id };
    await act('ben', { ...at, action_id: 'probe_hours', selected: '8' });
    expect(lastClick()).toMatchObject({
      actions: [{ type: 'number_input', block_id: 'hours', value: '8' }],
      view: {
        private_metadata: 'page:2',
        hash: view.hash,
        state: { values: { hours: { probe_hours: { value: '8' } } } },
      },
    });
    await act('ben', { ...at, action_id: 'probe_where', selected: ['C0HELP', 'C0BOARD'] });
    expect(lastClick().actions[0].selected_conversations).toEqual(['C0HELP', 'C0BOARD']);
    await act('ben', { ...at, action_id: 'probe_row', selected: 'owner' });
    expect(lastClick()).toMatchObject({
      container: { type: 'view', view_id: view.id },
      actions: [{ type: 'overflow', selected_option: { value: 'owner' } }],
      view: {
        state: { values: { where: { probe_where: { selected_conversations: ['C0HELP', 'C0BOARD'] } } } },
      },
    });
  });

  test('what was published for another hash is refused, so that two writers do not overwrite each other', async () => {
    const first = await publish([{ type: 'divider' }]);
    const second = await publish([{ type: 'divider' }], { hash: first.view.hash });
    expect(second.view).toMatchObject({ id: first.view.id });
    const late = publish([], { hash: first.view.hash });
    await expect(late).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
    expect((await look()).hash).toBe(second.view.hash);
  });

  test('a menu that was used keeps its choice under the same ids and takes the new one under others', async () => {
    const menu = (action_id: string, initial: string) =>
      actions({
        type: 'static_select',
        action_id,
        options: [option('on'), option('off')],
        initial_option: option(initial),
      });
    const { view } = await publish(menu('probe_a', 'on'));
    await act('ben', { view_id: view.id, action_id: 'probe_a', selected: 'off' });
    await publish(menu('probe_a', 'on'));
    expect((await look()).state.values.acts.probe_a.selected_option.value).toBe('off');
    await publish(menu('probe_b', 'on'));
    expect((await look()).state.values.acts).toMatchObject({ probe_b: { selected_option: { value: 'on' } } });
  });

  test('looking at it again does not open it', async () => {
    const opened = () => sample.seen.filter(({ kind }) => kind === 'app_home_opened').length;
    await sandbox.get('/person/gia/home');
    await until(() => opened() === 1);
    await sandbox.get('/person/gia/home?open=false');
    await say('something later');
    await until(() => sample.seen.some(({ body }) => (body.event as Any)?.text === 'something later'));
    expect(opened()).toBe(1);
  });

  test('a hundred blocks fit, a hundred and one do not', async () => {
    const rows = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }));
    expect(await publish(rows(100))).toMatchObject({ ok: true });
    await expect(publish(rows(101))).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
  });
});

describe('buttons in messages', () => {
  test('those of a decided message are gone once it is updated, and cannot be pressed any more', async () => {
    const ask = button('probe_approve', {
      value: 'h-1',
      style: 'primary',
      confirm: {
        title: plain('Send it?'),
        text: plain('To Ana.'),
        confirm: plain('Send'),
        deny: plain('No'),
      },
    });
    const { ts = '' } = await sample.client.chat.postMessage({
      channel: 'C0GENERAL',
      text: 'Draft',
      blocks: actions(ask, button('probe_decline', { style: 'danger' })),
    });
    const press = { channel: 'general', ts, action_id: 'probe_approve' };
    expect((await act('ben', press)).status).toBe(200);
    expect(lastClick()).toMatchObject({
      user: { id: 'U0BEN' },
      actions: [{ value: 'h-1', style: 'primary' }],
    });
    const decided = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'Sent by Ben' } };
    await sample.client.chat.update({ channel: 'C0GENERAL', ts, text: 'Sent by Ben', blocks: [decided] });
    expect((await act('ana', press)).body.error).toBe('action_not_found');
    const shown = (await sandbox.messages('ana', 'general')).find((message: Any) => message.ts === ts);
    expect(shown).toMatchObject({ text: 'Sent by Ben', blocks: [decided], edited: true });
  });

  test('a private note in a thread is seen by one, and is replaced and taken away through its response_url', async () => {
    const thread_ts = await say('question');
    const { message_ts: ts = '' } = await sample.client.chat.postEphemeral({
      channel: 'C0GENERAL',
      user: 'U0BEN',
      thread_ts,
      text: 'Similar case',
      blocks: actions(button('probe_note')),
    });
    const notes = async (user: string) =>
      (await sandbox.messages(user, 'general', thread_ts)).filter((message: Any) => message.ephemeral);
    expect(await notes('ben')).toMatchObject([{ ts, thread_ts, text: 'Similar case', bot: true }]);
    expect(await notes('ana')).toEqual([]);
    expect((await act('ana', { channel: 'general', ts, action_id: 'probe_note' })).status).toBe(404);
    await act('ben', { channel: 'general', ts, action_id: 'probe_note' });
    expect(lastClick().container).toMatchObject({ is_ephemeral: true, thread_ts });
    await respond({ replace_original: true, text: 'Noted', blocks: actions(button('probe_more')) });
    expect(await notes('ben')).toMatchObject([{ ts, text: 'Noted', blocks: [{ type: 'actions' }] }]);
    expect(await notes('ana')).toEqual([]);
    await respond({ delete_original: true });
    expect(await notes('ben')).toEqual([]);
    const { messages } = await sample.client.conversations.replies({ channel: 'C0GENERAL', ts: thread_ts });
    expect(messages).toHaveLength(1);
  });
});

describe('what the bot looks up and marks', () => {
  test('its own reactions come back as events when it sets them and when it takes them off', async () => {
    const timestamp = await say('look at this');
    const mark = { channel: 'C0GENERAL', timestamp, name: 'eyes' };
    await sample.client.reactions.add(mark);
    const event = { user: sandbox.botUserId, reaction: 'eyes', item: { ts: timestamp }, item_user: 'U0ANA' };
    expect(await lastEvent('reaction_added')).toMatchObject(event);
    await expect(sample.client.reactions.add(mark)).rejects.toMatchObject({
      data: { error: 'already_reacted' },
    });
    await sample.client.reactions.remove(mark);
    expect(await lastEvent('reaction_removed')).toMatchObject(event);
    await expect(sample.client.reactions.remove(mark)).rejects.toMatchObject({
      data: { error: 'no_reaction' },
    });
    expect((await sandbox.messages('ana', 'general')).at(-1).reactions).toEqual([]);
  });

  test('a permalink names the message, and for a reply its thread', async () => {
    const parent = await say('parent');
    const reply = await sample.client.chat.postMessage({
      channel: 'C0GENERAL',
      thread_ts: parent,
      text: 'x',
    });
    const link = async (message_ts: string) =>
      (await sample.client.chat.getPermalink({ channel: 'C0GENERAL', message_ts })).permalink;
    const bare = (ts: string) => `${sandbox.url}/archives/C0GENERAL/p${ts.replace('.', '')}`;
    expect(await link(parent)).toBe(bare(parent));
    expect(await link(reply.ts ?? '')).toBe(`${bare(reply.ts ?? '')}?thread_ts=${parent}&cid=C0GENERAL`);
    await expect(link('1.000001')).rejects.toMatchObject({ data: { error: 'message_not_found' } });
  });

  test('groups and their members are listed', async () => {
    const { usergroups } = await sample.client.usergroups.list({ include_users: true });
    expect(usergroups).toMatchObject([{ id: 'S0SALES', handle: 'sales', users: ['U0ANA', 'U0BEN'] }]);
    const { users } = await sample.client.usergroups.users.list({ usergroup: 'S0SALES' });
    expect(users).toEqual(['U0ANA', 'U0BEN']);
  });
});
