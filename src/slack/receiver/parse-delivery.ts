import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EventKind, NewEvent } from '../../store/inbox.ts';
import { installedTeamOf } from './installed-team.ts';
import type { QueueOf } from './interaction-queue.ts';
import { queueOfEvent } from './queue-of-event.ts';
import { shareOf, shareOfEvent } from './share-of-event.ts';

/** The outer envelope of the Events API: https://docs.slack.dev/apis/events-api/#event-type-structure */
const eventEnvelope = z.looseObject({
  type: z.literal('event_callback'),
  event_id: z.string().min(1).max(200),
  team_id: z.string().min(1).max(50),
  event: z.looseObject({ type: z.string().min(1) }),
});

/** A slash command: https://docs.slack.dev/interactivity/implementing-slash-commands */
const command = z.looseObject({
  command: z.string().startsWith('/'),
  team_id: z.string().min(1),
  user_id: z.string().min(1),
  channel_id: z.string().min(1),
  text: z.string().default(''),
  trigger_id: z.string().optional(),
});

/** An interaction payload: https://docs.slack.dev/reference/interaction-payloads */
const interaction = z.looseObject({
  type: z.enum(['block_actions', 'message_action', 'shortcut', 'view_submission', 'view_closed']),
  user: z.looseObject({ id: z.string().min(1) }),
  trigger_id: z.string().optional(),
  channel: z.looseObject({ id: z.string() }).nullish(),
});

/**
 * Tells what somebody looks at whenever that changes. It has to be subscribed to, or Slack does not say with a question
 * what its asker looks at; by itself nobody needs it, so it is never kept.
 * https://docs.slack.dev/changelog/2026/07/02/app-context
 */
export const LOOKS_ELSEWHERE = 'app_context_changed';

/** What a delivery turned out to be. `unreadable` names the fault for the log, never the content. */
export type ParsedDelivery =
  | { type: 'store'; event: NewEvent }
  | { type: 'challenge'; challenge: string }
  | { type: 'notice'; reason: string }
  | { type: 'passed' }
  | { type: 'unreadable'; reason: string };

const KINDS: Record<z.output<typeof interaction>['type'], EventKind> = {
  block_actions: 'action',
  message_action: 'shortcut',
  shortcut: 'shortcut',
  view_submission: 'view',
  view_closed: 'view',
};

/** Reads the body of a delivery, whichever transport it came by. */
export function parseDelivery(body: unknown, queueOf: QueueOf): ParsedDelivery {
  if (typeof body !== 'object' || body === null)
    return { type: 'unreadable', reason: 'the body is not an object' };
  if ('type' in body && body.type === 'url_verification') return parseChallenge(body);
  if ('type' in body && body.type === 'event_callback') return parseEvent(body);
  if ('type' in body && body.type === 'app_rate_limited') {
    return { type: 'notice', reason: 'Slack holds back events: more than 30,000 in an hour' };
  }
  if ('ssl_check' in body) return { type: 'notice', reason: 'certificate check' };
  if ('command' in body) return parseCommand(body);
  return parseInteraction(body, queueOf);
}

function parseChallenge(body: object): ParsedDelivery {
  const parsed = z.object({ challenge: z.string().max(1_000) }).safeParse(body);
  return parsed.success
    ? { type: 'challenge', challenge: parsed.data.challenge }
    : { type: 'unreadable', reason: 'a url_verification without a challenge' };
}

function parseEvent(body: object): ParsedDelivery {
  const parsed = eventEnvelope.safeParse(body);
  if (!parsed.success) return unreadable('event', parsed.error);
  const { event_id, event } = parsed.data;
  if (event.type === LOOKS_ELSEWHERE) return { type: 'passed' };
  const teamId = installedTeamOf(body);
  return {
    type: 'store',
    event: {
      teamId,
      eventId: event_id,
      kind: 'event',
      threadKey: queueOfEvent(teamId, event, event_id),
      ...shareOfEvent(teamId, event),
      payload: withoutToken({ ...parsed.data, event: withoutView(event) }),
    },
  };
}

function parseCommand(body: object): ParsedDelivery {
  const parsed = command.safeParse(body);
  if (!parsed.success) return unreadable('command', parsed.error);
  const eventId = stableId('command', parsed.data.trigger_id, body);
  return {
    type: 'store',
    event: {
      teamId: installedTeamOf(body),
      eventId,
      kind: 'command',
      threadKey: eventId,
      work: 'question',
      ...shareOf(parsed.data.user_id, parsed.data.channel_id),
      payload: withoutToken(parsed.data),
    },
  };
}

function parseInteraction(body: object, queueOf: QueueOf): ParsedDelivery {
  const parsed = interaction.safeParse(body);
  if (!parsed.success) return unreadable('interaction', parsed.error);
  const { user, type, trigger_id, channel } = parsed.data;
  const teamId = installedTeamOf(body);
  const eventId = stableId(type, trigger_id, body);
  return {
    type: 'store',
    event: {
      teamId,
      eventId,
      kind: KINDS[type],
      ...queueOf(teamId, parsed.data, eventId),
      ...shareOf(user.id, channel?.id),
      payload: withoutToken(parsed.data),
    },
  };
}

/** Commands and interactions have no event id: a trigger is given out once, and else the content tells. */
function stableId(kind: string, triggerId: string | undefined, body: object): string {
  const id = triggerId ?? createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 40);
  return `${kind}:${id}`;
}

/** What somebody looks at who opens the bot's messages is nobody's matter before they ask. */
function withoutView(event: Record<string, unknown>): Record<string, unknown> {
  if (event.type !== 'app_home_opened') return event;
  const { context: _context, ...rest } = event;
  return rest;
}

/** The legacy verification token is a secret that nobody needs once the signature was checked. */
function withoutToken(body: Record<string, unknown>): Record<string, unknown> {
  const { token: _token, ...rest } = body;
  return rest;
}

function unreadable(what: string, error: z.ZodError): ParsedDelivery {
  const paths = error.issues.map((issue) => issue.path.join('.') || '(root)').slice(0, 5);
  return { type: 'unreadable', reason: `${what}: ${paths.join(', ')}` };
}
