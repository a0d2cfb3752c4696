import { expect, it } from 'vitest';
import type { Reply } from '../../core/reply.ts';
import { renderControls } from './render-controls.ts';

const CITATION = { kind: 'passage' as const, id: 'passage:1', quote: 'Words.' };
const REPLY: Reply = {
  turnId: null,
  outcome: 'answered',
  language: 'en',
  parts: [],
  citations: [],
  choices: [],
  suggestions: [],
  notes: [],
  controls: [],
};

it('several passages of one article are one source with several numbers', () => {
  const url = 'https://help.acme.io/pin';
  const citations = [
    { ...CITATION, n: 1, title: 'Reset a PIN', url },
    { ...CITATION, n: 2, title: 'Prices' },
    { ...CITATION, n: 3, title: 'Reset a PIN', url },
  ];
  const [piece] = renderControls({ ...REPLY, citations });
  expect(piece!.blocks).toEqual([
    {
      type: 'context',
      elements: [
        { type: 'mrkdwn', text: `*Sources*\n[1][3] <${url}|Reset a PIN>\n[2] Prices`, verbatim: true },
      ],
    },
  ]);
});

it('what is sent by a click is confirmed with its words, within Slack’s limits', () => {
  const confirm = { title: 'Send this to Nora?', text: 'a'.repeat(400), agree: 'Send', cancel: 'Cancel' };
  const actions = [{ name: 'handoff_approve', label: 'Approve', value: '{}', confirm }];
  const [piece] = renderControls({ ...REPLY, actions });
  const [block] = piece!.blocks as unknown as [
    { elements: [{ confirm: { title: object; text: { text: string } } }] },
  ];
  expect(block.elements[0].confirm.title).toEqual({ type: 'plain_text', text: 'Send this to Nora?' });
  expect(block.elements[0].confirm.text.text).toHaveLength(300);
});
