import { expect, test } from 'vitest';
import { chooseClaims, type WaitingEvent } from './choose-claims.ts';

const free = { question: 2, quick: 2, upkeep: 2 };
const event = (id: number, more: Partial<WaitingEvent> = {}): WaitingEvent => ({
  id,
  work: 'question',
  teamId: 'T1',
  threadKey: `thread${id}`,
  personId: `U${id}`,
  channelId: `C${id}`,
  ...more,
});
const choose = (due: WaitingEvent[], running: WaitingEvent[] = [], allowed = 2) =>
  chooseClaims({ running, due }, { free, allowed: () => allowed });

test('the first of everybody comes before the second of anybody', () => {
  const flood = [1, 2, 3, 4].map((id) => event(id, { personId: 'U_FLOOD' }));
  expect(choose([...flood, event(9)])).toEqual([1, 9]);
});

test('a channel in which many ask takes turns with another', () => {
  const crowded = [1, 2, 3, 4].map((id) => event(id, { channelId: 'C_ALL' }));
  expect(choose([...crowded, event(9)])).toEqual([1, 9]);
});

test('what is worked on counts for its person and its channel', () => {
  const running = [event(1, { personId: 'U_SAM', channelId: 'C_ALL' })];
  const due = [event(2, { personId: 'U_SAM' }), event(3, { channelId: 'C_ALL' }), event(4)];
  expect(choose(due, running)).toEqual([4, 3]);
});

test('nobody has more questions worked on than allowed, and what is nobody’s has no such share', () => {
  const running = [event(1, { personId: 'U_SAM' })];
  expect(choose([event(2, { personId: 'U_SAM' })], running, 1)).toEqual([]);
  expect(choose([event(2, { personId: '' })], [event(1, { personId: '' })], 1)).toEqual([2]);
  expect(choose([event(2, { personId: 'U_SAM', work: 'quick' })], running, 1)).toEqual([2]);
});

test('a thread that is worked on waits', () => {
  const running = [event(1, { threadKey: 'k' })];
  expect(choose([event(2, { threadKey: 'k' }), event(3)], running)).toEqual([3]);
});

test('kinds of work do not take one another’s places', () => {
  const due = [1, 2, 3]
    .map((id) => event(id, { work: 'upkeep' }))
    .concat(event(4), event(5, { work: 'quick' }));
  expect(choose(due).sort()).toEqual([1, 2, 4, 5]);
});
