import { describe, expect, test } from 'vitest';
import { validateBlocks } from './validate-blocks.ts';
import { validateView } from './validate-view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string) => ({ text: plain(value), value });
const button = { type: 'button', action_id: 'go', text: plain('Go'), value: '1' };
const rich = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
};
const raw = (text: string) => ({ type: 'raw_text', text });

describe('blocks that Slack takes', () => {
  test.each<[string, unknown]>([
    ['section', { type: 'section', text: mrkdwn('x'.repeat(3000)), accessory: button }],
    ['section with fields', { type: 'section', fields: Array(10).fill(mrkdwn('x')) }],
    [
      'section with an image',
      {
        type: 'section',
        text: plain('x'),
        accessory: { type: 'image', image_url: 'https://x.example/a.png', alt_text: 'a' },
      },
    ],
    ['header', { type: 'header', text: plain('x'.repeat(150)) }],
    ['divider', { type: 'divider', block_id: 'line' }],
    ['context', { type: 'context', elements: [mrkdwn('a'), plain('b')] }],
    ['markdown', { type: 'markdown', text: 'x'.repeat(12_000) }],
    [
      'actions',
      {
        type: 'actions',
        elements: [button, { type: 'static_select', action_id: 's', options: [option('a')] }],
      },
    ],
    ['rich text', rich],
    ['table', { type: 'table', rows: [[raw('a'), rich]], column_settings: [{ align: 'right' }, null] }],
    [
      'feedback buttons',
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'f',
            positive_button: { text: plain('Good'), value: 'up' },
            negative_button: { text: plain('Bad'), value: 'down' },
          },
          { type: 'icon_button', icon: 'trash', text: plain('Delete'), action_id: 'd' },
        ],
      },
    ],
    ['task card', { type: 'task_card', task_id: '1', title: 'Search', status: 'complete', details: rich }],
    [
      'plan',
      {
        type: 'plan',
        title: 'Plan',
        tasks: [{ type: 'task_card', task_id: '1', title: 'a', status: 'pending' }],
      },
    ],
    [
      'input',
      {
        type: 'input',
        label: plain('Why'),
        element: { type: 'plain_text_input', action_id: 'a', multiline: true },
      },
    ],
    ['image', { type: 'image', image_url: 'https://x.example/a.png', alt_text: 'a' }],
    ['container', { type: 'container', title: plain('More'), child_blocks: [{ type: 'divider' }] }],
  ])('%s', (_name, block) => {
    expect(validateBlocks([block], 'message')).toEqual([]);
  });
});

describe('blocks that Slack rejects, in its words and with a pointer', () => {
  test.each<[string, unknown[], string, string]>([
    [
      'long section',
      [{ type: 'section', text: mrkdwn('x'.repeat(3001)) }],
      'must be less than 3001 characters',
      '/blocks/0/text/text',
    ],
    [
      'empty text',
      [{ type: 'section', text: mrkdwn('') }],
      'must be more than 0 characters',
      '/blocks/0/text/text',
    ],
    ['section with nothing', [{ type: 'section' }], 'missing required field: text', '/blocks/0'],
    [
      '11 fields',
      [{ type: 'section', fields: Array(11).fill(mrkdwn('x')) }],
      'no more than 10 items allowed',
      '/blocks/0/fields',
    ],
    [
      'long field',
      [{ type: 'section', fields: [mrkdwn('x'.repeat(2001))] }],
      'must be less than 2001 characters',
      '/blocks/0/fields/0/text',
    ],
    [
      'long header',
      [{ type: 'header', text: plain('x'.repeat(151)) }],
      'must be less than 151 characters',
      '/blocks/0/text/text',
    ],
    [
      'mrkdwn header',
      [{ type: 'header', text: mrkdwn('x') }],
      'must be a valid enum value: plain_text',
      '/blocks/0/text/type',
    ],
    [
      'unknown block',
      [{ type: 'divider' }, { type: 'hologram' }],
      'unsupported type: hologram',
      '/blocks/1/type',
    ],
    ['no type', [{}], 'missing required field: type', '/blocks/0'],
    ['extra field', [{ type: 'divider', color: 'red' }], 'invalid additional property: color', '/blocks/0'],
    ['51 blocks', Array(51).fill({ type: 'divider' }), 'no more than 50 items allowed', '/blocks'],
    [
      'long button',
      [{ type: 'actions', elements: [{ ...button, text: plain('x'.repeat(76)) }] }],
      'must be less than 76 characters',
      '/blocks/0/elements/0/text/text',
    ],
    [
      'long value',
      [{ type: 'actions', elements: [{ ...button, value: 'x'.repeat(2001) }] }],
      'must be less than 2001 characters',
      '/blocks/0/elements/0/value',
    ],
    [
      'strange accessory',
      [{ type: 'section', text: plain('a'), accessory: { type: 'slider' } }],
      'unsupported type',
      '/blocks/0/accessory/type',
    ],
    [
      'long accessory',
      [{ type: 'section', text: plain('a'), accessory: { ...button, text: plain('x'.repeat(80)) } }],
      'must be less than 76 characters',
      '/blocks/0/accessory/text/text',
    ],
    [
      '11 context elements',
      [{ type: 'context', elements: Array(11).fill(plain('x')) }],
      'no more than 10 items allowed',
      '/blocks/0/elements',
    ],
    [
      'same block id',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      'block_id already exists',
      '/blocks/1/block_id',
    ],
    [
      'same action id',
      [{ type: 'actions', elements: [button, button] }],
      'action_id already exists',
      '/blocks/0/elements/1/action_id',
    ],
    ['two tables', Array(2).fill({ type: 'table', rows: [[raw('a')]] }), 'only_one_table_allowed', '/blocks'],
    [
      '101 rows',
      [{ type: 'table', rows: Array(101).fill([raw('a')]) }],
      'no more than 100 items allowed',
      '/blocks/0/rows',
    ],
    [
      '21 columns',
      [{ type: 'table', rows: [Array(21).fill(raw('a'))] }],
      'no more than 20 items allowed',
      '/blocks/0/rows/0',
    ],
    [
      'empty cell',
      [{ type: 'table', rows: [[raw('')]] }],
      'must be more than 0 characters',
      '/blocks/0/rows/0/0/text',
    ],
    [
      'huge table',
      [{ type: 'table', rows: [[raw('x'.repeat(10_001))]] }],
      'tables must have less than 10001 characters in all',
      '/blocks',
    ],
    [
      'long markdown',
      [{ type: 'markdown', text: 'x'.repeat(12_001) }],
      'must be less than 12001 characters',
      '/blocks/0/text',
    ],
    [
      'much markdown',
      Array(2).fill({ type: 'markdown', text: 'x'.repeat(7_000) }),
      'markdown blocks must have less than 12001 characters in all',
      '/blocks',
    ],
    [
      '101 options',
      [
        {
          type: 'actions',
          elements: [
            {
              type: 'static_select',
              action_id: 's',
              options: Array.from({ length: 101 }, (_, i) => option(`o${i}`)),
            },
          ],
        },
      ],
      'no more than 100 items allowed',
      '/blocks/0/elements/0/options',
    ],
    [
      'long option',
      [
        {
          type: 'actions',
          elements: [{ type: 'overflow', action_id: 'o', options: [option('x'.repeat(76))] }],
        },
      ],
      'must be less than 76 characters',
      '/blocks/0/elements/0/options/0/text/text',
    ],
    [
      'no options',
      [{ type: 'actions', elements: [{ type: 'static_select', action_id: 's' }] }],
      'must have either options or option_groups',
      '/blocks/0/elements/0',
    ],
    [
      'strange initial option',
      [
        {
          type: 'actions',
          elements: [
            { type: 'static_select', action_id: 's', options: [option('a')], initial_option: option('b') },
          ],
        },
      ],
      'initial option must be one of the options',
      '/blocks/0/elements/0',
    ],
    [
      'alert in a message',
      [{ type: 'alert', text: plain('a') }],
      'unsupported type: alert',
      '/blocks/0/type',
    ],
    [
      'wrong task status',
      [{ type: 'task_card', task_id: '1', title: 'a', status: 'done' }],
      'must be a valid enum value: pending, in_progress, complete, error',
      '/blocks/0/status',
    ],
    [
      'table in a container in a container',
      [{ type: 'container', child_blocks: [{ type: 'container', child_blocks: [] }] }],
      'unsupported type: container',
      '/blocks/0/child_blocks/0/type',
    ],
  ])('%s', (_name, blocks, message, pointer) => {
    expect(validateBlocks(blocks, 'message')).toContainEqual(expect.objectContaining({ message, pointer }));
  });
});

describe('views', () => {
  const input = { type: 'input', label: plain('Why'), element: { type: 'plain_text_input' } };

  test('a modal with an input and a submit button passes', () => {
    expect(
      validateView({ type: 'modal', title: plain('Hi'), submit: plain('Send'), blocks: [input] }),
    ).toEqual([]);
  });
  test('a modal with an input needs a submit button', () => {
    expect(validateView({ type: 'modal', title: plain('Hi'), blocks: [input] })[0]?.message).toBe(
      'missing required field: submit',
    );
  });
  test('a title has at most 24 characters', () => {
    const [fault] = validateView({ type: 'modal', title: plain('x'.repeat(25)), blocks: [] });
    expect(fault).toMatchObject({ message: 'must be less than 25 characters', pointer: '/title/text' });
  });
  test('App Home takes 100 blocks and no markdown', () => {
    expect(validateView({ type: 'home', blocks: Array(100).fill({ type: 'divider' }) })).toEqual([]);
    expect(validateView({ type: 'home', blocks: Array(101).fill({ type: 'divider' }) })).toHaveLength(1);
    expect(validateView({ type: 'home', blocks: [{ type: 'markdown', text: 'x' }] })[0]?.message).toBe(
      'unsupported type: markdown',
    );
  });
});
