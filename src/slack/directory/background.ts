import type { EventOutcome } from '../../store/inbox.ts';
import type { SlackCalls } from '../api/slack-api.ts';
import type { ListenerDeps } from '../listeners/listener.ts';

/** Slack was asked how things stand, so that what had come in before is done as well. */
export const ALL_DONE: EventOutcome = { outcome: 'applied', covers: true };

/** Upkeep leaves Slack's pace to questions, and comes again rather than wait in a place. */
export function background(deps: ListenerDeps): Omit<ListenerDeps, 'api'> & { api: SlackCalls } {
  return { ...deps, api: deps.api.spare };
}
