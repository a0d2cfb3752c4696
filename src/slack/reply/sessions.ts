import { z } from 'zod';
import { BotError } from '../../core/bot-error.ts';
import type { TeamId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { isWaitingInThread } from '../../handoff/is-waiting-in-thread.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { startTicker } from '../../store/start-ticker.ts';
import {
  claimRestless,
  forgetWorking,
  noteRest,
  noteWorking,
  type WorkingSession,
} from '../../store/working-sessions.ts';
import type { SlackApi } from '../api/slack-api.ts';
import { SlackRejection } from '../api/translate-slack-error.ts';

/**
 * What a thread shows of the bot's session: at work until we say otherwise, since Slack does not. That it was begun is kept
 * in the database, so that a call that was lost, or a process, is made up for.
 */
export interface Sessions {
  /** Shows the bot at work, unless Slack would make us wait for it. */
  work(session: WorkingSession): Promise<void>;
  /** Shows it at rest: now, or as soon as Slack lets us. */
  rest(session: WorkingSession): Promise<void>;
  /** The same where nothing is known of it: somebody pressed Stop, or a person takes it up or is done; `as` says how it rests. */
  restAnyway(session: WorkingSession, as?: Rest): Promise<void>;
  /** How a thread rests: suspended while a person is waited for there. */
  restOf(session: WorkingSession): Promise<Rest>;
  /** Whether a thread shows the bot at work, as far as this process has said so. */
  isWorking(session: WorkingSession): boolean;
  /** Notes that another call has put it to rest. */
  rested(session: WorkingSession): Promise<void>;
  /** Puts to rest what was left at work, again and again until it is. */
  keep(teamId: TeamId): { stop(): Promise<void> };
}

/** How a session is shown while the bot does nothing: https://docs.slack.dev/reference/methods/agents.sessions.setStatus */
export type Rest = 'active' | 'suspended' | 'closed';

/** More than a turn takes: one that is still at it shows its answer all the same. */
const AT_MOST_MS = 10 * 60_000;
const LEASE_MS = 3_000;
const LOOK_MS = 30_000;
const METHOD = 'agents.sessions.setStatus';
const anything = z.looseObject({});

/** Creates the sessions of a workspace. */
export function createSessions(deps: { api: SlackApi; database: OpenDatabase; log: Log }): Sessions {
  const { api, database, log } = deps;
  const working = new Set<string>();
  let wake: () => void = () => undefined;

  const rested = async (session: WorkingSession) => {
    working.delete(idOf(session));
    await forgetWorking(database, session);
  };
  const restOf = async (session: WorkingSession): Promise<Rest> =>
    (await isWaitingInThread(database, session)) ? 'suspended' : 'active';
  const restAnyway = async (session: WorkingSession, as?: Rest) => {
    working.delete(idOf(session));
    try {
      const status = as ?? (await restOf(session));
      if ((await api.callNow(METHOD, argumentsOf(session, status), anything)) !== null)
        return await forgetWorking(database, session);
    } catch (error) {
      log.debug({ err: error }, 'a session was not put to rest');
      if (error instanceof SlackRejection) return forgetWorking(database, session);
    }
    await noteRest(database, session);
    wake();
  };

  return {
    rested,
    restAnyway,
    restOf,
    isWorking: (session) => working.has(idOf(session)),
    async work(session) {
      await noteWorking(database, session, AT_MOST_MS);
      working.add(idOf(session));
      try {
        // Half of the calls are left for putting sessions to rest.
        await api.spare.call(METHOD, argumentsOf(session, 'processing'), anything);
      } catch (error) {
        // Without an answer it may show the bot at work all the same.
        if (isRefused(error)) await rested(session);
        throw error;
      }
    },
    async rest(session) {
      if (working.has(idOf(session))) await restAnyway(session);
    },
    keep(teamId) {
      const ticker = startTicker({
        name: 'putting sessions to rest',
        maxMs: LOOK_MS,
        log,
        async tick() {
          const session = await claimRestless(database, { teamId, leaseMs: LEASE_MS });
          if (session === null) return LOOK_MS;
          working.delete(idOf(session));
          try {
            const status = await restOf(session);
            const answer = await api.callNow(METHOD, argumentsOf(session, status), anything);
            if (answer === null) return LEASE_MS;
          } catch (error) {
            if (!(error instanceof SlackRejection)) return LEASE_MS;
          }
          await forgetWorking(database, session);
          return 0;
        },
      });
      wake = ticker.wake;
      return ticker;
    },
  };
}

/** Slack did not do it, or was not asked, for its pace. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof SlackRejection || (error instanceof BotError && error.code === 'slack_rate_limited')
  );
}

function argumentsOf({ channelId, threadTs }: WorkingSession, status: 'processing' | Rest) {
  return { channel_id: channelId, thread_ts: threadTs, status };
}

function idOf({ teamId, channelId, threadTs }: WorkingSession): string {
  return `${teamId}:${channelId}:${threadTs}`;
}
