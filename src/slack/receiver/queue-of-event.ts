import { z } from 'zod';
import type { TeamId } from '../../core/ids.ts';
import { upkeepQueue } from '../directory/directory-events.ts';
import { threadQueue } from './interaction-queue.ts';

const inThread = z.looseObject({
  channel: z.string(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  previous_message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  deleted_ts: z.string().optional(),
});

/**
 * The queue that an event waits in: messages of one thread are handled in order, and what is told of one channel, person
 * or of all groups is. Everything else, Stop above all, has a queue of its own, since it must not wait behind the turn that it
 * is about.
 */
export function queueOfEvent(teamId: TeamId, event: { type: string }, eventId: string): string {
  const upkeep = upkeepQueue(teamId, event);
  if (upkeep !== null) return upkeep;
  const parsed = inThread.safeParse(event);
  if (!parsed.success || (event.type !== 'message' && event.type !== 'app_mention')) return eventId;
  const { channel, message, previous_message, deleted_ts, thread_ts, ts } = parsed.data;
  const about = message ?? previous_message;
  const thread = about ? (about.thread_ts ?? about.ts) : (deleted_ts ?? thread_ts ?? ts);
  return thread === undefined ? eventId : threadQueue(teamId, channel, thread);
}
