import { expect, test } from 'vitest';
import type { Change } from './apply-change.ts';
import { applyChange } from './apply-change.ts';
import { describeWorkspace } from './read-workspace.ts';
import { emptyWorkspace } from './workspace.ts';

test('the shortened history of a workspace leads to the same workspace', () => {
  const workspace = emptyWorkspace();
  const person = { id: 'U1', name: 'una', realName: 'Una', tz: 'UTC', locale: 'en', updated: 1 };
  const flags = { guest: false, external: false, slackAdmin: false, owner: false, roles: [], groups: [] };
  const message = { channel: 'C1', user: 'U1', reactions: [], blocks: [] };
  const view = {
    id: 'V1',
    type: 'modal' as const,
    user: 'U1',
    hash: 'h',
    rootId: 'V1',
    content: {},
    values: {},
  };
  const changes: Change[] = [
    { type: 'team', team: { id: 'T1', name: 'T', domain: 't' }, bot: { name: 'b', realName: 'B' } },
    { type: 'person', person: { ...person, ...flags } },
    { type: 'group', group: { id: 'S1', handle: 's', name: 'S', members: ['U1'], updated: 1 } },
    {
      type: 'channel',
      channel: { id: 'C1', name: 'c', kind: 'public', members: ['U1'], creator: 'U1', created: 1 },
    },
    { type: 'message', message: { ...message, ts: '1.1', text: 'a' } },
    { type: 'message', message: { ...message, ts: '1.2', text: 'gone' } },
    { type: 'message_patch', channel: 'C1', ts: '1.1', patch: { text: 'b' } },
    { type: 'message_grown', channel: 'C1', ts: '1.1', chunks: [{ type: 'markdown_text', text: 'c' }] },
    { type: 'message_gone', channel: 'C1', ts: '1.2' },
    { type: 'view', view },
    { type: 'home', view: { ...view, id: 'V2', type: 'home' } },
    { type: 'session', thread: 'C1:1.1', session: { status: 'active', title: 't' } },
    { type: 'prompts', thread: 'C1:', title: 't', prompts: [{ title: 'a', message: 'b' }] },
    { type: 'event', event: { id: 'Ev1', body: {}, attempts: 0, acked: false } },
    { type: 'event_tried', id: 'Ev1', attempts: 2, acked: false },
    { type: 'read', person: 'U1', channel: 'C1', ts: '1.1' },
    { type: 'viewing', person: 'U1', channel: 'C1', ts: '1.1' },
  ];
  for (const change of changes) applyChange(workspace, structuredClone(change));
  const again = emptyWorkspace();
  const short = describeWorkspace(workspace);
  for (const change of short) applyChange(again, structuredClone(change));
  expect(again).toEqual(workspace);
  expect(short.length).toBeLessThan(changes.length);
  expect(again.messages.get('C1')?.get('1.1')?.text).toBe('bc');
});
