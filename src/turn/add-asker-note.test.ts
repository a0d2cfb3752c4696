import { expect, it } from 'vitest';
import { asId, type PersonId, type TeamId } from '../core/ids.ts';
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
const CHANNEL = { asker: NORA, audience: { teamId: asId<TeamId>('T1'), everyone: true, people: [] } };
const DIRECT = {
  asker: NORA,
  audience: { ...CHANNEL.audience, everyone: false, people: [asId<PersonId>('U1')] },
};

it('what a command brings into a channel says who asked', () => {
  const { notes } = addAskerNote(REPLY, { origin: 'command', viewerId: null }, CHANNEL);
  expect(notes).toEqual(['Asked by Nora  Lindqvist', 'A remark.']);
});

it('a question that is a message shows that itself, and in private nobody else reads it', () => {
  expect(addAskerNote(REPLY, { origin: 'mention', viewerId: null }, CHANNEL)).toBe(REPLY);
  expect(addAskerNote(REPLY, { origin: 'command', viewerId: 'U1' as never }, CHANNEL)).toBe(REPLY);
  expect(addAskerNote(REPLY, { origin: 'command', viewerId: null }, DIRECT)).toBe(REPLY);
});
