import type {
  BlockAction,
  MessageShortcut,
  SlashCommand,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type {
  AgentSessionStoppedEvent,
  AgentSessionTitleChangedEvent,
  AppContextChangedEvent,
  AppHomeOpenedEvent,
  AppMentionEvent,
  AssistantThreadStartedEvent,
  BotMessageEvent,
  FileDeletedEvent,
  FileSharedEvent,
  FileShareMessageEvent,
  GenericMessageEvent,
  MemberJoinedChannelEvent,
  MemberLeftChannelEvent,
  MessageChangedEvent,
  MessageDeletedEvent,
  MessageMetadataPostedEvent,
  ReactionAddedEvent,
  ReactionRemovedEvent,
  SubteamMembersChangedEvent,
  SubteamUpdatedEvent,
  UserChangeEvent,
} from '@slack/types';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSampleApp } from '../fixtures/sample-app.ts';
import { openSandbox, sampleManifest, until } from '../fixtures/test-workspace.ts';

/**
 * Each expectation is typed as the official SDK's event or payload, so it cannot ask for a field that Slack does not
 * send; what the app received must hold it.
 */

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
let sample: Awaited<ReturnType<typeof startSampleApp>>;

beforeAll(async () => {
  const listed = sampleManifest.settings.event_subscriptions.bot_events;
  const more = [
    'user_change',
    'subteam_updated',
    'subteam_members_changed',
    'channel_created',
    'agent_session_title_changed',
    'file_deleted',
    'file_shared',
    'assistant_thread_started',
    'message_metadata_posted',
  ];
  const settings = { event_subscriptions: { bot_events: [...listed, ...more] } };
  sandbox = await openSandbox({ manifest: { ...sampleManifest, settings }, timings: { ackMs: 1_500 } });
  sample = await startSampleApp(sandbox, 'socket');
});
afterAll(async () => {
  await sample.stop();
  await sandbox.stop();
});

type Body = Record<string, unknown>;

/** The last event of a type that the app received. */
async function lastEvent(type: string, fits: (event: Body) => boolean = () => true): Promise<Body> {
  return until(() => {
    const events = sample.seen.filter(({ kind }) => kind === type).map(({ body }) => body.event as Body);
    return events.findLast(fits);
  }, type);
}

const say = async (channel: string, text: string, thread_ts?: string): Promise<string> =>
  (await sandbox.post('/person/ana/messages', { channel, text, thread_ts })).body.ts;
const some = expect.any(String) as unknown as string;

test('message, in a channel, in a private channel and in a DM', async () => {
  for (const [channel, id, kind] of [
    ['general', 'C0GENERAL', 'channel'],
    ['deals', 'C0DEALS', 'group'],
    ['dm', 'D0ANA', 'im'],
  ] as const) {
    const ts = await say(channel, 'hello');
    const event: Partial<GenericMessageEvent> = {
      type: 'message',
      channel: id,
      channel_type: kind,
      user: 'U0ANA',
      team: 'T0TEST',
      text: 'hello',
      ts,
      event_ts: ts,
      client_msg_id: some,
    };
    expect(await lastEvent('message', (one) => one.ts === ts)).toMatchObject(event);
  }
});

test('message_changed and message_deleted', async () => {
  const ts = await say('general', 'before');
  await sandbox.request('PATCH', `/person/ana/messages/general/${ts}`, { text: 'after' });
  const changed: Partial<MessageChangedEvent> = {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel: 'C0GENERAL',
    channel_type: 'channel',
  };
  const message: Partial<GenericMessageEvent> = { text: 'after', ts, edited: { user: 'U0ANA', ts: some } };
  expect(await lastEvent('message', (one) => one.subtype === 'message_changed')).toMatchObject({
    ...changed,
    message,
    previous_message: { text: 'before', ts },
  });
  await sandbox.request('DELETE', `/person/ana/messages/general/${ts}`);
  const deleted: Partial<MessageDeletedEvent> = {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: ts,
    channel: 'C0GENERAL',
  };
  expect(await lastEvent('message', (one) => one.subtype === 'message_deleted')).toMatchObject(deleted);
});

test('a message with a file, and the file itself', async () => {
  const files = [{ name: 'a.txt', content: 'hello' }];
  const { ts } = (await sandbox.post('/person/ana/messages', { channel: 'general', text: 'see', files }))
    .body;
  const event: Partial<FileShareMessageEvent> = {
    type: 'message',
    subtype: 'file_share',
    text: 'see',
    upload: false,
    display_as_bot: false,
    user: 'U0ANA',
    channel: 'C0GENERAL',
    channel_type: 'channel',
    ts,
  };
  const file: Partial<NonNullable<FileShareMessageEvent['files']>[number]> = {
    id: some,
    created: expect.any(Number) as unknown as number,
    name: 'a.txt',
    title: 'a.txt',
    mimetype: 'text/plain',
    filetype: 'text',
    pretty_type: 'Plain Text',
    user: 'U0ANA',
    editable: false,
    size: 5,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: some,
    url_private_download: some,
    permalink: some,
  };
  const received = await lastEvent('message', (one) => one.ts === ts);
  expect(received).toMatchObject({ ...event, files: [file] });
  const shared: FileSharedEvent = {
    type: 'file_shared',
    file_id: some,
    user_id: 'U0ANA',
    file: { id: some },
    channel_id: 'C0GENERAL',
    event_ts: some,
  };
  expect(await lastEvent('file_shared')).toEqual(shared);
  const { file_id } = await lastEvent('file_shared');
  await sandbox.request('DELETE', `/person/ana/files/${file_id}`);
  const deleted: FileDeletedEvent = { type: 'file_deleted', file_id: String(file_id), event_ts: some };
  expect(await lastEvent('file_deleted')).toEqual(deleted);
});

test('app_mention, and the echo of the bot’s own reply with its metadata', async () => {
  const ts = await say('general', '@switchboard hi');
  const mention: Partial<AppMentionEvent> = {
    type: 'app_mention',
    user: 'U0ANA',
    channel: 'C0GENERAL',
    ts,
    event_ts: ts,
    team: 'T0TEST',
  };
  const event = await lastEvent('app_mention', (one) => one.ts === ts);
  expect(event).toMatchObject(mention);
  expect(event).not.toHaveProperty('channel_type');
  const metadata = { event_type: 'turn', event_payload: { key: 'k' } };
  const posted = await sample.client.chat.postMessage({
    channel: 'C0GENERAL',
    thread_ts: ts,
    text: 'x',
    metadata,
  });
  const echo: Partial<GenericMessageEvent> = {
    user: sandbox.botUserId,
    bot_id: sandbox.botId,
    thread_ts: ts,
    parent_user_id: 'U0ANA',
  };
  expect(await lastEvent('message', (one) => one.ts === posted.ts)).toMatchObject({
    ...echo,
    app_id: sandbox.appId,
    metadata,
  });
});

test('a stream’s echo tells its state', async () => {
  const thread_ts = await say('dm', 'stream');
  const { ts = '' } = await sample.client.chat.startStream({
    channel: 'D0ANA',
    thread_ts,
    markdown_text: 'a',
  });
  const growing: Partial<BotMessageEvent> = { ts, streaming_state: 'in_progress', bot_id: sandbox.botId };
  expect(await lastEvent('message', (one) => one.ts === ts)).toMatchObject(growing);
  await sample.client.chat.stopStream({
    channel: 'D0ANA',
    ts,
    metadata: { event_type: 'turn', event_payload: { key: 'k' } },
  });
  const done: Partial<BotMessageEvent> = { ts, streaming_state: 'completed' };
  const changed = await lastEvent('message', (one) => (one.message as Body | undefined)?.ts === ts);
  expect(changed.message).toMatchObject({ ...done, metadata: { event_type: 'turn' } });
});

test('reactions', async () => {
  const ts = await say('general', 'react');
  await sandbox.post('/person/ben/reactions', { channel: 'general', ts, name: 'eyes' });
  const added: ReactionAddedEvent = {
    type: 'reaction_added',
    user: 'U0BEN',
    reaction: 'eyes',
    item_user: 'U0ANA',
    item: { type: 'message', channel: 'C0GENERAL', ts },
    event_ts: some,
  };
  expect(await lastEvent('reaction_added')).toEqual(added);
  await sandbox.post('/person/ben/reactions', { channel: 'general', ts, name: 'eyes', remove: true });
  const removed: ReactionRemovedEvent = { ...added, type: 'reaction_removed' };
  expect(await lastEvent('reaction_removed')).toEqual(removed);
});

test('joining and leaving', async () => {
  await sandbox.post('/person/ana/join', { channel: 'help' });
  const joined: MemberJoinedChannelEvent = {
    type: 'member_joined_channel',
    user: 'U0ANA',
    channel: 'C0HELP',
    channel_type: 'C',
    team: 'T0TEST',
    event_ts: some,
  };
  expect(await lastEvent('member_joined_channel')).toEqual(joined);
  await sandbox.post('/person/ana/leave', { channel: 'help' });
  const left: MemberLeftChannelEvent = { ...joined, type: 'member_left_channel' };
  expect(await lastEvent('member_left_channel')).toEqual(left);
});

test('a thread of the older assistant view, and metadata of a message', async () => {
  const { body } = await sandbox.post('/person/ben/assistant', { channel: 'general' });
  const started: AssistantThreadStartedEvent = {
    type: 'assistant_thread_started',
    assistant_thread: {
      user_id: 'U0BEN',
      context: { channel_id: 'C0GENERAL', team_id: 'T0TEST', enterprise_id: null as unknown as string },
      channel_id: 'D0BEN',
      thread_ts: body.ts,
    },
    event_ts: some,
  };
  expect(await lastEvent('assistant_thread_started')).toEqual(started);
  const metadata = { event_type: 'task_created', event_payload: { id: '11' } };
  const { ts } = await sample.client.chat.postMessage({ channel: 'C0GENERAL', text: 'a task', metadata });
  const posted: MessageMetadataPostedEvent = {
    type: 'message_metadata_posted',
    app_id: 'A0SANDBOX',
    bot_id: 'B0SANDBOX',
    user_id: 'U0SANDBOX',
    team_id: 'T0TEST',
    channel_id: 'C0GENERAL',
    metadata,
    message_ts: ts!,
    event_ts: some,
  };
  expect(await lastEvent('message_metadata_posted')).toEqual(posted);
});

test('App Home, the DM and what the person looks at', async () => {
  await sandbox.post('/person/ben/context', { channel: 'board' });
  const entity = { type: 'slack#/types/channel_id' as const, value: 'C0BOARD', team_id: 'T0TEST' };
  const context: AppContextChangedEvent['context'] = { entities: [entity] };
  const looked: AppContextChangedEvent = {
    type: 'app_context_changed',
    channel: 'D0BEN',
    user: 'U0BEN',
    context,
    event_ts: some,
  };
  expect(await lastEvent('app_context_changed')).toEqual(looked);
  await sandbox.post('/person/ben/open', { channel: 'dm' });
  const opened: AppHomeOpenedEvent = {
    type: 'app_home_opened',
    user: 'U0BEN',
    channel: 'D0BEN',
    tab: 'messages',
    context,
    event_ts: some,
  };
  expect(await lastEvent('app_home_opened')).toEqual(opened);
  await sandbox.get('/person/ben/home');
  expect(await lastEvent('app_home_opened', (one) => one.tab === 'home')).toMatchObject({
    user: 'U0BEN',
    channel: 'D0BEN',
  });
});

test('a message to the app says which thread, canvas or list its writer has open, and an app that does not ask is told nothing', async () => {
  const said = await sandbox.post('/person/ben/messages', { channel: 'board', text: 'we meet in June' });
  const root = said.body.ts as string;
  await sandbox.post('/person/ben/context', { channel: 'board', ts: root });
  const seen: AppContextChangedEvent['context'] = {
    entities: [
      {
        type: 'slack#/types/message_context',
        value: { message_ts: root, channel_id: 'C0BOARD' },
        team_id: 'T0TEST',
      },
      { type: 'slack#/types/channel_id', value: 'C0BOARD', team_id: 'T0TEST' },
    ],
  };
  const looked = (entities: number) =>
    lastEvent('app_context_changed', ({ context }) => {
      const { entities: all = [] } = context as AppContextChangedEvent['context'];
      return all.length === entities;
    });
  expect(await looked(2)).toMatchObject({ user: 'U0BEN', context: seen });
  const asked = async (text: string) => {
    await sandbox.post('/person/ben/messages', { channel: 'dm', text });
    return (await lastEvent('message', (one) => one.text === text)) as unknown as GenericMessageEvent;
  };
  const told: GenericMessageEvent['app_context'] = seen;
  expect((await asked('summarise this')).app_context).toEqual(told);
  await sandbox.post('/person/ben/context', { canvas: 'F0PLAN' });
  expect((await asked('and this?')).app_context).toEqual({
    entities: [{ type: 'slack#/types/canvas_id', value: 'F0PLAN', team_id: 'T0TEST' }],
  });
  await sandbox.post('/person/ben/context', {});
  expect(await looked(0)).toMatchObject({ user: 'U0BEN', context: {} });
  expect(await asked('nothing open')).not.toHaveProperty('app_context');
  const unknown = await sandbox.post('/person/ben/context', { channel: 'board', ts: '1.1' });
  expect(unknown.body).toMatchObject({ error: 'message_not_found' });
});

test('stopping and renaming a session', async () => {
  const thread_ts = await say('dm', 'go');
  const { ts = '' } = await sample.client.chat.startStream({ channel: 'D0ANA', thread_ts });
  await sandbox.post('/person/ana/stop', { channel: 'dm', ts: thread_ts });
  const stopped: AgentSessionStoppedEvent = {
    type: 'agent_session_stopped',
    channel: 'D0ANA',
    user: 'U0ANA',
    thread_ts,
    streaming_message_ts: [ts],
    event_ts: some,
  };
  expect(await lastEvent('agent_session_stopped')).toEqual(stopped);
  await sandbox.post('/person/ana/rename', { channel: 'dm', ts: thread_ts, title: 'My session' });
  const renamed: AgentSessionTitleChangedEvent = {
    type: 'agent_session_title_changed',
    channel: 'D0ANA',
    user: 'U0ANA',
    team_id: 'T0TEST',
    thread_ts,
    title: 'My session',
    event_ts: some,
  };
  expect(await lastEvent('agent_session_title_changed')).toEqual(renamed);
});

test('people and groups that change', async () => {
  await sandbox.request('PATCH', '/people/ben', { guest: true, tz: 'Asia/Tokyo' });
  const user: Partial<UserChangeEvent['user']> = {
    id: 'U0BEN',
    is_restricted: true,
    tz: 'Asia/Tokyo',
    tz_offset: 32_400,
  };
  expect((await lastEvent('user_change')).user).toMatchObject(user);
  await sandbox.request('PATCH', '/groups/sales', { add: ['gia'], remove: ['ben'] });
  const subteam: Partial<SubteamUpdatedEvent['subteam']> = {
    id: 'S0SALES',
    users: ['U0ANA', 'U0GIA'],
    user_count: 2,
  };
  expect((await lastEvent('subteam_updated')).subteam).toMatchObject(subteam);
  const changed: Partial<SubteamMembersChangedEvent> = {
    subteam_id: 'S0SALES',
    added_users: ['U0GIA'],
    removed_users: ['U0BEN'],
  };
  expect(await lastEvent('subteam_members_changed')).toMatchObject(changed);
  await sandbox.post('/person/ana/channels', { name: 'launch' });
  expect((await lastEvent('channel_created')).channel).toMatchObject({ name: 'launch', is_channel: true });
});

test('commands, actions, shortcuts and modals', async () => {
  await sandbox.post('/person/ana/commands', { channel: 'general', command: '/echo', text: 'hi' });
  const command: SlashCommand = {
    token: some,
    command: '/echo',
    text: 'hi',
    response_url: some,
    trigger_id: some,
    user_id: 'U0ANA',
    user_name: 'ana',
    team_id: 'T0TEST',
    team_domain: 'testco',
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    api_app_id: sandbox.appId,
    is_enterprise_install: 'false',
  };
  expect(sample.seen.find(({ kind }) => kind === 'command')?.body).toEqual(command);

  const ts = await say('general', '@switchboard button please');
  const reply = await until(async () => (await sandbox.messages('ana', 'general', ts))[1]);
  await sandbox.post('/person/ana/actions', { channel: 'general', ts: reply.ts, action_id: 'again' });
  const person = { id: 'U0ANA', name: 'ana', username: 'ana', team_id: 'T0TEST' };
  const action: Partial<BlockAction> = {
    type: 'block_actions',
    api_app_id: sandbox.appId,
    team: { id: 'T0TEST', domain: 'testco' },
    user: person,
    channel: { id: 'C0GENERAL', name: 'general' },
    trigger_id: some,
    response_url: some,
    container: {
      type: 'message',
      message_ts: reply.ts,
      channel_id: 'C0GENERAL',
      is_ephemeral: false,
      thread_ts: ts,
    },
  };
  const click = sample.seen.find(({ kind }) => kind === 'block_actions');
  expect(click?.body).toMatchObject({
    ...action,
    actions: [{ type: 'button', action_id: 'again', block_id: 'more', value: '7', action_ts: some }],
    message: { ts: reply.ts, bot_id: sandbox.botId },
    state: { values: {} },
  });

  const view = await until(async () => (await sandbox.get('/person/ana/views')).body.views[0]);
  await sandbox.post('/person/ana/views', { view_id: view.id, values: { why: 'bad' } });
  const submitted: Partial<ViewSubmitAction> = {
    type: 'view_submission',
    user: person,
    team: { id: 'T0TEST', domain: 'testco' },
    trigger_id: some,
    response_urls: [],
  };
  const submission = sample.seen.find(({ kind }) => kind === 'view_submission')?.body;
  expect(submission).toMatchObject({ ...submitted, view: { id: view.id, callback_id: 'form', hash: some } });
  await sandbox.post('/person/ana/views/close', { view_id: view.id });
  const closed: Partial<ViewClosedAction> = { type: 'view_closed', user: person, is_cleared: false };
  expect(sample.seen.find(({ kind }) => kind === 'view_closed')?.body).toMatchObject({
    ...closed,
    view: { id: view.id },
  });

  await sandbox.post('/person/ana/shortcuts', { callback_id: 'about_this', channel: 'general', ts });
  const shortcut: Partial<MessageShortcut> = {
    type: 'message_action',
    callback_id: 'about_this',
    message_ts: ts,
    trigger_id: some,
    response_url: some,
    action_ts: some,
    channel: { id: 'C0GENERAL', name: 'general' },
    user: person,
  };
  expect(sample.seen.find(({ kind }) => kind === 'message_action')?.body).toMatchObject(shortcut);
});
