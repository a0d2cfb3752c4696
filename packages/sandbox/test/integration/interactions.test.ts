import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSampleApp } from '../fixtures/sample-app.ts';
import { openSandbox, until } from '../fixtures/test-workspace.ts';

let sandbox: Awaited<ReturnType<typeof openSandbox>>;
let sample: Awaited<ReturnType<typeof startSampleApp>>;
let bot: WebClient;
let clock: { offsetMs: number };

beforeAll(async () => {
  clock = { offsetMs: 0 };
  sandbox = await openSandbox({
    clock: { now: () => Date.now() + clock.offsetMs },
    timings: { ackMs: 1_500 },
  });
  sample = await startSampleApp(sandbox, 'socket');
  sample.app.action(/^probe/, async ({ ack }) => ack());
  sample.app.options('probe_options', async ({ ack, payload }) => {
    await ack({ options: [{ text: { type: 'plain_text', text: `for ${payload.value}` }, value: 'one' }] });
  });
  bot = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } });
});
afterAll(async () => {
  await sample.stop();
  await sandbox.stop();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });
const modal = (callback_id = 'any', blocks: object[] = []) => ({
  type: 'modal' as const,
  callback_id,
  title: plain('Hi'),
  blocks: blocks as never,
});

async function show(elements: object[], type: 'actions' | 'context_actions' = 'actions'): Promise<string> {
  const blocks = [{ type, block_id: 'b', elements }] as never;
  return (await bot.chat.postMessage({ channel: 'C0GENERAL', text: 'x', blocks })).ts ?? '';
}
const click = (ts: string, body: object) =>
  sandbox.post('/person/ana/actions', { channel: 'general', ts, ...body });
const lastClick = () =>
  sample.seen.findLast(({ kind }) => kind === 'block_actions')?.body as Record<string, never>;
const trigger = async (): Promise<string> => {
  const ts = await show([{ type: 'button', action_id: 'probe', text: plain('x') }]);
  await click(ts, { action_id: 'probe' });
  return lastClick().trigger_id ?? '';
};
const errorOf = async (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { data?: { error?: string } }) => error.data?.error,
  );

describe('elements report what was chosen', () => {
  test.each<[string, object, object, object]>([
    [
      'static_select',
      { options: [option('a'), option('b')] },
      { selected: 'b' },
      { selected_option: option('b') },
    ],
    [
      'multi_static_select',
      { options: [option('a'), option('b')] },
      { selected: ['a', 'b'] },
      { selected_options: [option('a'), option('b')] },
    ],
    ['checkboxes', { options: [option('a')] }, { selected: ['a'] }, { selected_options: [option('a')] }],
    ['radio_buttons', { options: [option('a')] }, { selected: 'a' }, { selected_option: option('a') }],
    ['overflow', { options: [option('a')] }, { selected: 'a' }, { selected_option: option('a') }],
    ['users_select', {}, { selected: 'U0BEN' }, { selected_user: 'U0BEN' }],
    ['conversations_select', {}, { selected: 'C0HELP' }, { selected_conversation: 'C0HELP' }],
    ['datepicker', {}, { selected: '2026-11-21' }, { selected_date: '2026-11-21' }],
    ['button', { text: plain('x'), value: '1' }, {}, { value: '1' }],
  ])('%s', async (type, extra, chosen, reported) => {
    const ts = await show([{ type, action_id: 'probe', ...extra }]);
    expect((await click(ts, { action_id: 'probe', ...chosen })).body).toEqual({ ok: true });
    expect(lastClick().actions).toMatchObject([{ type, action_id: 'probe', block_id: 'b', ...reported }]);
  });

  test('feedback buttons report which of the two it was', async () => {
    const buttons = {
      type: 'feedback_buttons',
      action_id: 'probe',
      positive_button: { text: plain('Good'), value: 'up' },
      negative_button: { text: plain('Bad'), value: 'down' },
    };
    const ts = await show([buttons], 'context_actions');
    await click(ts, { action_id: 'probe', value: 'down' });
    expect(lastClick().actions).toMatchObject([
      { type: 'feedback_buttons', value: 'down', text: plain('Bad') },
    ]);
    expect((await click(ts, { action_id: 'probe' })).body.error).toBe('value_needed');
  });

  test('an option that is not there cannot be chosen', async () => {
    const ts = await show([{ type: 'static_select', action_id: 'probe', options: [option('a')] }]);
    expect((await click(ts, { action_id: 'probe', selected: 'z' })).body.error).toBe('option_not_found');
  });

  test('an external select asks the app for its options', async () => {
    const ts = await show([{ type: 'external_select', action_id: 'probe_options' }]);
    const question = { channel: 'general', ts, action_id: 'probe_options', value: 'acme' };
    const { options } = (await sandbox.post('/person/ana/options', question)).body;
    expect(options).toEqual([{ text: plain('for acme'), value: 'one' }]);
  });

  test('a click in an ephemeral message carries no message, as in Slack', async () => {
    const elements = [{ type: 'button' as const, action_id: 'probe', text: plain('x') }];
    const blocks = [{ type: 'actions' as const, elements }];
    const { message_ts: ts = '' } = await bot.chat.postEphemeral({
      channel: 'C0GENERAL',
      user: 'U0ANA',
      text: 'x',
      blocks,
    });
    expect(
      (await sandbox.post('/person/ben/actions', { channel: 'general', ts, action_id: 'probe' })).status,
    ).toBe(404);
    await click(ts, { action_id: 'probe' });
    expect(lastClick()).not.toHaveProperty('message');
    expect(lastClick().container).toMatchObject({ is_ephemeral: true });
  });
});

describe('triggers and views', () => {
  test('a trigger is good once and for three seconds', async () => {
    const first = await trigger();
    await bot.views.open({ trigger_id: first, view: modal() });
    expect(await errorOf(bot.views.open({ trigger_id: first, view: modal() }))).toBe('exchanged_trigger_id');
    const second = await trigger();
    clock.offsetMs += 3_001;
    expect(await errorOf(bot.views.open({ trigger_id: second, view: modal() }))).toBe('expired_trigger_id');
  });

  test('an update needs the hash that it was made for', async () => {
    const { view } = await bot.views.open({ trigger_id: await trigger(), view: modal() });
    const target = { view_id: view?.id ?? '', hash: view?.hash ?? '' };
    const updated = await bot.views.update({ ...target, view: modal('other') });
    expect(updated.view).toMatchObject({ id: view?.id, callback_id: 'other' });
    expect(await errorOf(bot.views.update({ ...target, view: modal('late') }))).toBe('hash_conflict');
  });

  test('three modals may lie on each other', async () => {
    const button = [
      { type: 'actions', elements: [{ type: 'button', action_id: 'probe', text: plain('x') }] },
    ];
    await bot.views.open({ trigger_id: await trigger(), view: modal('one', button) });
    const push = async () => {
      const top = (await sandbox.get('/person/ana/views')).body.views.at(-1);
      await sandbox.post('/person/ana/actions', { view_id: top.id, action_id: 'probe' });
      return bot.views.push({ trigger_id: lastClick().trigger_id ?? '', view: modal('more', button) });
    };
    await push();
    await push();
    expect(await errorOf(push())).toBe('push_limit_reached');
  });

  test('an external id is taken once', async () => {
    await bot.views.publish({ user_id: 'U0BEN', view: { type: 'home', external_id: 'mine', blocks: [] } });
    const again = bot.views.publish({
      user_id: 'U0GIA',
      view: { type: 'home', external_id: 'mine', blocks: [] },
    });
    expect(await errorOf(again)).toBe('duplicate_external_id');
  });

  test('a modal belongs to the one who opened it', async () => {
    const { view } = await bot.views.open({ trigger_id: await trigger(), view: modal() });
    expect((await sandbox.post('/person/ben/views', { view_id: view?.id })).status).toBe(404);
    expect(
      (await sandbox.post('/person/ana/views', { view_id: view?.id, values: { nothing: 1 } })).body.error,
    ).toBe('unknown_input');
  });
});

describe('response addresses', () => {
  const respond = async (url: string, body: object) => {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return response.text();
  };
  const address = async (): Promise<{ url: string; ts: string }> => {
    const ts = await show([{ type: 'button', action_id: 'probe', text: plain('x') }]);
    await click(ts, { action_id: 'probe' });
    return { url: lastClick().response_url ?? '', ts };
  };

  test('they replace or delete what was clicked, or answer one person or all', async () => {
    const { url, ts } = await address();
    await respond(url, { text: 'replaced', replace_original: true });
    expect((await sandbox.messages('ben', 'general')).at(-1)).toMatchObject({ ts, text: 'replaced' });
    await respond(url, { text: 'only you' });
    expect((await sandbox.messages('ana', 'general')).at(-1)).toMatchObject({
      text: 'only you',
      ephemeral: true,
    });
    await respond(url, { text: 'everybody', response_type: 'in_channel' });
    expect((await sandbox.messages('ben', 'general')).at(-1)).toMatchObject({ text: 'everybody', bot: true });
    await respond(url, { delete_original: true });
    expect(
      (await sandbox.messages('ben', 'general')).some((message: { ts: string }) => message.ts === ts),
    ).toBe(false);
  });

  test('five uses, thirty minutes', async () => {
    const { url } = await address();
    for (let use = 0; use < 5; use += 1) expect(await respond(url, { text: 'x' })).toBe('ok');
    expect(await respond(url, { text: 'x' })).toContain('used_url');
    const { url: late } = await address();
    clock.offsetMs += 1_800_001;
    expect(await respond(late, { text: 'x' })).toContain('expired_url');
  });
});

test('a status fades after two minutes', async () => {
  const { ts } = (await sandbox.post('/person/ana/messages', { channel: 'dm', text: 'x' })).body;
  await bot.assistant.threads.setStatus({ channel_id: 'D0ANA', thread_ts: ts, status: 'is thinking...' });
  const status = async () => (await sandbox.get(`/person/ana/status?channel=dm&thread_ts=${ts}`)).body.status;
  expect(await status()).toBe('is thinking...');
  clock.offsetMs += 120_001;
  expect(await status()).toBe('');
});

test('the app sees what a person had entered in a view when they clicked', async () => {
  const input = {
    type: 'input',
    block_id: 'note',
    dispatch_action: true,
    label: plain('Note'),
    element: { type: 'plain_text_input', action_id: 'text' },
  };
  const button = { type: 'actions', elements: [{ type: 'button', action_id: 'probe', text: plain('x') }] };
  const view = { type: 'home' as const, blocks: [input, button] as never };
  await bot.views.publish({ user_id: 'U0ANA', view });
  const home = await until(async () => (await sandbox.get('/person/ana/home')).body.view);
  await bot.views.publish({ user_id: 'U0ANA', view });
  await sandbox.post('/person/ana/actions', {
    view_id: home.id,
    action_id: 'probe',
    values: { note: 'typed' },
  });
  const seen = lastClick().view as unknown as { state: { values: object } };
  expect(seen.state.values).toMatchObject({ note: { text: { type: 'plain_text_input', value: 'typed' } } });
});
