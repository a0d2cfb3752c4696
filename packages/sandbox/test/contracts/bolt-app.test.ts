import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSampleApp } from '../fixtures/sample-app.ts';
import { openSandbox, until } from '../fixtures/test-workspace.ts';

describe.each(['socket', 'http'] as const)('an unmodified Bolt app over %s', (transport) => {
  let sandbox: Awaited<ReturnType<typeof openSandbox>>;
  let sample: Awaited<ReturnType<typeof startSampleApp>>;

  beforeAll(async () => {
    sandbox = await openSandbox({ timings: { ackMs: 1_500 } });
    sample = await startSampleApp(sandbox, transport);
  });
  afterAll(async () => {
    await sample.stop();
    await sandbox.stop();
  });

  async function mention(): Promise<{ ts: string; reply: Record<string, string> }> {
    const { ts } = (
      await sandbox.post('/person/ana/messages', { channel: '#general', text: '@Switchboard hello' })
    ).body;
    const reply = await until(async () => (await sandbox.messages('ana', 'general', ts))[1], 'the reply');
    return { ts, reply };
  }

  test('a mention arrives as a message and as a mention of the same ts, and is answered in the thread', async () => {
    const { ts, reply } = await mention();
    expect(reply).toMatchObject({ thread_ts: ts, text: 'You called?', bot: true, final: true });
    const events = sample.seen.filter(({ body }) => (body.event as { ts?: string } | undefined)?.ts === ts);
    expect(events.map(({ kind }) => kind).sort()).toEqual(['app_mention', 'message']);
    expect(new Set(events.map(({ body }) => body.event_id)).size).toBe(2);
  });

  test('the app hears its own reply with its bot id', async () => {
    const { reply } = await mention();
    const echo = await until(() =>
      sample.seen.find(({ body }) => (body.event as { ts?: string })?.ts === reply.ts),
    );
    expect(echo.body.event).toMatchObject({
      bot_id: sandbox.botId,
      app_id: sandbox.appId,
      channel_type: 'channel',
    });
  });

  test('a button replaces its message and opens a modal, which checks, answers and closes', async () => {
    const { reply } = await mention();
    const clicked = await sandbox.post('/person/ana/actions', {
      channel: 'general',
      ts: reply.ts,
      action_id: 'again',
    });
    expect(clicked).toEqual({ status: 200, body: { ok: true } });
    const [view] = await until(async () => {
      const { views } = (await sandbox.get('/person/ana/views')).body;
      return views.length > 0 && views;
    }, 'the modal');
    const submit = (values: unknown) => sandbox.post('/person/ana/views', { view_id: view.id, values });
    expect((await submit({})).body).toEqual({
      ok: false,
      errors: { why: 'Please complete this required field.' },
    });
    expect((await submit({ why: 'bad' })).body).toEqual({ ok: false, errors: { why: 'Say more.' } });
    expect((await submit({ why: { text: 'fine' }, pick: 'tone' })).body).toEqual({ ok: true });
    expect((await sandbox.get('/person/ana/views')).body.views).toEqual([]);
    const submitted = sample.seen.filter(({ kind }) => kind === 'view_submission').at(-1)?.body.view;
    expect(submitted).toMatchObject({
      state: {
        values: {
          why: { text: { type: 'plain_text_input', value: 'fine' } },
          kind: { pick: { type: 'static_select', selected_option: { value: 'tone' } } },
        },
      },
    });
    await until(
      async () => (await sandbox.messages('ana', 'general', reply.thread_ts))[1]?.text === 'Once more.',
    );
  });

  test('a modal pushes a second one, and the second clears both', async () => {
    const { reply } = await mention();
    await sandbox.post('/person/ana/actions', { channel: 'general', ts: reply.ts, action_id: 'again' });
    const views = () => sandbox.get('/person/ana/views').then(({ body }) => body.views);
    const [first] = await until(async () => (await views()).length === 1 && views());
    await sandbox.post('/person/ana/views', { view_id: first.id, values: { why: 'next' } });
    const [, second] = await views();
    expect(second).toMatchObject({
      callback_id: 'second',
      previous_view_id: first.id,
      root_view_id: first.id,
    });
    await sandbox.post('/person/ana/views', { view_id: second.id, values: { why: 'done' } });
    expect(await views()).toEqual([]);
  });

  test('closing a modal tells the app', async () => {
    const { reply } = await mention();
    await sandbox.post('/person/ana/actions', { channel: 'general', ts: reply.ts, action_id: 'again' });
    const view = await until(async () => (await sandbox.get('/person/ana/views')).body.views[0]);
    await sandbox.post('/person/ana/views/close', { view_id: view.id });
    expect(sample.seen.at(-1)).toMatchObject({ kind: 'view_closed', body: { is_cleared: false } });
  });

  test('a slash command is answered to the person who typed it only', async () => {
    const answer = await sandbox.post('/person/ana/commands', {
      channel: 'general',
      command: '/echo',
      text: 'hi there',
    });
    expect(answer.body).toEqual({ ok: true });
    const mine = await sandbox.messages('ana', 'general');
    expect(mine.at(-1)).toMatchObject({ text: 'You said hi there', ephemeral: true });
    const others = await sandbox.messages('ben', 'general');
    expect(others.some((message: { text: string }) => message.text.startsWith('You said'))).toBe(false);
  });

  test('a command that is not acked in time fails as in Slack', async () => {
    const { status, body } = await sandbox.post('/person/ana/commands', {
      channel: 'general',
      command: '/slow',
    });
    expect([status, body.error]).toEqual([424, 'operation_timeout']);
  });

  test('a message shortcut carries its message', async () => {
    const { ts } = (await sandbox.post('/person/ben/messages', { channel: 'general', text: 'what is this?' }))
      .body;
    await sandbox.post('/person/ana/shortcuts', { callback_id: 'about_this', channel: 'general', ts });
    await until(async () => (await sandbox.messages('ana', 'general', ts))[1]?.text === 'About that.');
    const shortcut = sample.seen.find(({ kind }) => kind === 'message_action');
    expect(shortcut?.body).toMatchObject({
      message: { text: 'what is this?' },
      channel: { id: 'C0GENERAL' },
    });
  });

  test('opening App Home shows what the app publishes', async () => {
    const { view } = (await sandbox.get('/person/gia/home')).body;
    expect(view.blocks[0]).toMatchObject({ type: 'header', text: { text: 'Welcome' } });
  });

  test('the SDK streams an answer that people see grow', async () => {
    const { ts } = (await sandbox.post('/person/ana/messages', { channel: 'dm', text: 'stream please' }))
      .body;
    const streamer = sample.client.chatStream({ channel: 'D0ANA', thread_ts: ts, buffer_size: 1 });
    await streamer.append({ markdown_text: '**Half' });
    const growing = (await sandbox.messages('ana', 'dm', ts))[1];
    expect(growing).toMatchObject({ text: '**Half', final: false });
    await streamer.append({ markdown_text: '** done' });
    await streamer.stop();
    const done = (await sandbox.messages('ana', 'dm', ts))[1];
    expect(done).toMatchObject({
      text: '**Half** done',
      final: true,
      blocks: [{ type: 'markdown', text: '**Half** done' }],
    });
  });
});
