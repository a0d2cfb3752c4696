import type { AppContextChangedEvent } from '@slack/types';
import { expect, it } from 'vitest';
import { forwardedOf, forwardedWords, inViewOf, parseMessageEvent, unreadFilesOf } from './message-event.ts';

const IDENTITY = { teamId: 'T1', botUserId: 'UBOT', botId: 'BBOT' } as never;

function posted(attachments: unknown): string | null {
  const event = { ts: '1.1', user: 'U1', channel: 'D1', text: 'can you answer this?', attachments };
  const parsed = parseMessageEvent(event, IDENTITY);
  return parsed.type === 'posted' ? forwardedOf(parsed.message) : null;
}

it('the words of a forwarded message are read, and what only looks like one is not', () => {
  expect(posted([{ is_share: true, text: 'what does Business cost?' }])).toBe('what does Business cost?');
  expect(
    posted([
      { is_msg_unfurl: true, text: ' for 40 seats ' },
      { is_share: true, text: null },
    ]),
  ).toBe('for 40 seats');
  expect(posted([{ title: 'A page', text: 'the preview of a link' }])).toBe('');
  expect(posted(undefined)).toBe('');
});

it('attachments of an unknown form cost nobody the message', () => {
  expect(posted('nonsense')).toBe('');
});

it('pictures and files are named, those of forwarded messages too, and each once', () => {
  const parsed = parseMessageEvent(
    {
      ...{ ts: '1.1', user: 'U1', channel: 'D1', text: 'see', subtype: 'file_share' },
      files: [{ id: 'F1', name: 'error.png' }, { id: 'F2', title: 'Plan' }, { id: 'F3' }],
      attachments: [
        {
          is_share: true,
          files: [
            { id: 'F4', name: 'old.pdf' },
            { id: 'F1', name: 'error.png' },
          ],
        },
        { title: 'A page', files: [{ id: 'F5', name: 'preview.png' }] },
      ],
    },
    IDENTITY,
  );
  expect(parsed.type === 'posted' && unreadFilesOf(parsed.message)).toEqual([
    'error.png',
    'Plan',
    'F3',
    'old.pdf',
  ]);
});

it('of forwarded words it is known whose they are and where they were said, as far as Slack tells', () => {
  const share = { is_share: true, text: 'they sign at 31', author_id: 'U2', channel_id: 'C2', ts: '1.0' };
  const parsed = parseMessageEvent(
    {
      ...{ ts: '1.1', user: 'U1', channel: 'D1', text: 'see' },
      attachments: [
        share,
        { ...share, channel_id: undefined },
        { ...share, author_id: undefined },
        { ...share, is_share: false },
        { ...share, text: ' ' },
      ],
    },
    IDENTITY,
  );
  expect(parsed.type === 'posted' && forwardedWords(parsed.message)).toEqual([
    { authorId: 'U2', source: { channelId: 'C2', ts: '1.0' } },
    { authorId: 'U2' },
  ]);
});

it('what somebody has open beside the bot is the first place that Slack names and we know, never what they write in', () => {
  const inView = (entities: unknown) => {
    const event = { ts: '1.1', user: 'U1', channel: 'D1', text: 'summarise this', app_context: { entities } };
    const parsed = parseMessageEvent(event, IDENTITY);
    return parsed.type === 'posted' ? inViewOf(parsed.message, parsed.channel) : null;
  };
  const thread: AppContextChangedEvent['context']['entities'] = [
    { type: 'slack#/types/message_context', value: { channel_id: 'C2', message_ts: '1.0' }, team_id: 'T1' },
    { type: 'slack#/types/channel_id', value: 'C2', team_id: 'T1' },
  ];
  expect(inView(thread)).toEqual({ kind: 'channel', channelId: 'C2', ts: '1.0' });
  expect(inView([{ type: 'slack#/types/channel_id', value: 'C2' }])).toEqual({
    kind: 'channel',
    channelId: 'C2',
  });
  expect(inView([{ type: 'slack#/types/channel_id', value: 'D1' }])).toBeUndefined();
  expect(inView([{ type: 'slack#/types/canvas_id', value: 'F1' }])).toEqual({ kind: 'canvas' });
  expect(inView([{ type: 'slack#/types/list_id', value: 'F1' }])).toEqual({ kind: 'list' });
  expect(inView([{ type: 'slack#/types/something_new', value: 3 }, ...thread])).toMatchObject({ ts: '1.0' });
  for (const odd of [undefined, 'nonsense', [], [{ type: 'slack#/types/message_context', value: 'C2' }]])
    expect(inView(odd)).toBeUndefined();
});
