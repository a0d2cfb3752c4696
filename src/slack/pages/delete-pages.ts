import type { TeamId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { claimUnwanted, forgetCanvas } from '../../store/canvases.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { startTicker } from '../../store/start-ticker.ts';
import type { SlackApi } from '../api/slack-api.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import { CANVAS_GONE, deleteCanvas } from './canvas-calls.ts';

/** How often it is asked whether there is something to delete, and how often that is tried where Slack does not do it. */
const LOOK_MS = 10_000;
const AGAIN_MS = 10 * 60_000;

/** Deletes the pages that nobody is to read any more, each until it is gone. */
export function keepDeletingPages(deps: {
  api: SlackApi;
  database: OpenDatabase;
  log: Log;
  teamId: TeamId;
}): {
  stop(): Promise<void>;
} {
  const { api, database, log, teamId } = deps;
  return startTicker({
    name: 'deleting pages',
    maxMs: LOOK_MS,
    log,
    tick: async () => {
      const page = await claimUnwanted(database, { teamId, againMs: AGAIN_MS });
      if (page === null) return LOOK_MS;
      try {
        if (page.canvasId !== null) await deleteCanvas(api.spare, page.canvasId);
      } catch (error) {
        if (!isRejection(error, CANVAS_GONE)) throw error;
      }
      await forgetCanvas(database, page.id);
      return 0;
    },
  });
}
