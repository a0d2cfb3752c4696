import { App, LogLevel } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { SandboxSeed } from '../../packages/sandbox/src/sandbox-seed.ts';
import type { Sandbox } from '../../packages/sandbox/src/start-sandbox.ts';

/** A company small enough to be seen at once, with names and topics in several scripts. */
export const pageCompany: SandboxSeed = {
  team: { id: 'T0PAGE', name: 'Halden & Co', domain: 'halden' },
  people: [
    {
      id: 'U0MARA',
      name: 'mara',
      realName: 'Mara Lind',
      title: 'Account executive',
      roles: ['seller'],
      groups: ['sales'],
    },
    {
      id: 'U0BEN',
      name: 'ben',
      realName: 'Ben Okafor',
      title: 'Support lead',
      roles: ['support_lead'],
      groups: ['support'],
    },
    { id: 'U0YUI', name: 'yui', realName: '佐藤 結衣', title: 'カスタマーサクセス', roles: ['rep'] },
    {
      id: 'U0LEILA',
      name: 'leila',
      realName: 'ليلى حداد',
      title: 'Administrator',
      roles: ['admin'],
      slackAdmin: true,
    },
    { id: 'U0GIA', name: 'gia', realName: 'Gia Romano', title: 'Contractor', guest: true },
  ],
  groups: [
    { id: 'S0SALES', handle: 'sales', name: 'Sales' },
    { id: 'S0SUPPORT', handle: 'support', name: 'Support' },
  ],
  channels: [
    {
      id: 'C0GENERAL',
      name: 'general',
      members: ['mara', 'ben', 'yui', 'leila'],
      purpose: 'News for *everyone*',
    },
    {
      id: 'C0DEALS',
      name: 'deal-desk',
      private: true,
      members: ['mara', 'ben'],
      purpose: 'Prices and approvals',
    },
    { id: 'C0HELP', name: 'help-product', members: ['ben', 'yui'], purpose: 'How do I…?' },
  ],
};

/** What the app offers; the sandbox reads commands, shortcuts and prompts from here. */
export const pageManifest = {
  features: {
    agent_view: {
      suggested_prompts: [
        { title: 'What does Enterprise cost?', message: 'What does Enterprise cost for 250 seats?' },
        { title: 'Brief me on Acme', message: 'Brief me on Acme' },
      ],
    },
    slash_commands: [
      { command: '/brief', description: 'An account on one page', usage_hint: '<account>' },
      { command: '/feedback', description: 'Tell us what you think' },
    ],
    shortcuts: [{ name: 'Ask about this', type: 'message', callback_id: 'about_this', description: 'Ask' }],
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        ...['app_mention', 'app_home_opened', 'agent_session_stopped', 'reaction_added'],
        ...['message.im', 'message.channels', 'message.groups'],
      ],
    },
  },
};

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value: string) => ({ text: plain(text), value });

const words = [
  '**Enterprise** for 250 seats costs **€ 142,500** a year, ',
  'billed annually [1].\n\n',
  '| Seats | List price |\n|---|---:|\n| 100 | € 60,000 |\n| 250 | € 142,500 |\n\n',
  'Discounts above 15 % need the deal desk [2].',
];

const answerEnd: KnownBlock[] = [
  {
    type: 'context',
    elements: [
      { type: 'mrkdwn', text: '*Sources* 1 <https://docs.example/prices|Price book> · 2 Discount rules' },
    ],
  },
  {
    type: 'actions',
    block_id: 'follow',
    elements: [
      { type: 'button', action_id: 'why', value: 'r-1', text: plain('Why?') },
      {
        type: 'button',
        action_id: 'approve',
        style: 'primary',
        value: 'a-1',
        text: plain('Ask the deal desk'),
        confirm: {
          title: plain('Ask the deal desk?'),
          text: plain('They will see this thread.'),
          confirm: plain('Ask them'),
          deny: plain('Not now'),
        },
      },
      {
        type: 'static_select',
        action_id: 'currency',
        placeholder: plain('Currency'),
        options: [option('Euro :euro:', 'EUR'), option('US dollar', 'USD')],
      },
      {
        type: 'overflow',
        action_id: 'more',
        options: [option('Copy link', 'copy'), option('Report a problem', 'report')],
      },
    ],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'rate',
        positive_button: { text: plain('Helpful'), value: 'good' },
        negative_button: { text: plain('Not helpful'), value: 'bad' },
      },
    ],
  },
];

const reasonForm = {
  type: 'modal' as const,
  callback_id: 'reason',
  title: plain('Ask the deal desk'),
  submit: plain('Send'),
  close: plain('Cancel'),
  blocks: [
    { type: 'alert', level: 'info', text: { type: 'mrkdwn', text: 'They decide within *one working day*.' } },
    {
      type: 'input',
      block_id: 'why',
      label: plain('Why this price?'),
      hint: plain('One sentence is enough.'),
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        multiline: true,
        placeholder: plain('The customer…'),
      },
    },
    {
      type: 'input',
      block_id: 'percent',
      label: plain('Discount in percent'),
      element: { type: 'number_input', action_id: 'n', is_decimal_allowed: false, max_value: '60' },
    },
    {
      type: 'input',
      block_id: 'until',
      optional: true,
      label: plain('Valid until'),
      element: { type: 'datepicker', action_id: 'date' },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('Who should decide?'),
      element: { type: 'users_select', action_id: 'user', placeholder: plain('Anyone') },
    },
    {
      type: 'input',
      block_id: 'terms',
      optional: true,
      label: plain('Terms'),
      element: {
        type: 'checkboxes',
        action_id: 'boxes',
        options: [option('Two years', '2y'), option('Prepaid', 'pre')],
      },
    },
    {
      type: 'input',
      block_id: 'risk',
      optional: true,
      label: plain('Risk'),
      element: {
        type: 'radio_buttons',
        action_id: 'r',
        options: [option('Low', 'low'), option('High', 'high')],
      },
    },
  ] as KnownBlock[],
};

const home: KnownBlock[] = [
  { type: 'header', text: plain('Good to see you :wave:') },
  {
    type: 'section',
    text: { type: 'mrkdwn', text: 'Ask about *prices*, *accounts* and _how things work_.' },
    accessory: { type: 'button', action_id: 'refresh_home', text: plain('Refresh') },
  },
  { type: 'divider' },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Articles*\n62' },
      { type: 'mrkdwn', text: '*Accounts*\n12' },
    ],
  },
  {
    type: 'input',
    block_id: 'lang',
    label: plain('Language of answers'),
    dispatch_action: true,
    element: {
      type: 'static_select',
      action_id: 'language',
      initial_option: option('As I write', 'auto'),
      options: [option('As I write', 'auto'), option('Deutsch', 'de')],
    },
  },
];

const brief: KnownBlock[] = [
  { type: 'header', text: plain('Acme Industrial') },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Owner*\n<@U0MARA>' },
      { type: 'mrkdwn', text: '*Renewal*\n31 March' },
    ],
  },
  {
    type: 'table',
    column_settings: [{ is_wrapped: true }, { align: 'right' }],
    rows: [
      [
        { type: 'raw_text', text: 'Opportunity' },
        { type: 'raw_text', text: 'Amount' },
      ],
      [
        { type: 'raw_text', text: 'Plant 2 roll-out' },
        { type: 'raw_text', text: '€ 88,000' },
      ],
    ],
  },
  {
    type: 'plan',
    title: 'How this was put together',
    tasks: [
      { type: 'task_card', task_id: 't1', title: 'Read the account record', status: 'complete' },
      { type: 'task_card', task_id: 't2', title: 'Looked at open cases', status: 'in_progress' },
      { type: 'task_card', task_id: 't3', title: 'Asked the billing system', status: 'error' },
    ],
  },
];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** An ordinary Bolt app over Socket Mode that uses every kind of thing the page shows. */
export async function startPageApp(sandbox: Sandbox) {
  const actions: { actionId: string; selected?: string | undefined }[] = [];
  const submissions: Record<string, unknown>[] = [];
  const app = new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  });
  const answer = async (place: { channel: string; thread_ts: string; user: string; text: string }) => {
    const { channel, thread_ts } = place;
    await app.client.assistant.threads.setStatus({
      channel_id: channel,
      thread_ts,
      status: 'is thinking…',
      loading_messages: ['Reading the price book…', 'Checking who may see this…'],
    });
    // Long enough to be seen on a busy machine, too.
    await pause(1500);
    const stream = await app.client.chat.startStream({
      channel,
      thread_ts,
      recipient_user_id: place.user,
      recipient_team_id: sandbox.teamId,
    });
    const ts = stream.ts as string;
    const slowly = place.text.includes('slowly') ? 1500 : 180;
    for (const word of words) {
      const appended = await app.client.chat
        .appendStream({ channel, ts, markdown_text: word })
        .catch(() => undefined);
      if (!appended) return;
      await pause(slowly);
    }
    await app.client.chat.stopStream({ channel, ts, blocks: answerEnd });
  };
  app.event('app_mention', async ({ event }) => {
    await answer({
      channel: event.channel,
      thread_ts: event.thread_ts ?? event.ts,
      user: event.user ?? '',
      text: event.text,
    });
  });
  app.message(async ({ message }) => {
    if (message.channel_type !== 'im' || message.subtype !== undefined || message.bot_id) return;
    await answer({
      channel: message.channel,
      thread_ts: message.thread_ts ?? message.ts,
      user: message.user,
      text: message.text ?? '',
    });
  });
  app.command('/brief', async ({ ack, command, say, respond }) => {
    await ack();
    if (command.text === '')
      await respond({ response_type: 'ephemeral', text: 'Which account? Try `/brief Acme`.' });
    else await say({ text: `Brief: ${command.text}`, blocks: brief });
  });
  app.command('/feedback', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: reasonForm });
  });
  app.shortcut('about_this', async ({ ack, shortcut, client }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    await client.chat.postMessage({
      channel: shortcut.channel.id,
      thread_ts: shortcut.message_ts,
      text: 'About *that*: it is in the handbook.',
    });
  });
  app.action(/.*/, async ({ ack, action, body, client }) => {
    await ack();
    if (!('action_id' in action)) return;
    const selected = 'selected_option' in action ? action.selected_option?.value : undefined;
    actions.push({ actionId: action.action_id, selected });
    const channel = body.channel?.id;
    if (action.action_id === 'why' && channel) {
      const thread =
        body.type === 'block_actions' ? (body.message?.thread_ts as string | undefined) : undefined;
      await client.chat.postEphemeral({
        channel,
        user: body.user.id,
        text: 'Because the *price book* says so.',
        ...(thread && { thread_ts: thread }),
      });
    }
    if (action.action_id === 'approve' && body.type === 'block_actions') {
      await client.views.open({ trigger_id: body.trigger_id, view: reasonForm });
    }
  });
  app.view('reason', async ({ ack, view }) => {
    const { values } = view.state;
    if (Number(values.percent?.n?.value) > 40) {
      await ack({ response_action: 'errors', errors: { percent: 'More than 40 % is never approved.' } });
      return;
    }
    submissions.push(values);
    await ack();
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home')
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: home } });
  });
  await app.start();
  return { actions, submissions, client: app.client, stop: () => app.stop() };
}
