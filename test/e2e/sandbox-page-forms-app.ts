import { App, LogLevel } from '@slack/bolt';
import type { Sandbox } from '../../packages/sandbox/src/start-sandbox.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });
const input = (block_id: string, label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'it', ...element },
  ...more,
});

// biome-ignore lint/suspicious/noExplicitAny: blocks are put together freely, and Slack's checks are the sandbox's
type Any = any;

const settingsForm = (): Any => ({
  type: 'modal',
  callback_id: 'settings',
  title: plain('Escalation'),
  submit: plain('Save'),
  close: plain('Cancel'),
  notify_on_close: true,
  private_metadata: 'topic:billing',
  blocks: [
    input('channel', 'Escalation channel', {
      type: 'conversations_select',
      placeholder: plain('Choose a channel'),
      filter: { include: ['public', 'private'] },
    }),
    input(
      'also',
      'Also tell',
      { type: 'multi_conversations_select', placeholder: plain('Nobody else') },
      { optional: true },
    ),
    input('hours', 'Remind after (hours)', {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '1',
    }),
    input('from', 'Working hours begin', { type: 'timepicker', initial_time: '09:00' }),
    input(
      'topics',
      'Topics',
      { type: 'checkboxes', options: [option('Prices', 'prices'), option('Security', 'security')] },
      { optional: true },
    ),
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'button', action_id: 'preview', text: plain('Preview') }],
    },
  ],
});

const preview = (): Any => ({
  type: 'modal',
  callback_id: 'preview',
  title: plain('Preview'),
  close: plain('Back'),
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'This is how it looks.' } }],
});

const home = (round: number): Any => ({
  type: 'home',
  blocks: [
    { type: 'header', text: plain(`Set up, round ${round}`) },
    input('search', 'Find a source', { type: 'plain_text_input' }, { dispatch_action: true, optional: true }),
    {
      type: 'section',
      block_id: 'handbook',
      text: { type: 'mrkdwn', text: '*Handbook* · 879 articles' },
      accessory: {
        type: 'overflow',
        action_id: 'source',
        options: [option('Read again', 'reingest'), option('Change the owner', 'owner')],
      },
    },
    {
      type: 'actions',
      block_id: 'reply',
      elements: [
        {
          type: 'radio_buttons',
          action_id: 'mode',
          options: [option('Mention only', 'mention'), option('Every question', 'every')],
        },
        {
          type: 'button',
          action_id: 'clear',
          style: 'danger',
          text: plain('Forget everything'),
          confirm: {
            title: plain('Forget everything?'),
            text: plain('There is no way back.'),
            confirm: plain('Forget'),
          },
        },
        { type: 'button', action_id: 'settings', text: plain('Escalation…') },
      ],
    },
  ],
});

/** A Bolt app with an admin's App Home and a form whose faults it finds itself. */
export async function startFormsApp(sandbox: Sandbox) {
  const actions: { id: string; value: unknown }[] = [];
  const saved: Any[] = [];
  const closed: string[] = [];
  let round = 0;
  const app = new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  });
  const publish = (user_id: string) => {
    round += 1;
    return app.client.views.publish({ user_id, view: home(round) });
  };
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publish(event.user);
  });
  app.action(/.*/, async ({ ack, action, body }) => {
    await ack();
    const act = action as Any;
    actions.push({ id: act.action_id, value: act.value ?? act.selected_option?.value });
    const { trigger_id, user } = body as Any;
    if (act.action_id === 'settings') await app.client.views.open({ trigger_id, view: settingsForm() });
    if (act.action_id === 'preview') await app.client.views.push({ trigger_id, view: preview() });
    if (act.action_id === 'clear') await publish(user.id);
  });
  app.view('settings', async ({ ack, view }) => {
    const { values } = view.state;
    const errors: Record<string, string> = {};
    if (Number(values.hours?.it?.value) > 72) errors.hours = 'After three days nobody remembers.';
    if (values.channel?.it?.selected_conversation === 'C0GENERAL')
      errors.channel = 'Everybody reads #general.';
    if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors });
    saved.push({ ...values, private_metadata: view.private_metadata });
    return ack();
  });
  app.view({ type: 'view_closed', callback_id: 'settings' }, async ({ ack, view }) => {
    await ack();
    closed.push(view.callback_id);
  });
  await app.start();
  return { actions, saved, closed, client: app.client, stop: () => app.stop() };
}
