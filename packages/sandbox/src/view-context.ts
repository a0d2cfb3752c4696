import { isSubscribed } from './manifest.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { Json, Viewing } from './workspace.ts';

/** What Slack calls what somebody looks at; an app that does not subscribe to it is told nothing. */
const EVENT = 'app_context_changed';

/**
 * What a person looks at, the most relevant first, as `context` and `app_context` tell it; empty where that is nothing.
 * https://docs.slack.dev/reference/events/app_context_changed
 */
export function contextOf(ctx: SandboxContext, person: string): { entities?: Json[] } {
  const viewing = ctx.workspace.viewing.get(person);
  const entities = viewing === undefined ? [] : entitiesOf(viewing, ctx.workspace.team.id);
  return entities.length === 0 ? {} : { entities };
}

/** The same as part of an event, where the app is to be told; https://docs.slack.dev/changelog/2026/07/02/app-context */
export function toldContext(ctx: SandboxContext, person: string, as: 'context' | 'app_context'): Json {
  const context = contextOf(ctx, person);
  return isSubscribed(ctx.manifest, EVENT) && context.entities !== undefined ? { [as]: context } : {};
}

/** Tells the app that somebody looks at something else. */
export function announceView(
  ctx: SandboxContext,
  { user, channel }: { user: string; channel: string },
): void {
  ctx.emit({ type: EVENT, channel, user, context: contextOf(ctx, user), event_ts: ctx.nextTs() }, EVENT);
}

function entitiesOf({ channel, ts, canvas, list }: Viewing, teamId: string): Json[] {
  const entity = (type: string, value: unknown) => ({ type: `slack#/types/${type}`, value, team_id: teamId });
  return [
    ...(canvas === undefined ? [] : [entity('canvas_id', canvas)]),
    ...(list === undefined ? [] : [entity('list_id', list)]),
    ...(channel === undefined || ts === undefined
      ? []
      : [entity('message_context', { message_ts: ts, channel_id: channel })]),
    ...(channel === undefined ? [] : [entity('channel_id', channel)]),
  ];
}
