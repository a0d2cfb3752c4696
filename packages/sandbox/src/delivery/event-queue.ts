import { makeId } from '../make-id.ts';
import { isSubscribed } from '../manifest.ts';
import type { Delivery, SandboxContext } from '../sandbox-context.ts';
import type { Json, QueuedEvent } from '../workspace.ts';
import type { Retry, Transport } from './transport.ts';

/** Events on their way to the bot. */
export interface EventQueue {
  emit(event: Json, subscription: string): void;
  /** Delivers what has waited for a connection. */
  flush(): void;
  /** Keeps events back, as Slack does while it has trouble of its own; `false` delivers what has gathered. */
  hold(held: boolean): void;
  /** Delivers a remembered event once more, whatever became of it. */
  redeliver(id: string, retry: Retry | undefined): Promise<Delivery | 'unknown_event'>;
  /** How many events are not acked yet and may still be. */
  pending(): number;
  stop(): void;
}

/**
 * Delivers events in order of arrival, each until it is acked or Slack would give up.
 * https://docs.slack.dev/apis/events-api/#retries
 */
export function createEventQueue(ctx: SandboxContext, transport: () => Transport): EventQueue {
  const timers = new Set<NodeJS.Timeout>();
  const inFlight = new Set<string>();
  let isStopped = false;
  let isHeld = false;
  const waiting = new Map<string, string>();
  const maxAttempts = ctx.timings.retryDelaysMs.length + 1;
  for (const event of ctx.workspace.events.values()) {
    if (!event.acked && event.attempts < maxAttempts) waiting.set(event.id, 'timeout');
  }

  async function attempt(event: QueuedEvent, reason: string): Promise<void> {
    if (isHeld || !transport().isReachable()) return void waiting.set(event.id, reason);
    inFlight.add(event.id);
    const retry = event.attempts > 0 ? { num: event.attempts, reason } : undefined;
    ctx.commit({ type: 'event_tried', id: event.id, attempts: event.attempts + 1, acked: false });
    event.sentAtMs ??= Date.now();
    const delivery = await transport().deliverEvent(event.body, retry);
    event.ackedAtMs = Date.now();
    inFlight.delete(event.id);
    if (delivery.ok) ctx.commit({ type: 'event_tried', id: event.id, attempts: event.attempts, acked: true });
    else if (event.attempts < maxAttempts) retryLater(event, delivery.reason);
  }

  function retryLater(event: QueuedEvent, reason: string): void {
    if (isStopped) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        start(event, reason);
      },
      ctx.timings.retryDelaysMs[event.attempts - 1] ?? 0,
    );
    timers.add(timer);
  }

  function start(event: QueuedEvent, reason: string): void {
    if (isStopped) return;
    attempt(event, reason).catch(() => {
      // The journal could not be written: the event is still due.
      inFlight.delete(event.id);
      waiting.set(event.id, reason);
    });
  }

  function flush(): void {
    const due = [...waiting];
    waiting.clear();
    for (const [id, reason] of due) {
      const event = ctx.workspace.events.get(id);
      if (event) start(event, reason);
    }
  }

  return {
    emit: (event, subscription) => {
      if (!isSubscribed(ctx.manifest, subscription)) return;
      const id = makeId('Ev');
      const queued: QueuedEvent = { id, body: envelope(ctx, { id, event }), attempts: 0, acked: false };
      ctx.commit({ type: 'event', event: queued });
      start(queued, 'timeout');
    },
    flush,
    hold: (held) => {
      isHeld = held;
      if (!held) flush();
    },
    redeliver: async (id, retry) => {
      const event = ctx.workspace.events.get(id);
      return event ? transport().deliverEvent(event.body, retry) : 'unknown_event';
    },
    pending: () => inFlight.size + timers.size + waiting.size,
    stop: () => {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** The outer body of an event: https://docs.slack.dev/apis/events-api/#event-structure */
function envelope(ctx: SandboxContext, { id, event }: { id: string; event: Json }): Json {
  const { credentials, workspace, organization } = ctx;
  const enterpriseId = organization?.id ?? null;
  const installedInAll = organization?.installedInAll ?? false;
  const channel = typeof event.channel === 'string' ? workspace.channels.get(event.channel) : undefined;
  return {
    token: credentials.verificationToken,
    team_id: workspace.team.id,
    context_team_id: workspace.team.id,
    context_enterprise_id: enterpriseId,
    api_app_id: credentials.appId,
    event,
    type: 'event_callback',
    event_id: id,
    event_time: Math.floor(ctx.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterpriseId,
        team_id: installedInAll ? null : workspace.team.id,
        user_id: credentials.botUserId,
        is_bot: true,
        is_enterprise_install: installedInAll,
      },
    ],
    is_ext_shared_channel: channel?.members.some((member) => workspace.people.get(member)?.external) ?? false,
    event_context: `4-${id}`,
  };
}
