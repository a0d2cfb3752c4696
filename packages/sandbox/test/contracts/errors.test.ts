import { ErrorCode, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, sampleManifest } from '../fixtures/test-workspace.ts';

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
let clock: { ms: number };
let parent: string;
let botReply: string;
let canvas: string;

beforeAll(async () => {
  clock = { ms: Date.now() };
  sandbox = await openSandbox({ clock: { now: () => clock.ms } });
  parent = (await sandbox.post('/person/ana/messages', { channel: 'general', text: 'question' })).body.ts;
  botReply = (await call('chat.postMessage', { channel: 'C0GENERAL', thread_ts: parent, text: 'answer' })).ts;
  canvas = (await call('canvases.create', { title: 'Plan' })).canvas_id;
});
afterAll(() => sandbox.stop());

/** A raw call, so that what the SDK would refuse can be sent too. */
async function call(
  method: string,
  args: Record<string, unknown> = {},
  token: string | undefined = sandbox.botToken,
) {
  const response = await fetch(sandbox.apiUrl + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(args),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
  return (await response.json()) as any;
}

const stream = () => ({
  channel: 'C0GENERAL',
  thread_ts: parent,
  recipient_user_id: 'U0ANA',
  recipient_team_id: 'T0TEST',
});
const atEnd = { operation: 'insert_at_end', document_content: { type: 'markdown', markdown: 'x' } };
const long = (length: number) => 'x'.repeat(length);
const modal = { type: 'modal', title: { type: 'plain_text', text: 'Hi' }, blocks: [] };

test.each<[string, string, () => Record<string, unknown>]>([
  ['unknown_method', 'chat.shout', () => ({})],
  ['invalid_arguments', 'chat.postMessage', () => ({ text: 'x' })],
  ['channel_not_found', 'chat.postMessage', () => ({ channel: 'C0NOWHERE', text: 'x' })],
  ['channel_not_found', 'chat.postMessage', () => ({ channel: 'C0BOARD', text: 'x' })],
  ['no_text', 'chat.postMessage', () => ({ channel: 'C0GENERAL' })],
  ['no_text', 'chat.postMessage', () => ({ channel: 'C0GENERAL', text: '  ' })],
  ['msg_too_long', 'chat.postMessage', () => ({ channel: 'C0GENERAL', text: long(40_001) })],
  ['msg_too_long', 'chat.postMessage', () => ({ channel: 'C0GENERAL', markdown_text: long(12_001) })],
  [
    'markdown_text_conflict',
    'chat.postMessage',
    () => ({ channel: 'C0GENERAL', markdown_text: 'a', text: 'b' }),
  ],
  [
    'thread_not_found',
    'chat.postMessage',
    () => ({ channel: 'C0GENERAL', text: 'x', thread_ts: '1.000001' }),
  ],
  ['invalid_blocks', 'chat.postMessage', () => ({ channel: 'C0GENERAL', blocks: [{ type: 'hologram' }] })],
  ['invalid_blocks_format', 'chat.postMessage', () => ({ channel: 'C0GENERAL', blocks: '{' })],
  [
    'invalid_metadata_format',
    'chat.postMessage',
    () => ({ channel: 'C0GENERAL', text: 'x', metadata: { event_type: 'a' } }),
  ],
  ['message_not_found', 'chat.update', () => ({ channel: 'C0GENERAL', ts: '1.000001', text: 'x' })],
  ['cant_update_message', 'chat.update', () => ({ channel: 'C0GENERAL', ts: parent, text: 'x' })],
  ['msg_too_long', 'chat.update', () => ({ channel: 'C0GENERAL', ts: botReply, text: long(4_001) })],
  ['no_text', 'chat.update', () => ({ channel: 'C0GENERAL', ts: botReply })],
  ['cant_delete_message', 'chat.delete', () => ({ channel: 'C0GENERAL', ts: parent })],
  ['message_not_found', 'chat.delete', () => ({ channel: 'C0GENERAL', ts: '1.000001' })],
  ['user_not_in_channel', 'chat.postEphemeral', () => ({ channel: 'C0GENERAL', user: 'U0GIA', text: 'x' })],
  ['user_not_found', 'chat.postEphemeral', () => ({ channel: 'C0GENERAL', user: 'U0NOBODY', text: 'x' })],
  ['missing_recipient_user_id', 'chat.startStream', () => ({ channel: 'C0GENERAL', thread_ts: parent })],
  ['missing_recipient_team_id', 'chat.startStream', () => ({ ...stream(), recipient_team_id: undefined })],
  ['invalid_arguments', 'chat.startStream', () => ({ channel: 'C0GENERAL' })],
  ['invalid_chunks', 'chat.startStream', () => ({ ...stream(), chunks: [{ type: 'song' }] })],
  [
    'message_not_in_streaming_state',
    'chat.appendStream',
    () => ({ channel: 'C0GENERAL', ts: botReply, markdown_text: 'x' }),
  ],
  [
    'message_not_owned_by_app',
    'chat.appendStream',
    () => ({ channel: 'C0GENERAL', ts: parent, markdown_text: 'x' }),
  ],
  ['invalid_arguments', 'files.getUploadURLExternal', () => ({ length: 3 })],
  ['invalid_arguments', 'files.getUploadURLExternal', () => ({ filename: 'a.txt', length: 'long' })],
  ['missing_argument', 'files.getUploadURLExternal', () => ({ filename: 'a.txt', length: 0 })],
  [
    'file_upload_size_restricted',
    'files.getUploadURLExternal',
    () => ({ filename: 'a', length: 1_000_000_001 }),
  ],
  [
    'snippet_too_large',
    'files.getUploadURLExternal',
    () => ({ filename: 'a.py', length: 1_000_001, snippet_type: 'python' }),
  ],
  [
    'alt_txt_too_large',
    'files.getUploadURLExternal',
    () => ({ filename: 'a.png', length: 1, alt_txt: long(1_001) }),
  ],
  ['invalid_arguments', 'files.completeUploadExternal', () => ({ files: [] })],
  ['file_not_found', 'files.completeUploadExternal', () => ({ files: [{ id: 'F0NONE' }] })],
  [
    'invalid_arguments',
    'files.completeUploadExternal',
    () => ({ files: [{ id: 'F0NONE' }], channel_id: 'U0ANA' }),
  ],
  ['file_not_found', 'files.info', () => ({ file: 'F0NONE' })],
  ['canvas_not_found', 'canvases.edit', () => ({ canvas_id: 'F0NONE', changes: [atEnd] })],
  ['invalid_arguments', 'canvases.edit', () => ({ canvas_id: canvas, changes: [atEnd, atEnd] })],
  ['invalid_arguments', 'canvases.edit', () => ({ canvas_id: canvas, changes: [{ operation: 'delete' }] })],
  [
    'canvas_editing_failed',
    'canvases.edit',
    () => ({ canvas_id: canvas, changes: [{ operation: 'delete', section_id: 'temp:C:none' }] }),
  ],
  ['canvas_not_found', 'canvases.delete', () => ({ canvas_id: 'F0NONE' })],
  ['invalid_arguments', 'canvases.sections.lookup', () => ({ canvas_id: canvas, criteria: {} })],
  [
    'invalid_arguments',
    'canvases.sections.lookup',
    () => ({ canvas_id: canvas, criteria: { section_types: ['paragraph'] } }),
  ],
  ['invalid_parameters', 'canvases.access.set', () => ({ canvas_id: canvas, access_level: 'read' })],
  [
    'invalid_parameters',
    'canvases.access.set',
    () => ({ canvas_id: canvas, access_level: 'read', user_ids: ['U0ANA'], channel_ids: ['C0GENERAL'] }),
  ],
  [
    'channel_not_found',
    'canvases.access.set',
    () => ({ canvas_id: canvas, access_level: 'read', channel_ids: ['C0NONE'] }),
  ],
  [
    'user_not_found',
    'canvases.access.set',
    () => ({ canvas_id: canvas, access_level: 'read', user_ids: ['U0NOBODY'] }),
  ],
  ['file_not_found', 'files.delete', () => ({ file: 'F0NONE' })],
  ['user_not_found', 'users.info', () => ({ user: 'U0NOBODY' })],
  ['users_not_found', 'users.lookupByEmail', () => ({ email: 'nobody@testco.example' })],
  ['no_such_subteam', 'usergroups.users.list', () => ({ usergroup: 'S0NONE' })],
  ['bot_not_found', 'bots.info', () => ({ bot: 'B0NONE' })],
  ['channel_not_found', 'conversations.info', () => ({ channel: 'C0BOARD' })],
  ['channel_not_found', 'conversations.members', () => ({ channel: 'C0BOARD' })],
  ['thread_not_found', 'conversations.replies', () => ({ channel: 'C0GENERAL', ts: '1.000001' })],
  ['invalid_types', 'conversations.list', () => ({ types: 'secret_channel' })],
  ['invalid_cursor', 'users.list', () => ({ cursor: 'not a cursor' })],
  ['invalid_limit', 'users.list', () => ({ limit: 5000 })],
  ['users_list_not_supplied', 'conversations.open', () => ({})],
  ['already_reacted', 'reactions.add', () => ({ channel: 'C0GENERAL', timestamp: botReply, name: 'eyes' })],
  ['no_reaction', 'reactions.remove', () => ({ channel: 'C0GENERAL', timestamp: botReply, name: 'tada' })],
  [
    'message_not_found',
    'reactions.add',
    () => ({ channel: 'C0GENERAL', timestamp: '1.000001', name: 'eyes' }),
  ],
  [
    'invalid_name',
    'reactions.add',
    () => ({ channel: 'C0GENERAL', timestamp: parent, name: 'not an emoji' }),
  ],
  ['invalid_trigger_id', 'views.open', () => ({ trigger_id: '1.X', view: modal })],
  ['invalid_arguments', 'views.open', () => ({ view: modal })],
  ['invalid_arguments', 'views.open', () => ({ trigger_id: '1.X', view: { ...modal, title: undefined } })],
  ['not_found', 'views.update', () => ({ view_id: 'V0NONE', view: modal })],
  ['user_not_found', 'views.publish', () => ({ user_id: 'U0NOBODY', view: { type: 'home', blocks: [] } })],
  ['invalid_arguments', 'views.publish', () => ({ user_id: 'U0ANA', view: modal })],
  [
    'too_many_prompts',
    'assistant.threads.setSuggestedPrompts',
    () => ({ channel_id: 'D0ANA', prompts: Array(5).fill({ title: 'a', message: 'b' }) }),
  ],
  [
    'invalid_status',
    'agents.sessions.setStatus',
    () => ({ channel_id: 'C0GENERAL', thread_ts: parent, status: 'asleep' }),
  ],
  [
    'title_too_long',
    'agents.sessions.rename',
    () => ({ channel_id: 'C0GENERAL', thread_ts: parent, title: long(201) }),
  ],
  ['invalid_blocks', 'blocks.validate', () => ({ blocks: [{ type: 'section' }] })],
])('%s from %s', async (error, method, args) => {
  if (error === 'already_reacted') await call(method, args());
  expect(await call(method, args())).toMatchObject({ ok: false, error });
});

test('a wrong block is named by its place, as Slack does', async () => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: long(3_001) } }];
  const answer = await call('chat.postMessage', { channel: 'C0GENERAL', blocks });
  expect(answer.response_metadata.messages).toEqual([
    '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ]);
});

test.each([
  ['off', 'canvases.create', 'canvas_disabled_user_team'],
  ['off', 'canvases.edit', 'canvas_disabled_user_team'],
  ['free', 'canvases.create', 'free_teams_cannot_create_non_tabbed_canvases'],
  ['free', 'canvases.edit', 'free_teams_cannot_edit_standalone_canvases'],
])('where canvases are %s, %s answers %s', async (canvases, method, error) => {
  await sandbox.post('/canvases', { canvases });
  expect(await call(method, { canvas_id: canvas, changes: [atEnd] })).toMatchObject({ ok: false, error });
  await sandbox.post('/canvases', { canvases: 'on' });
});

test('a file cannot be shared where the bot may not post, and is still there for another place', async () => {
  const { upload_url, file_id } = await call('files.getUploadURLExternal', { filename: 'a.txt', length: 1 });
  const files = [{ id: file_id, title: 'A' }];
  const share = (place: object) => call('files.completeUploadExternal', { files, ...place });
  expect((await share({ channel_id: 'C0GENERAL' })).error).toBe('file_not_found');
  await fetch(upload_url, { method: 'POST', body: 'a' });
  expect((await share({ channel_id: 'C0BOARD' })).error).toBe('channel_not_found');
  expect((await share({ channel_id: 'C0GENERAL', thread_ts: '1.000001' })).error).toBe('thread_not_found');
  expect(await share({ channel_id: 'C0GENERAL', thread_ts: parent })).toMatchObject({ ok: true });
});

test('in a public channel that it has not joined the bot may neither post nor read, and in an empty workspace it finds none', async () => {
  const { channel } = (await sandbox.post('/person/ana/channels', { name: 'launch' })).body;
  expect((await call('chat.postMessage', { channel, text: 'x' })).error).toBe('not_in_channel');
  expect((await call('conversations.history', { channel })).error).toBe('not_in_channel');
  expect((await call('conversations.info', { channel })).channel).toMatchObject({
    name: 'launch',
    is_member: false,
  });
  await call('conversations.join', { channel });
  expect(await call('chat.postMessage', { channel, text: 'x' })).toMatchObject({ ok: true, channel });

  const empty = await openSandbox({ seed: { people: [{ id: 'U1', name: 'u', realName: 'U' }] } });
  const client = new WebClient(empty.botToken, { slackApiUrl: empty.apiUrl });
  expect((await client.conversations.list()).channels).toEqual([]);
  expect((await empty.get('/person/u/channels')).body.channels).toMatchObject([{ kind: 'dm' }]);
  await empty.stop();
});

describe('tokens', () => {
  test.each([
    ['not_authed', 'auth.test', ''],
    ['invalid_auth', 'auth.test', 'xoxb-wrong'],
  ])('%s', async (error, method, token) => {
    expect(await call(method, {}, token)).toEqual({ ok: false, error });
  });
  test('each method takes its own kind of token', async () => {
    expect((await call('auth.test', {}, sandbox.appToken)).error).toBe('not_allowed_token_type');
    expect((await call('apps.connections.open', {}, sandbox.botToken)).error).toBe('not_allowed_token_type');
  });
  test('a scope that was not granted is named', async () => {
    const oauth_config = { scopes: { bot: ['chat:write', 'channels:read'] } };
    const narrow = await openSandbox({ manifest: { ...sampleManifest, oauth_config } });
    const client = new WebClient(narrow.botToken, {
      slackApiUrl: narrow.apiUrl,
      retryConfig: { retries: 0 },
    });
    await expect(client.users.list({})).rejects.toMatchObject({
      code: ErrorCode.PlatformError,
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write,channels:read' },
    });
    const { response_metadata } = await client.auth.test();
    expect(response_metadata?.scopes).toEqual(['chat:write', 'channels:read']);
    await narrow.stop();
  });
});

describe('streams', () => {
  test('a stream dies after five minutes', async () => {
    const { ts } = await call('chat.startStream', { ...stream(), markdown_text: 'so far' });
    clock.ms += 299_000;
    expect(
      await call('chat.appendStream', { channel: 'C0GENERAL', ts, markdown_text: ' good' }),
    ).toMatchObject({ ok: true });
    clock.ms += 1_000;
    const late = await call('chat.appendStream', { channel: 'C0GENERAL', ts, markdown_text: ' bad' });
    expect(late.error).toBe('message_not_in_streaming_state');
    const updated = await call('chat.update', { channel: 'C0GENERAL', ts, text: 'continued' });
    expect(updated.ok).toBe(true);
  });
  test('a stream that a person stopped takes no more, and keeps what it has', async () => {
    const { ts } = await call('chat.startStream', { ...stream(), markdown_text: 'so far' });
    expect((await sandbox.post('/person/ana/stop', { channel: 'general', ts })).body.stopped).toEqual([ts]);
    for (const method of ['chat.appendStream', 'chat.stopStream']) {
      expect((await call(method, { channel: 'C0GENERAL', ts, markdown_text: 'x' })).error).toBe(
        'stopped_by_user',
      );
    }
    const thread = await sandbox.messages('ana', 'general', parent);
    expect(thread.at(-1)).toMatchObject({ text: 'so far', final: true, stopped: true });
  });
  test('a growing message cannot be updated', async () => {
    const { ts } = await call('chat.startStream', stream());
    expect((await call('chat.update', { channel: 'C0GENERAL', ts, text: 'x' })).error).toBe(
      'streaming_state_conflict',
    );
  });
  test('tasks are shown one by one or as a plan', async () => {
    const task = (status: string) => [{ type: 'task_update', id: '1', title: 'Search', status }];
    const { ts } = await call('chat.startStream', {
      ...stream(),
      task_display_mode: 'plan',
      chunks: task('in_progress'),
    });
    await call('chat.appendStream', { channel: 'C0GENERAL', ts, chunks: task('complete') });
    await call('chat.stopStream', { channel: 'C0GENERAL', ts });
    const thread = await sandbox.messages('ana', 'general', parent);
    expect(thread.at(-1).blocks).toMatchObject([
      { type: 'plan', tasks: [{ task_id: '1', status: 'complete' }] },
    ]);
  });
});

describe('lists', () => {
  test('every page is reached by its cursor, and nothing is seen twice', async () => {
    const client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl });
    const seen: string[] = [];
    for await (const page of client.paginate('users.list', { limit: 2 })) {
      seen.push(...(page as unknown as { members: { id: string }[] }).members.map(({ id }) => id));
    }
    expect(seen).toEqual(['U0ANA', 'U0BEN', 'U0GIA', 'U0EVE', sandbox.botUserId]);
  });
  test('the bot lists public channels and the private ones that it is in', async () => {
    const { channels } = await call('conversations.list', { types: 'public_channel,private_channel' });
    const names = channels.map(({ name }: { name: string }) => name);
    expect(names.slice(0, 3)).toEqual(['general', 'help', 'deals']);
    expect(names).not.toContain('board');
  });
  test('form bodies work as JSON bodies do', async () => {
    const response = await fetch(`${sandbox.apiUrl}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({
        token: sandbox.botToken,
        channel: '#general',
        blocks: JSON.stringify([{ type: 'divider' }]),
        unfurl_links: 'false',
      }),
    });
    expect(await response.json()).toMatchObject({
      ok: true,
      channel: 'C0GENERAL',
      message: { blocks: [{ type: 'divider' }] },
    });
  });
});
