import type { WorkKind } from './inbox.ts';
import type { Row } from './row.ts';

/** A delivery that may be claimed, or is being worked on; `personId` is empty where it is nobody's. */
export type WaitingEvent = Row<
  'events',
  'id' | 'work' | 'teamId' | 'threadKey' | 'personId' | 'channelId',
  { work: WorkKind }
>;

/** A delivery with the place that fairness gives it: how many of its person's, and of its channel's, come before it. */
interface Placed extends WaitingEvent {
  personRound: number;
  channelRound: number;
}

/** What names a person's, or a channel's, share of a kind of work. */
export function shareKey({ work, teamId }: Pick<WaitingEvent, 'work' | 'teamId'>, id: string): string {
  return JSON.stringify([work, teamId, id]);
}

/**
 * Chooses which deliveries to claim, in rounds: each person's first before anybody's second, and among those each channel's
 * first. What is worked on counts. Those that are due are first in their queues; a queue that is worked on waits.
 * `allowed` is how many questions of a person may be worked on at once.
 */
export function chooseClaims(
  { running, due }: { running: readonly WaitingEvent[]; due: readonly WaitingEvent[] },
  { free, allowed }: { free: Record<WorkKind, number>; allowed(event: WaitingEvent): number },
): number[] {
  const busy = new Set(running.map(({ threadKey }) => threadKey));
  const ofPerson = countBy(running, (event) => shareKey(event, event.personId));
  const ofChannel = countBy(running, (event) => shareKey(event, event.channelId));
  const placed: Placed[] = due
    .filter(({ threadKey }) => !busy.has(threadKey))
    .sort((a, b) => a.id - b.id)
    .map((event) => ({ ...event, personRound: ofPerson(shareKey(event, event.personId)), channelRound: 0 }))
    .filter(
      (event) => event.work !== 'question' || event.personId === '' || event.personRound <= allowed(event),
    )
    .sort((a, b) => a.personRound - b.personRound || a.id - b.id);
  for (const event of placed) event.channelRound = ofChannel(shareKey(event, event.channelId));
  placed.sort((a, b) => a.personRound - b.personRound || a.channelRound - b.channelRound || a.id - b.id);
  const left = { ...free };
  return placed.filter(({ work }) => left[work]-- > 0).map(({ id }) => id);
}

/** Counts on from what is running: each call is one more of its key. */
function countBy(
  running: readonly WaitingEvent[],
  keyOf: (event: WaitingEvent) => string,
): (key: string) => number {
  const counts = new Map<string, number>();
  const add = (key: string) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  for (const event of running) add(keyOf(event));
  return add;
}
