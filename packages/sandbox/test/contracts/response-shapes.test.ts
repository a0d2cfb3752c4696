import type {
  AgentsSessionsRenameResponse,
  AgentsSessionsSetStatusResponse,
  AssistantThreadsSetStatusResponse,
  AuthTestResponse,
  BotsInfoResponse,
  CanvasesAccessSetResponse,
  CanvasesCreateResponse,
  CanvasesDeleteResponse,
  CanvasesEditResponse,
  CanvasesSectionsLookupResponse,
  ChatAppendStreamResponse,
  ChatDeleteResponse,
  ChatGetPermalinkResponse,
  ChatPostEphemeralResponse,
  ChatPostMessageResponse,
  ChatStartStreamResponse,
  ChatStopStreamResponse,
  ChatUpdateResponse,
  ConversationsHistoryResponse,
  ConversationsInfoResponse,
  ConversationsJoinResponse,
  ConversationsListResponse,
  ConversationsMembersResponse,
  ConversationsOpenResponse,
  ConversationsRepliesResponse,
  FilesCompleteUploadExternalResponse,
  FilesDeleteResponse,
  FilesGetUploadURLExternalResponse,
  FilesInfoResponse,
  FilesListResponse,
  ReactionsAddResponse,
  ReactionsGetResponse,
  TeamInfoResponse,
  UsergroupsListResponse,
  UsergroupsUsersListResponse,
  UsersConversationsResponse,
  UsersInfoResponse,
  UsersListResponse,
  UsersLookupByEmailResponse,
  ViewsPublishResponse,
} from '@slack/web-api';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandbox } from '../fixtures/test-workspace.ts';

/**
 * Each fixture is typed as the official SDK's response, so it cannot name a field that Slack does not have; the
 * server's answer must have the fixture's fields with values of the same kinds, and no top-level field besides.
 */

type Sample<T> = Omit<T, 'response_metadata'> & { ok: boolean; response_metadata?: { next_cursor?: string } };

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
let client: WebClient;
let parent: string;
let reply: string;

beforeAll(async () => {
  sandbox = await openSandbox();
  client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
  parent = (await sandbox.post('/person/ana/messages', { channel: 'general', text: 'question' })).body.ts;
  const metadata = { event_type: 'turn', event_payload: { key: 'k' } };
  const posted = await client.chat.postMessage({
    channel: 'C0GENERAL',
    thread_ts: parent,
    text: 'answer',
    metadata,
  });
  reply = posted.ts ?? '';
  await client.reactions.add({ channel: 'C0GENERAL', timestamp: parent, name: 'eyes' });
});
afterAll(() => sandbox.stop());

const botMessage = {
  type: 'message',
  user: 'U1',
  text: 'x',
  ts: '1.2',
  team: 'T1',
  bot_id: 'B1',
  app_id: 'A1',
  thread_ts: '1.2',
  parent_user_id: 'U1',
  bot_profile: {
    id: 'B1',
    name: 'x',
    app_id: 'A1',
    team_id: 'T1',
    updated: 0,
    deleted: false,
    icons: { image_36: '' },
  },
};
const threadParent = {
  type: 'message',
  user: 'U1',
  text: 'x',
  ts: '1.2',
  team: 'T1',
  thread_ts: '1.2',
  reply_count: 1,
  reply_users_count: 1,
  latest_reply: '1.2',
  reply_users: ['U1'],
  is_locked: false,
  subscribed: true,
  reactions: [{ name: 'eyes', users: ['U1'], count: 1 }],
};
const channel = {
  id: 'C1',
  name: 'x',
  name_normalized: 'x',
  is_channel: true,
  is_group: false,
  is_im: false,
  is_mpim: false,
  is_private: false,
  created: 1,
  creator: 'U1',
  is_archived: false,
  is_general: true,
  unlinked: 0,
  is_shared: false,
  is_ext_shared: false,
  is_org_shared: false,
  is_pending_ext_shared: false,
  pending_shared: [],
  context_team_id: 'T1',
  updated: 1,
  is_member: true,
  topic: { value: '', creator: '', last_set: 0 },
  purpose: { value: '', creator: '', last_set: 0 },
  previous_names: [],
};
const user = {
  id: 'U1',
  team_id: 'T1',
  name: 'x',
  deleted: false,
  color: 'x',
  real_name: 'x',
  tz: 'x',
  tz_label: 'x',
  tz_offset: 0,
  is_admin: true,
  is_owner: false,
  is_primary_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_stranger: false,
  is_bot: false,
  is_app_user: false,
  is_email_confirmed: true,
  updated: 1,
  who_can_share_contact_card: 'EVERYONE',
  profile: {
    title: '',
    real_name: 'x',
    display_name: 'x',
    first_name: 'x',
    last_name: 'x',
    email: 'x',
    team: 'T1',
  },
};

test('auth.test', async () => {
  const sample: Sample<AuthTestResponse> = {
    ok: true,
    url: 'x',
    team: 'x',
    user: 'x',
    team_id: 'T1',
    user_id: 'U1',
    bot_id: 'B1',
    app_id: 'A1',
    is_enterprise_install: false,
  };
  expectShape(await client.auth.test(), sample);
});

test('bots.info and team.info', async () => {
  const bot: Sample<BotsInfoResponse> = {
    ok: true,
    bot: {
      id: 'B1',
      deleted: false,
      name: 'x',
      updated: 0,
      app_id: 'A1',
      user_id: 'U1',
      icons: { image_36: '' },
    },
  };
  expectShape(await client.bots.info({ bot: sandbox.botId }), bot);
  const team: Sample<TeamInfoResponse> = {
    ok: true,
    team: { id: 'T1', name: 'x', domain: 'x', url: 'x', email_domain: '' },
  };
  expectShape(await client.team.info({}), team);
});

test('users.info, users.list and users.lookupByEmail', async () => {
  const info: Sample<UsersInfoResponse> = { ok: true, user: { ...user, locale: 'en-US' } };
  expectShape(await client.users.info({ user: 'U0ANA', include_locale: true }), info);
  const list: Sample<UsersListResponse> = {
    ok: true,
    members: [user],
    cache_ts: 1,
    response_metadata: { next_cursor: '' },
  };
  expectShape(await client.users.list({}), list);
  const found: Sample<UsersLookupByEmailResponse> = { ok: true, user: { id: 'U1', name: 'x' } };
  expectShape(await client.users.lookupByEmail({ email: 'ANA@testco.example' }), found);
});

test('usergroups.list and usergroups.users.list', async () => {
  const list: Sample<UsergroupsListResponse> = {
    ok: true,
    usergroups: [
      {
        id: 'S1',
        team_id: 'T1',
        is_usergroup: true,
        is_subteam: true,
        name: 'x',
        description: '',
        handle: 'x',
        is_external: false,
        date_create: 1,
        date_update: 1,
        date_delete: 0,
        auto_provision: false,
        created_by: 'U1',
        updated_by: 'U1',
        prefs: { channels: [], groups: [] },
        users: ['U1'],
        user_count: 1,
      },
    ],
  };
  expectShape(await client.usergroups.list({ include_users: true }), list);
  const users: Sample<UsergroupsUsersListResponse> = { ok: true, users: ['U1'] };
  const actual = await client.usergroups.users.list({ usergroup: 'S0SALES' });
  expectShape(actual, users);
  expect(actual.users).toEqual(['U0ANA', 'U0BEN']);
});

test('conversations.list, .info, .members, .open and .join, and users.conversations', async () => {
  const list: Sample<ConversationsListResponse> = {
    ok: true,
    channels: [{ ...channel, num_members: 1 }],
    response_metadata: { next_cursor: '' },
  };
  expectShape(await client.conversations.list(), list);
  const info: Sample<ConversationsInfoResponse> = { ok: true, channel };
  expectShape(await client.conversations.info({ channel: 'C0GENERAL' }), info);
  const members: Sample<ConversationsMembersResponse> = {
    ok: true,
    members: ['U1'],
    response_metadata: { next_cursor: '' },
  };
  expectShape(await client.conversations.members({ channel: 'C0GENERAL' }), members);
  const open: Sample<ConversationsOpenResponse> = {
    ok: true,
    no_op: true,
    already_open: true,
    channel: { id: 'D1' },
  };
  expectShape(await client.conversations.open({ users: 'U0ANA' }), open);
  const join: Sample<ConversationsJoinResponse> & { warning?: string } = { ok: true, channel, warning: 'x' };
  expectShape(await client.conversations.join({ channel: 'C0GENERAL' }), join);
  const mine: Sample<UsersConversationsResponse> = {
    ok: true,
    channels: [channel],
    response_metadata: { next_cursor: '' },
  };
  expectShape(await client.users.conversations({}), mine);
});

test('conversations.replies and .history, with metadata when asked for', async () => {
  const replies: Sample<ConversationsRepliesResponse> = {
    ok: true,
    messages: [threadParent, { ...botMessage, metadata: { event_type: 'x', event_payload: {} } }],
    has_more: false,
  };
  expectShape(
    await client.conversations.replies({ channel: 'C0GENERAL', ts: parent, include_all_metadata: true }),
    replies,
  );
  const bare = await client.conversations.replies({ channel: 'C0GENERAL', ts: parent });
  expect(bare.messages?.[1]).not.toHaveProperty('metadata');
  const history: Sample<ConversationsHistoryResponse> = {
    ok: true,
    messages: [threadParent],
    has_more: false,
    pin_count: 0,
  };
  const actual = await client.conversations.history({ channel: 'C0GENERAL' });
  expectShape({ ...actual, messages: actual.messages?.slice(-1) }, history);
});

test('chat.postMessage, .update, .getPermalink, .delete and .postEphemeral', async () => {
  const posted: Sample<ChatPostMessageResponse> = { ok: true, channel: 'C1', ts: '1.2', message: botMessage };
  const actual = await client.chat.postMessage({ channel: 'C0GENERAL', thread_ts: parent, text: 'x' });
  expectShape(actual, posted);
  const ts = actual.ts ?? '';
  const updated: Sample<ChatUpdateResponse> = {
    ok: true,
    channel: 'C1',
    ts: '1.2',
    text: 'x',
    message: { type: 'message', text: 'x', user: 'U1', edited: { user: 'U1', ts: '1.2' } },
  };
  expectShape(await client.chat.update({ channel: 'C0GENERAL', ts, text: 'y' }), updated);
  const link: Sample<ChatGetPermalinkResponse> = { ok: true, channel: 'C1', permalink: 'x' };
  expectShape(await client.chat.getPermalink({ channel: 'C0GENERAL', message_ts: ts }), link);
  const deleted: Sample<ChatDeleteResponse> = { ok: true, channel: 'C1', ts: '1.2' };
  expectShape(await client.chat.delete({ channel: 'C0GENERAL', ts }), deleted);
  const whispered: Sample<ChatPostEphemeralResponse> = { ok: true, message_ts: '1.2' };
  expectShape(await client.chat.postEphemeral({ channel: 'C0GENERAL', user: 'U0ANA', text: 'x' }), whispered);
});

test('chat.startStream, .appendStream and .stopStream', async () => {
  const target = {
    channel: 'C0GENERAL',
    thread_ts: parent,
    recipient_user_id: 'U0ANA',
    recipient_team_id: 'T0TEST',
  };
  const started: Sample<ChatStartStreamResponse> = { ok: true, channel: 'C1', ts: '1.2' };
  const actual = await client.chat.startStream(target);
  expectShape(actual, started);
  const ts = actual.ts ?? '';
  const appended: Sample<ChatAppendStreamResponse> = { ok: true, channel: 'C1', ts: '1.2' };
  const chunks = [
    { type: 'task_update' as const, id: '1', title: 'Search', status: 'in_progress' as const },
    { type: 'markdown_text' as const, text: 'hello' },
  ];
  expectShape(await client.chat.appendStream({ channel: 'C0GENERAL', ts, chunks }), appended);
  const stopped: Sample<ChatStopStreamResponse> = {
    ok: true,
    channel: 'C1',
    ts: '1.2',
    message: { type: 'message', text: 'x', blocks: [{ block_id: 'x' }] },
  };
  const metadata = { event_type: 'turn', event_payload: { key: 'k' } };
  expectShape(await client.chat.stopStream({ channel: 'C0GENERAL', ts, metadata }), stopped);
});

test('files.getUploadURLExternal, .completeUploadExternal, .info and .delete', async () => {
  const file = {
    id: 'F1',
    created: 1,
    timestamp: 1,
    name: 'x',
    title: 'x',
    mimetype: 'x',
    filetype: 'x',
    pretty_type: 'x',
    user: 'U1',
    user_team: 'T1',
    editable: false,
    size: 1,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: 'x',
    url_private_download: 'x',
    permalink: 'x',
    has_rich_preview: false,
    file_access: 'visible',
    alt_txt: 'x',
  };
  const announced: Sample<FilesGetUploadURLExternalResponse> = { ok: true, upload_url: 'x', file_id: 'F1' };
  const about = { filename: 'a.png', length: 1, alt_text: 'x' };
  const { upload_url = '', file_id = '', ...rest } = await client.files.getUploadURLExternal(about);
  expectShape({ ...rest, upload_url, file_id }, announced);
  await fetch(upload_url, { method: 'POST', body: 'a' });
  const files = [{ id: file_id, title: 'x' }] as [{ id: string; title: string }];
  const shared: Sample<FilesCompleteUploadExternalResponse> = { ok: true, files: [file] };
  expectShape(await client.files.completeUploadExternal({ files, channel_id: 'C0GENERAL' }), shared);
  const info: Sample<FilesInfoResponse> = {
    ok: true,
    comments: [],
    file: {
      ...file,
      channels: ['C1'],
      groups: [],
      ims: [],
      shares: { public: { C0GENERAL: [{ ts: '1.2' }] }, private: {} },
      comments_count: 0,
    },
    response_metadata: { next_cursor: '' },
  };
  expectShape(await client.files.info({ file: file_id }), info);
  const none: Sample<FilesDeleteResponse> = { ok: true };
  expectShape(await client.files.delete({ file: file_id }), none);
});

test('canvases.create, .edit, .access.set, .sections.lookup and .delete, and canvases among files', async () => {
  const created: Sample<CanvasesCreateResponse> = { ok: true, canvas_id: 'F1' };
  const made = await client.canvases.create({ title: 'x' });
  expectShape(made, created);
  const canvas_id = made.canvas_id!;
  const edited: Sample<CanvasesEditResponse> = { ok: true };
  const document_content = { type: 'markdown' as const, markdown: '## Deals\n- **One**' };
  expectShape(
    await client.canvases.edit({ canvas_id, changes: [{ operation: 'replace', document_content }] }),
    edited,
  );
  const shared: Sample<CanvasesAccessSetResponse> = { ok: true };
  expectShape(
    await client.canvases.access.set({ canvas_id, access_level: 'read', user_ids: ['U0ANA'] }),
    shared,
  );
  expectShape(
    await client.canvases.access.set({ canvas_id, access_level: 'read', channel_ids: ['C0GENERAL'] }),
    shared,
  );
  const found: Sample<CanvasesSectionsLookupResponse> = { ok: true, sections: [{ id: 'temp:C:1' }] };
  const criteria = { section_types: ['any_header'] as ['any_header'], contains_text: 'Deals' };
  expectShape(await client.canvases.sections.lookup({ canvas_id, criteria }), found);
  const file = {
    id: 'F1',
    created: 1,
    timestamp: 1,
    updated: 1,
    name: 'x',
    title: 'x',
    mimetype: 'x',
    filetype: 'x',
    pretty_type: 'x',
    user: 'U1',
    canvas_creator_id: 'U1',
    editors: ['U1'],
    last_editor: 'U1',
    user_team: 'T1',
    editable: true,
    size: 1,
    mode: 'x',
    is_external: false,
    is_public: false,
    public_url_shared: false,
    permalink: 'x',
    file_access: 'x',
    org_or_workspace_access: 'x',
    dm_mpdm_users_with_file_access: [{ access: 'read', user_id: 'U1' }],
    channels: ['C1'],
    groups: [],
    ims: [],
  };
  const info: Sample<FilesInfoResponse> = {
    ok: true,
    comments: [],
    file,
    response_metadata: { next_cursor: '' },
  };
  expectShape(await client.files.info({ file: canvas_id }), info);
  const paging = { count: 1, total: 1, page: 1, pages: 1 };
  const list: Sample<FilesListResponse> = { ok: true, files: [file], paging };
  const listed = await client.files.list({ user: sandbox.botUserId });
  expectShape({ ...listed, files: listed.files!.filter(({ id }) => id === canvas_id) }, list);
  const deleted: Sample<CanvasesDeleteResponse> = { ok: true };
  expectShape(await client.canvases.delete({ canvas_id }), deleted);
});

test('reactions.add and .get', async () => {
  const added: Sample<ReactionsAddResponse> = { ok: true };
  expectShape(await client.reactions.add({ channel: 'C0GENERAL', timestamp: reply, name: 'tada' }), added);
  const got: Sample<ReactionsGetResponse> = {
    ok: true,
    type: 'message',
    channel: 'C1',
    message: { type: 'message', text: 'x', ts: '1.2', reactions: [{ name: 'x', users: ['U1'], count: 1 }] },
  };
  expectShape(await client.reactions.get({ channel: 'C0GENERAL', timestamp: reply }), got);
});

test('assistant.threads.*, agents.sessions.* and views.publish', async () => {
  const thread = { channel_id: 'C0GENERAL', thread_ts: parent };
  const none: Sample<AssistantThreadsSetStatusResponse> = { ok: true };
  const loading = { ...thread, status: 'is thinking...', loading_messages: ['Reading'] };
  expectShape(await client.assistant.threads.setStatus(loading), none);
  const prompts = [{ title: 'a', message: 'b' }];
  expectShape(await client.assistant.threads.setSuggestedPrompts({ ...thread, prompts }), none);
  expectShape(await client.assistant.threads.setTitle({ ...thread, title: 'a' }), none);
  const status: Sample<AgentsSessionsSetStatusResponse> = {
    ok: true,
    status: 'x',
    agent_status: 'x',
    title: 'x',
  };
  expectShape(await client.agents.sessions.setStatus({ ...thread, status: 'processing' }), status);
  const renamed: Sample<AgentsSessionsRenameResponse> = { ok: true, title: 'x' };
  expectShape(await client.agents.sessions.rename({ ...thread, title: 'b' }), renamed);
  const published: Sample<ViewsPublishResponse> = {
    ok: true,
    view: {
      id: 'V1',
      team_id: 'T1',
      type: 'home',
      private_metadata: '',
      callback_id: '',
      hash: 'x',
      clear_on_close: false,
      notify_on_close: false,
      root_view_id: 'V1',
      app_id: 'A1',
      external_id: '',
      app_installed_team_id: 'T1',
      bot_id: 'B1',
    },
  };
  expectShape(
    await client.views.publish({ user_id: 'U0ANA', view: { type: 'home', blocks: [] } }),
    published,
  );
});

function expectShape(actual: object, sample: object): void {
  const { response_metadata: metadata, ...fields } = actual as Record<string, unknown>;
  const { response_metadata: wanted, ...sampled } = sample as Record<string, unknown>;
  expect(Object.keys(fields).sort()).toEqual(Object.keys(sampled).sort());
  expect(kinds(fields)).toMatchObject(kinds(sampled) as object);
  if (wanted) expect(metadata).toMatchObject({ next_cursor: expect.any(String) });
}

/** Puts the kind of every value in its place; of a list only as many as the sample has count. */
function kinds(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? 'list' : { list: kinds(value[0]), of: 'list' };
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, kinds(inner)]));
}
