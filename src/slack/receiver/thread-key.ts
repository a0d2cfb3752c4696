import { z } from 'zod';
import { rereadLine } from '../../admin/read-sources.ts';
import type { TeamId } from '../../core/ids.ts';
import { HANDOFF_FORM, readFormMetadata } from '../handoff/handoff-form.ts';
import { REREAD } from '../home/source-row.ts';

const inThread = z.looseObject({
  channel: z.string(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  previous_message: z.looseObject({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  deleted_ts: z.string().optional(),
});

/**
 * The line that an event waits in: messages of one thread are handled in order. Everything else, Stop above all, has
 * a line of its own, since it must not wait behind the turn that it is about.
 */
export function threadKeyOfEvent(teamId: TeamId, event: { type: string }, eventId: string): string {
  const parsed = inThread.safeParse(event);
  if (!parsed.success || (event.type !== 'message' && event.type !== 'app_mention')) return eventId;
  const { channel, message, previous_message, deleted_ts, thread_ts, ts } = parsed.data;
  const about = message ?? previous_message;
  const thread = about ? (about.thread_ts ?? about.ts) : (deleted_ts ?? thread_ts ?? ts);
  return thread === undefined ? eventId : `${teamId}:${channel}:${thread}`;
}

const buttonInThread = z.looseObject({
  type: z.literal('block_actions'),
  actions: z.array(z.looseObject({ action_id: z.string() })).min(1),
  container: z.looseObject({
    channel_id: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().optional(),
  }),
});

/**
 * Buttons that ask or decide something in a thread wait their turn there, so that what is said after a click is heard
 * after it; those that open a modal cannot: a trigger lives 3 s.
 */
const ORDERED_ACTION = /^((choose|suggest):\d+|handoff_(approve|take))$/;

const handoffForm = z.looseObject({
  type: z.literal('view_submission'),
  view: z.looseObject({ callback_id: z.string().startsWith(HANDOFF_FORM), private_metadata: z.string() }),
});

const buttonOfSource = z.looseObject({
  type: z.literal('block_actions'),
  actions: z.tuple([z.looseObject({ action_id: z.literal(REREAD), value: z.string() })]),
});

/** The line that an interaction waits in. */
export function threadKeyOfInteraction(teamId: TeamId, payload: unknown, eventId: string): string {
  const source = buttonOfSource.safeParse(payload);
  if (source.success) return rereadLine(teamId, source.data.actions[0].value);
  const form = handoffForm.safeParse(payload);
  if (form.success) return lineOfForm(teamId, form.data.view.private_metadata) ?? eventId;
  const parsed = buttonInThread.safeParse(payload);
  if (!parsed.success || !ORDERED_ACTION.test(parsed.data.actions[0]!.action_id)) return eventId;
  const { channel_id, message_ts, thread_ts } = parsed.data.container;
  return `${teamId}:${channel_id}:${thread_ts ?? message_ts}`;
}

/** What a lead sends by a form comes after what they said before in the card's thread. */
function lineOfForm(teamId: TeamId, metadata: string): string | null {
  const about = readFormMetadata(metadata);
  return about?.channelId === undefined || about.line === undefined
    ? null
    : `${teamId}:${about.channelId}:${about.line}`;
}
