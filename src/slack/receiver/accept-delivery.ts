import type { Log } from '../../core/log.ts';
import type { NewEvent } from '../../store/inbox.ts';
import type { QueueOf } from './interaction-queue.ts';
import { parseDelivery } from './parse-delivery.ts';

/** Stores a delivery; resolves once it would survive a crash. */
export type StoreDelivery = (event: NewEvent) => Promise<{ fresh: boolean }>;

/** Says what is wrong with a form, by block id; null when it can be taken. */
export type CheckForm = (event: NewEvent) => Promise<Record<string, string> | null>;

/** What accepting needs. */
export interface AcceptDeps {
  store: StoreDelivery;
  check: CheckForm;
  /** Where interactions wait. */
  queueOf: QueueOf;
  log: Log;
}

/** What to answer a delivery: `unreadable`, `faulty` and a rejected promise mean that it was not taken. */
export type Acceptance =
  | { type: 'stored' }
  | { type: 'known' }
  | { type: 'challenge'; challenge: string }
  | { type: 'noticed' }
  /** It was not stored: nobody needs it. */
  | { type: 'passed' }
  | { type: 'faulty'; errors: Record<string, string> }
  | { type: 'unreadable' };

/** Parses a verified body and stores it before anything is acknowledged. Rejects when storing fails. */
export async function acceptDelivery(
  body: unknown,
  { store, check, queueOf, log }: AcceptDeps,
): Promise<Acceptance> {
  const parsed = parseDelivery(body, queueOf);
  switch (parsed.type) {
    case 'challenge':
    case 'passed':
      return parsed;
    case 'notice':
      log.warn({ reason: parsed.reason }, 'notice from Slack');
      return { type: 'noticed' };
    case 'unreadable':
      log.warn({ reason: parsed.reason }, 'a delivery could not be read and was refused');
      return { type: 'unreadable' };
    case 'store': {
      const errors = parsed.event.kind === 'view' ? await check(parsed.event) : null;
      if (errors !== null) return { type: 'faulty', errors };
      const { fresh } = await store(parsed.event);
      return { type: fresh ? 'stored' : 'known' };
    }
  }
}

/**
 * What the acknowledgement of a form says when the form stays open:
 * https://docs.slack.dev/surfaces/modals#displaying_errors
 */
export function answerOf(
  acceptance: Acceptance,
): { response_action: 'errors'; errors: Record<string, string> } | null {
  return acceptance.type === 'faulty' ? { response_action: 'errors', errors: acceptance.errors } : null;
}
