import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSampleApp } from '../fixtures/sample-app.ts';
import { openSandbox, sampleManifest, until } from '../fixtures/test-workspace.ts';

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
let sample: Awaited<ReturnType<typeof startSampleApp>>;
let bot: WebClient;

beforeAll(async () => {
  sandbox = await openSandbox({ timings: { ackMs: 1_500 } });
  sample = await startSampleApp(sandbox, 'socket');
  bot = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
});
afterAll(async () => {
  await sample.stop();
  await sandbox.stop();
});

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
type Any = any;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const note = { name: 'notes.txt', content: 'Grüße aus Köln' };
const picture = { name: 'error shot.png', content: png.toString('base64') };

const send = async (user: string, body: object) =>
  (await sandbox.post(`/person/${user}/messages`, { channel: 'general', ...body })).body;
const seenMessage = (ts: string): Promise<Any> =>
  until(
    () =>
      sample.seen.map(({ body }) => body.event as Any).findLast((event) => event?.ts === ts && event.channel),
    'the event',
  );
const fetchAs = (url: string, token: string) =>
  fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' });
const errorOf = async (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { data?: { error?: string } }) => error.data?.error,
  );

/** The three steps, each as it is documented; the contents may be sent raw or as a form. */
async function upload(name: string, content: Buffer, { form }: { form?: boolean } = {}): Promise<string> {
  const { upload_url = '', file_id = '' } = await bot.files.getUploadURLExternal({
    filename: name,
    length: content.length,
  });
  const body = new Uint8Array(content);
  let sent: FormData | Uint8Array<ArrayBuffer> = body;
  if (form) {
    sent = new FormData();
    sent.set('filename', new Blob([body]), name);
  }
  const response = await fetch(upload_url, { method: 'POST', body: sent });
  expect([response.status, await response.text()]).toEqual([200, `OK - ${content.length}`]);
  return file_id;
}

describe('files that a person sends', () => {
  test('arrive as a file_share event that names them, in a channel, in a thread and in the DM', async () => {
    const { ts } = await send('ana', { text: 'here', files: [note, picture] });
    const event = await seenMessage(ts);
    expect(event).toMatchObject({ type: 'message', subtype: 'file_share', text: 'here', user: 'U0ANA' });
    expect(event.files).toMatchObject([
      { name: 'notes.txt', mimetype: 'text/plain', filetype: 'text', size: 17, user: 'U0ANA' },
      { name: 'error shot.png', mimetype: 'image/png', filetype: 'png', size: png.length, mode: 'hosted' },
    ]);
    const reply = await send('ana', { thread_ts: ts, files: [note] });
    expect(await seenMessage(reply.ts)).toMatchObject({ subtype: 'file_share', text: '', thread_ts: ts });
    const direct = await send('ana', { channel: 'dm', files: [picture] });
    expect(await seenMessage(direct.ts)).toMatchObject({ channel_type: 'im', files: [{ size: png.length }] });
    const { messages } = await bot.conversations.replies({ channel: 'C0GENERAL', ts });
    expect(messages?.map(({ files }) => files?.length)).toEqual([2, 1]);
    const history = await bot.conversations.history({ channel: 'D0ANA', limit: 1 });
    expect(history.messages?.[0]).toMatchObject({ subtype: 'file_share', files: [{ filetype: 'png' }] });
  });

  test('come with a mention too', async () => {
    const { ts } = await send('ana', { text: '@switchboard what is this?', files: [picture] });
    const mention = await until(() => sample.seen.findLast(({ kind }) => kind === 'app_mention')?.body);
    expect(mention.event).toMatchObject({ ts, files: [{ name: 'error shot.png' }] });
  });

  test('are read back byte for byte, by the bot and by who sees the message', async () => {
    const { ts } = await send('ana', { files: [note, picture] });
    const { files } = await seenMessage(ts);
    const contents = await Promise.all(
      files.map(async ({ url_private }: Any) => {
        const response = await fetchAs(url_private, sandbox.botToken);
        return [response.status, Buffer.from(await response.arrayBuffer()).toString('base64')];
      }),
    );
    expect(contents).toEqual([
      [200, Buffer.from(note.content).toString('base64')],
      [200, picture.content],
    ]);
    const shown = (await sandbox.messages('ben', 'general')).at(-1).files;
    expect(shown).toEqual([
      { id: files[0].id, name: 'notes.txt', mimetype: 'text/plain', size: 17, url: expect.any(String) },
      { id: files[1].id, name: 'error shot.png', mimetype: 'image/png', size: 70, url: expect.any(String) },
    ]);
    expect(await (await fetch(shown[0].url)).text()).toBe(note.content);
    expect((await fetch(shown[1].url)).headers.get('content-disposition')).toMatch(/^inline/);
    expect((await fetch(`${shown[1].url}?download`)).headers.get('content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''error%20shot\.png$/,
    );
  });

  test('are text or base64 as their type says, or as the sender says', async () => {
    const files = [
      { name: 'a.json', content: '{"a":1}' },
      { name: 'b.txt', content: 'abcd' },
      { name: 'c.bin', content: 'YWJj' },
      { name: 'd.bin', content: 'not base64!' },
      { name: 'e.txt', content: 'YWJj', encoding: 'base64' },
      { name: 'f.bin', content: 'YWJj', encoding: 'text' },
    ];
    await send('ana', { files });
    const shown = (await sandbox.messages('ana', 'general')).at(-1).files;
    const contents = await Promise.all(shown.map(async ({ url }: Any) => (await fetch(url)).text()));
    expect(contents).toEqual(['{"a":1}', 'abcd', 'abc', 'not base64!', 'abc', 'YWJj']);
  });

  test('are refused when there is nothing in them or too many of them, and then nothing is posted', async () => {
    const before = (await sandbox.messages('ana', 'general')).length;
    const empty = await send('ana', { files: [note, { name: 'x.txt', content: '' }] });
    expect(empty).toMatchObject({ error: 'invalid_arguments', message: /files\.1\.content/ });
    expect((await send('ana', { files: Array(11).fill(note) })).error).toBe('invalid_arguments');
    expect((await send('ana', { text: '', files: [] })).error).toBe('no_text');
    const broken = { name: 'x.bin', content: '%%%', encoding: 'base64' };
    expect((await send('ana', { files: [note, broken] })).error).toBe('invalid_arguments');
    expect((await sandbox.messages('ana', 'general')).length).toBe(before);
  });

  test('a text of theirs can be edited, and the bot hears of it with the files', async () => {
    const { ts } = await send('ana', { text: 'before', files: [note] });
    await sandbox.request('PATCH', `/person/ana/messages/general/${ts}`, { text: '' });
    const changed: Any = await until(() =>
      sample.seen.map(({ body }) => body.event as Any).findLast((event) => event?.message?.ts === ts),
    );
    expect(changed.message).toMatchObject({ text: '', files: [{ name: 'notes.txt' }] });
  });
});

describe('who may read a file', () => {
  const share = async (user: string, channel: string) => {
    await send(user, { channel, files: [note] });
    return (await sandbox.messages(user, channel)).at(-1).files[0] as Any;
  };

  test('a person reads what was shared where they can look, and nothing else', async () => {
    const secret = await share('ana', 'deals');
    const at = (user: string) => secret.url.replace('/person/ana/', `/person/${user}/`);
    expect((await fetch(at('ana'))).status).toBe(200);
    expect((await fetch(at('ben'))).status).toBe(404);
    const own = await share('ana', 'dm');
    expect((await fetch(own.url.replace('/person/ana/', '/person/ben/'))).status).toBe(404);
    const open = await share('ana', 'general');
    expect((await fetch(open.url.replace('/person/ana/', '/person/gia/'))).status).toBe(404);
    expect((await fetch(open.url.replace('/person/ana/', '/person/ben/'))).status).toBe(200);
  });

  test('the bot reads files of the channels it is in, until their message is gone', async () => {
    const hidden = await share('ben', 'board');
    const url = `${sandbox.url}/files-pri/T0TEST-${hidden.id}/notes.txt`;
    expect(await errorOf(bot.files.info({ file: hidden.id }))).toBe('file_not_found');
    expect((await fetchAs(url, sandbox.botToken)).status).toBe(404);
    await sandbox.post('/person/ben/invite', { channel: 'board', user: 'switchboard' });
    expect(await errorOf(bot.files.info({ file: hidden.id }))).toBe('none');
    expect((await fetchAs(url, sandbox.botToken)).status).toBe(200);
    const { ts } = (await sandbox.messages('ben', 'board')).find(({ files }: Any) => files);
    await sandbox.request('DELETE', `/person/ben/messages/board/${ts}`);
    expect(await errorOf(bot.files.info({ file: hidden.id }))).toBe('file_not_found');
  });

  test('without a good token, or without the scope, one is sent to sign in, and ends up with a page', async () => {
    const { id } = await share('ana', 'general');
    const path = `/files-pri/T0TEST-${id}/notes.txt`;
    for (const token of ['', 'xoxb-wrong', sandbox.appToken]) {
      const response = await fetchAs(sandbox.url + path, token);
      expect([response.status, response.headers.get('location')]).toEqual([
        302,
        `/?redir=${encodeURIComponent(path)}`,
      ]);
    }
    const oauth_config = { scopes: { bot: ['chat:write', 'channels:history'] } };
    const narrow = await openSandbox({ manifest: { ...sampleManifest, oauth_config } });
    await narrow.post('/person/ana/messages', { channel: 'general', files: [note] });
    const other = (await narrow.messages('ana', 'general')).at(-1).files[0].id;
    const refused = await fetchAs(`${narrow.url}/files-pri/T0TEST-${other}/notes.txt`, narrow.botToken);
    expect(refused.status).toBe(302);
    const client = new WebClient(narrow.botToken, {
      slackApiUrl: narrow.apiUrl,
      retryConfig: { retries: 0 },
    });
    expect(await errorOf(client.files.info({ file: other }))).toBe('missing_scope');
    expect(await errorOf(client.files.getUploadURLExternal({ filename: 'a', length: 1 }))).toBe(
      'missing_scope',
    );
    expect(await errorOf(client.files.completeUploadExternal({ files: [{ id: other, title: 'a' }] }))).toBe(
      'missing_scope',
    );
    await narrow.stop();
  });

  test('with people of another company in the channel the event only names a file; files.info tells the rest', async () => {
    await send('ben', { channel: 'help', files: [note] });
    const { ts } = (await sandbox.messages('ben', 'help')).at(-1);
    const { files } = await seenMessage(ts);
    expect(files).toEqual([
      {
        id: files[0].id,
        user: 'U0BEN',
        created: expect.any(Number),
        timestamp: expect.any(Number),
        mode: 'file_access',
        file_access: 'check_file_info',
      },
    ]);
    const { file } = await bot.files.info({ file: files[0].id });
    expect(file).toMatchObject({ name: 'notes.txt', channels: ['C0HELP'], file_access: 'visible' });
  });
});

describe('files that the bot sends', () => {
  test('are shared in a thread with a comment, and the message is found by its event and by files.info', async () => {
    const { ts: thread_ts } = await send('ana', { text: 'question' });
    const id = await upload('answer.png', png);
    const completed = await bot.files.completeUploadExternal({
      files: [{ id, title: 'The answer' }],
      channel_id: 'C0GENERAL',
      thread_ts,
      initial_comment: 'See *here*',
    });
    expect(completed.files?.[0]).toMatchObject({ id, title: 'The answer', name: 'answer.png' });
    expect(completed.files?.[0]).not.toHaveProperty('shares');
    const posted = (await sandbox.messages('ben', 'general', thread_ts)).at(-1);
    expect(posted).toMatchObject({ text: 'See *here*', bot: true, subtype: 'file_share' });
    expect(posted.files).toMatchObject([{ id, name: 'answer.png', title: 'The answer', size: png.length }]);
    expect(await seenMessage(posted.ts)).toMatchObject({ bot_id: sandbox.botId, thread_ts, files: [{ id }] });
    const { file } = await bot.files.info({ file: id });
    expect(file).toMatchObject({
      channels: ['C0GENERAL'],
      groups: [],
      ims: [],
      is_public: true,
      shares: { public: { C0GENERAL: [{ ts: posted.ts, thread_ts }] } },
    });
  });

  test('may be several in one message, sent as forms, and to several channels', async () => {
    const ids = [
      await upload('a.txt', Buffer.from('a'), { form: true }),
      await upload('b.txt', Buffer.from('bb')),
    ];
    await bot.apiCall('files.completeUploadExternal', {
      files: JSON.stringify(ids.map((id) => ({ id }))),
      channels: 'C0GENERAL,D0BEN',
    });
    for (const channel of ['general', 'dm']) {
      const shown = (await sandbox.messages('ben', channel)).at(-1).files;
      expect(shown.map(({ id }: Any) => id)).toEqual(ids);
      expect(await (await fetch(shown[1].url)).text()).toBe('bb');
    }
  });

  test('go all the way with the SDK’s own helper', async () => {
    const { files } = (await bot.filesUploadV2({
      channel_id: 'D0ANA',
      file: Buffer.from('all in one'),
      filename: 'one.txt',
      initial_comment: 'Here',
    })) as Any;
    expect(files).toHaveLength(1);
    const shown = (await sandbox.messages('ana', 'dm')).at(-1);
    expect(shown).toMatchObject({ text: 'Here', files: [{ name: 'one.txt', size: 10 }] });
    expect(await (await fetch(shown.files[0].url)).text()).toBe('all in one');
  });

  test('are the bot’s alone until they are shared', async () => {
    const id = await upload('draft.txt', Buffer.from('draft'));
    expect(await errorOf(bot.files.info({ file: id }))).toBe('file_not_found');
    await bot.files.completeUploadExternal({ files: [{ id, title: 'Draft' }] });
    const { file } = await bot.files.info({ file: id });
    expect(file).toMatchObject({ channels: [], is_public: false });
    expect((await fetch(`${sandbox.url}/person/ana/files/${id}/draft.txt`)).status).toBe(404);
  });

  test('are refused when their length is not the announced one, at an unknown address, and once they are shared', async () => {
    const { upload_url = '' } = await bot.files.getUploadURLExternal({ filename: 'a.txt', length: 3 });
    const post = (url: string, body: string) => fetch(url, { method: 'POST', body });
    expect((await post(upload_url, 'ab')).status).toBe(400);
    expect((await post(upload_url, 'abc')).status).toBe(200);
    expect((await post(`${upload_url}X`, 'abc')).status).toBe(404);
    const id = await upload('b.txt', Buffer.from('b'));
    const done = () => bot.files.completeUploadExternal({ files: [{ id, title: 'b' }], channel_id: 'D0ANA' });
    await done();
    expect(await errorOf(done())).toBe('file_not_found');
  });

  test('can fail on the way up and down as it is asked for', async () => {
    const { upload_url = '' } = await bot.files.getUploadURLExternal({ filename: 'a.txt', length: 1 });
    await sandbox.post('/faults', { method: 'upload_url', kind: 'error', status: 500 });
    expect((await fetch(upload_url, { method: 'POST', body: 'a' })).status).toBe(500);
    expect((await fetch(upload_url, { method: 'POST', body: 'a' })).status).toBe(200);
    await send('ana', { channel: 'dm', files: [note] });
    const { id } = (await sandbox.messages('ana', 'dm')).at(-1).files[0];
    const url = `${sandbox.url}/files-pri/T0TEST-${id}/download/notes.txt`;
    await sandbox.post('/faults', { method: 'url_private', kind: 'ratelimited', retryAfterSeconds: 7 });
    const limited = await fetchAs(url, sandbox.botToken);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    await sandbox.post('/faults', { method: 'url_private', kind: 'drop' });
    await expect(fetchAs(url, sandbox.botToken)).rejects.toThrow();
    expect((await fetchAs(url, sandbox.botToken)).status).toBe(200);
    expect((await sandbox.get('/log')).body.calls.at(-1)).toMatchObject({ method: 'url_private', ok: true });
  });
});

describe('a file that is taken away', () => {
  test('leaves a tombstone in a message with words, and takes a message without words with it', async () => {
    const { ts } = await send('ana', { text: 'both', files: [note, picture] });
    const [first] = (await sandbox.messages('ana', 'general')).at(-1).files;
    expect((await sandbox.request('DELETE', `/person/ben/files/${first.id}`)).status).toBe(404);
    expect((await sandbox.request('DELETE', `/person/ana/files/${first.id}`)).body).toEqual({ ok: true });
    const changed: Any = await until(() =>
      sample.seen.map(({ body }) => body.event as Any).findLast((event) => event?.message?.ts === ts),
    );
    expect(changed).toMatchObject({
      subtype: 'message_changed',
      message: { text: 'both', files: [{ id: first.id, mode: 'tombstone' }, { name: 'error shot.png' }] },
      previous_message: { files: [{ name: 'notes.txt' }, {}] },
    });
    expect((await sandbox.messages('ben', 'general')).at(-1).files).toHaveLength(1);
    expect((await fetch(first.url)).status).toBe(404);
    expect(await errorOf(bot.files.info({ file: first.id }))).toBe('file_deleted');
    const alone = await send('ana', { files: [note] });
    const [only] = (await sandbox.messages('ana', 'general')).at(-1).files;
    await sandbox.request('DELETE', `/person/ana/files/${only.id}`);
    const gone: Any = await until(() =>
      sample.seen.map(({ body }) => body.event as Any).findLast((event) => event?.deleted_ts === alone.ts),
    );
    expect(gone).toMatchObject({
      subtype: 'message_deleted',
      previous_message: { files: [{ id: only.id }] },
    });
  });

  test('may be the bot’s own, once, and nobody else’s', async () => {
    const id = await upload('mine.txt', Buffer.from('mine'));
    await bot.files.completeUploadExternal({ files: [{ id, title: 'Mine' }], channel_id: 'D0ANA' });
    expect(await errorOf(bot.files.delete({ file: id }))).toBe('none');
    expect(await errorOf(bot.files.delete({ file: id }))).toBe('file_deleted');
    await send('ana', { files: [note] });
    const [hers] = (await sandbox.messages('ana', 'general')).at(-1).files;
    expect(await errorOf(bot.files.delete({ file: hers.id }))).toBe('cant_delete_file');
  });
});

test('what files hold survives a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-files-'));
  const first = await openSandbox({ dataDir });
  await first.post('/person/ana/messages', { channel: 'general', files: [picture] });
  await first.stop();
  const second = await openSandbox({ dataDir });
  const [file] = (await second.messages('ana', 'general')).at(-1).files;
  const bytes = Buffer.from(await (await fetch(file.url)).arrayBuffer());
  expect(bytes.equals(png)).toBe(true);
  await second.stop();
  await rm(dataDir, { recursive: true, force: true });
});
