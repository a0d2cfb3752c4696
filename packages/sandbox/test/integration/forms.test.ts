import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSampleApp } from '../fixtures/sample-app.ts';
import { openSandbox } from '../fixtures/test-workspace.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
type Any = any;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value), value });
const input = (block_id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(block_id),
  element: { action_id: 'it', ...element },
  ...more,
});
const modal = (blocks: object[], more: object = {}): Any => ({
  type: 'modal',
  callback_id: 'triage',
  title: plain('Triage'),
  submit: plain('Send'),
  blocks,
  ...more,
});
const words = input('words', { type: 'plain_text_input' });

describe.each(['socket', 'http'] as const)('forms over %s', (transport) => {
  let sandbox: Awaited<ReturnType<typeof openSandbox>>;
  let sample: Awaited<ReturnType<typeof startSampleApp>>;
  /** What the app answers to a submission in its ack. */
  let answer: Any;
  const submissions: Any[] = [];

  beforeAll(async () => {
    sandbox = await openSandbox({ timings: { ackMs: 1_500 } });
    sample = await startSampleApp(sandbox, transport);
    sample.app.action('probe', async ({ ack }) => ack());
    sample.app.view({ callback_id: 'triage', type: 'view_closed' }, async ({ ack }) => ack());
    sample.app.view('triage', async ({ ack, body }) => {
      submissions.push(body);
      await ack(answer);
    });
  });
  afterAll(async () => {
    await sample.stop();
    await sandbox.stop();
  });

  const lastOf = (kind: string): Any => sample.seen.findLast((one) => one.kind === kind)?.body;
  const views = async (): Promise<Any[]> => (await sandbox.get('/person/ana/views')).body.views;
  const submit = async (values: object = {}) => {
    const top = (await views()).at(-1);
    return (await sandbox.post('/person/ana/views', { view_id: top.id, values })).body;
  };
  /** Ana presses a button in a channel, and the app opens a modal with what came with it. */
  async function open(view: Any, channel = 'C0GENERAL'): Promise<Any> {
    answer = undefined;
    const elements = [{ type: 'button' as const, action_id: 'probe', text: plain('x') }];
    const blocks = [{ type: 'actions' as const, elements }];
    const { ts } = await sample.client.chat.postMessage({ channel, text: 'x', blocks });
    await sandbox.post('/person/ana/actions', { channel, ts, action_id: 'probe' });
    return (await sample.client.views.open({ trigger_id: lastOf('block_actions').trigger_id, view })).view;
  }

  test('every kind of field reports what was entered, and private_metadata comes back', async () => {
    const choices = { options: [option('a'), option('b')] };
    const kinds: [string, object, unknown, object][] = [
      ['plain_text_input', {}, 'words', { value: 'words' }],
      ['number_input', { is_decimal_allowed: true }, 12.5, { value: '12.5' }],
      ['static_select', choices, 'b', { selected_option: option('b') }],
      ['multi_static_select', choices, ['a', 'b'], { selected_options: [option('a'), option('b')] }],
      ['external_select', {}, 'acme', { selected_option: option('acme') }],
      ['users_select', {}, 'U0BEN', { selected_user: 'U0BEN' }],
      ['conversations_select', {}, 'C0HELP', { selected_conversation: 'C0HELP' }],
      [
        'multi_conversations_select',
        {},
        ['C0HELP', 'C0DEALS'],
        { selected_conversations: ['C0HELP', 'C0DEALS'] },
      ],
      ['channels_select', {}, 'C0HELP', { selected_channel: 'C0HELP' }],
      ['checkboxes', choices, ['a'], { selected_options: [option('a')] }],
      ['radio_buttons', choices, 'a', { selected_option: option('a') }],
      ['timepicker', {}, '17:30', { selected_time: '17:30' }],
      ['datepicker', {}, '2026-11-21', { selected_date: '2026-11-21' }],
    ];
    const blocks = kinds.map(([type, extra]) => input(type, { type, ...extra }));
    await open(modal(blocks, { private_metadata: 'handoff-7' }));
    const values = Object.fromEntries(kinds.map(([type, , value]) => [type, { it: value }]));
    expect(await submit(values)).toEqual({ ok: true });
    const { view } = submissions.at(-1);
    expect(view.private_metadata).toBe('handoff-7');
    for (const [type, , , reported] of kinds) {
      expect(view.state.values[type].it).toMatchObject({ type, ...reported });
    }
  });

  test.each<[string, object, unknown, string]>([
    ['plain_text_input', { min_length: 5 }, 'abc', 'Please enter at least 5 characters.'],
    ['plain_text_input', { max_length: 5 }, 'abcdef', 'Please enter at most 5 characters.'],
    ['plain_text_input', {}, 'x'.repeat(3_001), 'Please enter at most 3000 characters.'],
    ['number_input', { is_decimal_allowed: false }, 'many', 'Please enter a number.'],
    ['number_input', { is_decimal_allowed: false }, '1.5', 'Please enter a whole number.'],
    ['number_input', { is_decimal_allowed: false, min_value: '1' }, '0', 'The least is 1.'],
    ['number_input', { is_decimal_allowed: false, max_value: '72' }, '73', 'The most is 72.'],
    ['timepicker', {}, '25:00', 'Please enter a valid time.'],
    ['email_text_input', {}, 'nobody', 'Please enter a valid email address.'],
    ['multi_users_select', { max_selected_items: 1 }, ['U0BEN', 'U0GIA'], 'Please choose at most 1.'],
    ['static_select', { options: [option('a')] }, null, 'Please complete this required field.'],
    ['multi_conversations_select', {}, [], 'Please complete this required field.'],
  ])('what Slack’s client refuses never reaches the app: %s %o', async (type, extra, value, fault) => {
    const before = submissions.length;
    await open(modal([input('field', { type, ...extra })]));
    expect(await submit({ field: { it: value } })).toEqual({ ok: false, errors: { field: fault } });
    expect(submissions.length).toBe(before);
  });

  test('what may be left out may be empty', async () => {
    const number = { type: 'number_input', is_decimal_allowed: false, min_value: '1' };
    await open(modal([input('field', number, { optional: true })]));
    expect(await submit()).toEqual({ ok: true });
    expect(submissions.at(-1).view.state.values.field.it).toEqual({ type: 'number_input', value: null });
  });

  test('the app’s own faults are shown at their fields, and the modal stays with what was entered', async () => {
    await open(modal([words]));
    answer = { response_action: 'errors', errors: { words: 'Say more.' } };
    expect(await submit({ words: 'no' })).toEqual({ ok: false, errors: { words: 'Say more.' } });
    expect((await views()).at(-1).state.values.words.it.value).toBe('no');
    answer = undefined;
    expect(await submit({ words: 'a lot more' })).toEqual({ ok: true });
    expect(await views()).toEqual([]);
  });

  test.each([
    { response_action: 'errors', errors: {} },
    { response_action: 'errors', errors: { elsewhere: 'No such field.' } },
    { response_action: 'explode' },
  ])(
    'an answer that Slack does not understand is told to the person, and the modal stays: %o',
    async (bad) => {
      await open(modal([words]));
      answer = bad;
      expect(await submit({ words: 'x' })).toMatchObject({
        ok: false,
        errors: {},
        message: /not understand/,
      });
      expect(await views()).toHaveLength(1);
    },
  );

  test('an answer updates the modal in place, pushes others up to three, and clears them all', async () => {
    const { id } = await open(modal([words]));
    answer = { response_action: 'update', view: modal([words], { title: plain('Again') }) };
    expect(await submit({ words: 'kept' })).toEqual({ ok: true });
    const [updated] = await views();
    expect(updated).toMatchObject({
      id,
      title: { text: 'Again' },
      state: { values: { words: { it: { value: 'kept' } } } },
    });
    answer = { response_action: 'push', view: modal([words]) };
    await submit();
    await submit({ words: '2' });
    expect((await views()).map((view) => view.previous_view_id === null)).toEqual([true, false, false]);
    expect(await submit({ words: '3' })).toMatchObject({ error: 'push_limit_reached' });
    answer = { response_action: 'clear' };
    expect(await submit({ words: '3' })).toEqual({ ok: true });
    expect(await views()).toEqual([]);
  });

  test('a view that breaks Slack’s limits is refused, in an ack as in a call', async () => {
    const tooLong = modal([words], { title: plain('x'.repeat(25)) });
    await open(modal([words]));
    answer = { response_action: 'update', view: tooLong };
    expect(await submit({ words: 'x' })).toMatchObject({ error: 'invalid_arguments' });
    const heavy = modal([words], { private_metadata: 'x'.repeat(3_001) });
    await expect(open(heavy)).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
    const unsent = modal([words], { submit: undefined });
    await expect(open(unsent)).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
  });

  test('closing tells the app where it asked for that, and whether the whole stack went', async () => {
    await open(modal([words], { notify_on_close: true, private_metadata: 'm' }));
    const close = async () => sandbox.post('/person/ana/views/close', { view_id: (await views()).at(-1).id });
    await close();
    expect(lastOf('view_closed')).toMatchObject({ is_cleared: false, view: { private_metadata: 'm' } });
    await open(modal([words], { notify_on_close: true, clear_on_close: true }));
    await close();
    expect(lastOf('view_closed')).toMatchObject({ is_cleared: true });
    const told = sample.seen.length;
    await open(modal([words]));
    await close();
    expect(sample.seen.slice(told).some(({ kind }) => kind === 'view_closed')).toBe(false);
  });

  test('a menu begins with the conversation one is in, and the app may answer in the one that is chosen', async () => {
    const menu = { type: 'conversations_select', default_to_current_conversation: true };
    await open(modal([input('place', { ...menu, response_url_enabled: true })]), 'C0DEALS');
    expect((await views()).at(-1).state.values.place.it.selected_conversation).toBe('C0DEALS');
    expect(await submit({ place: 'C0HELP' })).toEqual({ ok: true });
    const [url] = submissions.at(-1).response_urls;
    expect(url).toMatchObject({ block_id: 'place', action_id: 'it', channel_id: 'C0HELP' });
    const said = { text: 'for all', response_type: 'in_channel' };
    await fetch(url.response_url, { method: 'POST', body: JSON.stringify(said) });
    expect((await sandbox.messages('ben', 'help')).at(-1)).toMatchObject({ text: 'for all', bot: true });
  });

  test('an update for another hash is refused; one for this keeps what was entered where the ids are the same', async () => {
    const more = input('more', { type: 'plain_text_input', initial_value: 'first' });
    const view = await open(modal([words, more]));
    const button = { type: 'actions', elements: [{ type: 'button', action_id: 'probe', text: plain('x') }] };
    const { view: second } = await sample.client.views.update({
      view_id: view.id,
      hash: view.hash,
      view: modal([words, more, button]),
    });
    await sandbox.post('/person/ana/actions', {
      view_id: view.id,
      action_id: 'probe',
      values: { words: 'typed' },
    });
    const stale = sample.client.views.update({ view_id: view.id, hash: view.hash, view: modal([words]) });
    await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
    const renamed = input('more', { type: 'plain_text_input', action_id: 'other', initial_value: 'second' });
    await sample.client.views.update({
      view_id: view.id,
      hash: second?.hash ?? '',
      view: modal([words, renamed]),
    });
    const [after] = await views();
    expect(after.state.values).toEqual({
      words: { it: { type: 'plain_text_input', value: 'typed' } },
      more: { other: { type: 'plain_text_input', value: 'second' } },
    });
  });
});
