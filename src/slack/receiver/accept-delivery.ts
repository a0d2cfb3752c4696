import type { Log } from '../../core/log.ts';
import type { NewEvent } from '../../store/inbox.ts';
import { parseDelivery } from './parse-delivery.ts';

/** Stores a delivery; resolves once it would survive a crash. */
export type StoreDelivery = (event: NewEvent) => Promise<{ fresh: boolean }>;

/** What to answer a delivery: only `unreadable` and a rejected promise mean that it was not taken. */
export type Acceptance =
  | { type: 'stored' }
  | { type: 'known' }
  | { type: 'challenge'; challenge: string }
  | { type: 'noticed' }
  | { type: 'unreadable' };

/** Parses a verified body and stores it before anything is acknowledged. Rejects when storing fails. */
export async function acceptDelivery(
  body: unknown,
  { store, log }: { store: StoreDelivery; log: Log },
): Promise<Acceptance> {
  const parsed = parseDelivery(body);
  switch (parsed.type) {
    case 'challenge':
      return parsed;
    case 'notice':
      log.warn({ reason: parsed.reason }, 'notice from Slack');
      return { type: 'noticed' };
    case 'unreadable':
      log.warn({ reason: parsed.reason }, 'a delivery could not be read and was refused');
      return { type: 'unreadable' };
    case 'store': {
      const { fresh } = await store(parsed.event);
      return { type: fresh ? 'stored' : 'known' };
    }
  }
}
