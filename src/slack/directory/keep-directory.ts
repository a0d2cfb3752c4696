import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../core/log.ts';
import { forgetIdlePace } from '../../store/call-pace.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { saveSyncWaiting } from '../../store/directory-sync.ts';
import { startTicker } from '../../store/start-ticker.ts';
import type { SlackApi, SlackCalls } from '../api/slack-api.ts';
import { spreadCalls } from '../api/spread-calls.ts';
import { SlackRejection } from '../api/translate-slack-error.ts';
import { withPatience } from '../api/with-patience.ts';
import type { SlackIdentity } from '../slack-identity.ts';
import { SYNC_LEASE_MS, syncDirectory } from './sync-directory.ts';

/** Events keep people and groups current; this finds what was missed. */
const RECONCILE_MS = 6 * 3_600_000;
/** Slack delivers again for a few minutes, so that a bot that was away for less has missed nothing. */
const MISSED_NOTHING_MS = 5 * 60_000;
/** How soon another process goes on with what one that died had begun. */
const LOOK_MS = 15_000;
/** How often a call that Slack's pace does not allow yet is looked at again. */
const TURN_MS = 1_000;
/** What Slack refuses it refuses again, until somebody changes the app. */
const REFUSED_MS = 10 * 60_000;

/** What keeping the directory needs. */
export interface KeepDirectoryDeps {
  api: SlackApi;
  database: OpenDatabase;
  log: Log;
  identity: SlackIdentity;
  /** Names this process among those that could read. */
  worker: string;
}

/**
 * Reads people, groups and channels behind the questions: soon after the start and then every few hours, by one process
 * for all. Whatever Slack is down with is waited out.
 */
export function keepDirectory(deps: KeepDirectoryDeps): { stop(): Promise<void> } {
  const { database, log, worker } = deps;
  const { teamId, botUserId } = deps.identity;
  const stopping = new AbortController();
  const startedAt = Date.now();
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal });
  // Its turn is waited for here, where stopping ends the wait.
  const inTurn: SlackCalls = {
    async call(method, args, schema) {
      for (;;) {
        const answer = await deps.api.callNow(method, args, schema);
        if (answer !== null) return answer;
        await pause(TURN_MS);
      }
    },
  };
  const patient = withPatience(inTurn, {
    async onWait({ method, code, waitMs, tries }) {
      log.warn({ method, code, waitMs, tries }, 'reading people and channels waits for Slack');
      await saveSyncWaiting(database, { teamId, worker, code, waitMs, leaseMs: SYNC_LEASE_MS });
    },
    sleep: pause,
  });
  const ticker = startTicker({
    name: 'reading people and channels',
    maxMs: REFUSED_MS,
    log,
    async tick() {
      const freshMs = Math.min(RECONCILE_MS, Date.now() - startedAt + MISSED_NOTHING_MS);
      try {
        const { signal } = stopping;
        const api = spreadCalls(patient, { nowMs: Date.now, sleep: pause });
        const read = await syncDirectory({ api, database, log, teamId, botUserId, worker, freshMs, signal });
        if (read !== null) await forgetIdlePace(database);
      } catch (error) {
        if (stopping.signal.aborted) return LOOK_MS;
        log.error({ err: error }, 'people and channels cannot be read');
        return error instanceof SlackRejection ? REFUSED_MS : LOOK_MS;
      }
      return LOOK_MS;
    },
  });
  return {
    async stop() {
      stopping.abort();
      await ticker.stop();
    },
  };
}
