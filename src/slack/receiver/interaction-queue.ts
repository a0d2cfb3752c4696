import { z } from 'zod';
import type { TeamId } from '../../core/ids.ts';
import type { WorkKind } from '../../store/inbox.ts';

/**
 * Which queue the deliveries of an interaction wait in. `own`: none, for what opens a modal, because a trigger lives 3
 * s. `thread`: behind what was said before in the thread of the button. A function names another queue from the
 * payload, or null for `own`.
 */
export type Queue = 'own' | 'thread' | ((teamId: TeamId, payload: unknown) => string | null);

/** A button, form or shortcut of a feature: its id, as Slack calls it or as a pattern, and where it waits. */
export interface DeclaredInteraction {
  on: 'action' | 'view' | 'shortcut';
  id: string | RegExp;
  queue: Queue;
  /** Somebody waits for an answer to it; else it takes a moment. */
  asks?: true;
}

/** Where an interaction waits, and as which kind of work. */
export interface InteractionQueue {
  threadKey: string;
  work: Exclude<WorkKind, 'upkeep'>;
}

/** Finds the queue of an interaction; `eventId` is a queue of its own. */
export type QueueOf = (teamId: TeamId, payload: unknown, eventId: string) => InteractionQueue;

const interaction = z.union([
  z
    .looseObject({
      type: z.literal('block_actions'),
      actions: z.array(z.looseObject({ action_id: z.string() })).min(1),
    })
    .transform(({ actions }) => ({ on: 'action', id: actions[0]!.action_id })),
  z
    .looseObject({ type: z.literal('view_submission'), view: z.looseObject({ callback_id: z.string() }) })
    .transform(({ view }) => ({ on: 'view', id: view.callback_id })),
]);

const inMessage = z.looseObject({
  container: z.looseObject({
    channel_id: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().optional(),
  }),
});

/** Builds the look-up of queues from what the features declare; what nobody declared waits for nothing. */
export function createQueueOf(declared: readonly DeclaredInteraction[]): QueueOf {
  return (teamId, payload, eventId) => {
    const { data: found } = interaction.safeParse(payload);
    const known = declared.find((one) => one.on === found?.on && fits(one.id, found.id));
    const work = known?.asks === true ? 'question' : 'quick';
    const queue = known?.queue ?? 'own';
    if (queue === 'own') return { threadKey: eventId, work };
    const named = queue === 'thread' ? threadOf(teamId, payload) : queue(teamId, payload);
    return { threadKey: named ?? eventId, work };
  };
}

/** The queue of everything that is said in a thread. */
export function threadQueue(teamId: TeamId, channelId: string, threadTs: string): string {
  return `${teamId}:${channelId}:${threadTs}`;
}

function fits(declared: string | RegExp, id: string): boolean {
  return typeof declared === 'string' ? declared === id : declared.test(id);
}

function threadOf(teamId: TeamId, payload: unknown): string | null {
  const parsed = inMessage.safeParse(payload);
  if (!parsed.success) return null;
  const { channel_id, message_ts, thread_ts } = parsed.data.container;
  return threadQueue(teamId, channel_id, thread_ts ?? message_ts);
}
