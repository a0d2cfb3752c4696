import type { Log } from '../../core/log.ts';
import { startTicker } from '../../store/start-ticker.ts';
import { TOKEN_RETRY_MS } from '../api/translate-slack-error.ts';
import type { Installation } from './installation.ts';

/** Looks again and again where the token is kept and, in an outage, whether Slack takes it. */
export function startTokenClock(installation: Installation, log: Log): { stop(): Promise<void> } {
  return startTicker({
    name: 'looking for the token of Slack',
    maxMs: TOKEN_RETRY_MS,
    log,
    tick: async () => {
      await installation.look();
      return TOKEN_RETRY_MS;
    },
  });
}
