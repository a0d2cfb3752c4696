import type { BotError } from '../../core/bot-error.ts';
import type { Pace } from './rate-limiter.ts';
import { SlackRejection } from './translate-slack-error.ts';

/** How long a method that is not offered is left alone: somebody may install the app again with more scopes. */
const LEFT_ALONE_MS = 3_600_000;

/** What Slack or a compatible server says of a method as such, whatever it was called with. */
const NOT_OFFERED = new Set(['unknown_method', 'not_allowed_token_type', 'feature_not_enabled']);
/** The same of what the bot can do without; of others it may be one channel that the scope is missing for. */
const NOT_GRANTED = new Set(['missing_scope', 'no_permission']);
const DISPENSABLE = /^(agents|assistant)\./;

/** The methods that a server does not offer, so that they are not called at every step of every turn. */
export interface RefusedMethods {
  /** @throws SlackRejection as the server did, without asking it again */
  check(method: string): void;
  remember(method: string, failure: BotError): void;
}

/** Remembers refusals in this process, each for an hour. */
export function createRefusedMethods(pace: Pace): RefusedMethods {
  const refused = new Map<string, { code: string; untilMs: number }>();
  return {
    check(method) {
      const known = refused.get(method);
      if (known === undefined) return;
      if (known.untilMs > pace.nowMs()) throw new SlackRejection(method, known.code, null);
      refused.delete(method);
    },
    remember(method, failure) {
      if (!(failure instanceof SlackRejection) || !isOfMethod(method, failure.slackCode)) return;
      refused.set(method, { code: failure.slackCode, untilMs: pace.nowMs() + LEFT_ALONE_MS });
    },
  };
}

function isOfMethod(method: string, code: string): boolean {
  return NOT_OFFERED.has(code) || (NOT_GRANTED.has(code) && DISPENSABLE.test(method));
}
