import { expect, it } from 'vitest';
import type { Reply } from '../core/reply.ts';
import { addAskerNote } from './add-asker-note.ts';

const REPLY: Reply = {
  turnId: null,
  outcome: 'answered',
  language: 'en',
  parts: [],
  citations: [],
  choices: [],
  suggestions: [],
  notes: ['A remark.'],
  controls: [],
};
const NORA = { realName: 'Nora *Lindqvist*', handle: 'nora' };

it('what a command brings into a channel says who asked', () => {
  const { notes } = addAskerNote(REPLY, { origin: 'command', viewerId: null }, NORA);
  expect(notes).toEqual(['Asked by Nora  Lindqvist', 'A remark.']);
});

it('a question that is a message shows that itself, and in private nobody else reads it', () => {
  expect(addAskerNote(REPLY, { origin: 'mention', viewerId: null }, NORA)).toBe(REPLY);
  expect(addAskerNote(REPLY, { origin: 'command', viewerId: 'U1' as never }, NORA)).toBe(REPLY);
});
