import { BotError } from '../core/bot-error.ts';
import type { OpenDatabase } from './database.ts';

/** Stands where a database will be, for looking at what there is without running it: whatever is asked of it fails. */
export const CLOSED_DATABASE: OpenDatabase = {
  kind: 'embedded',
  query: refuse,
  transaction: refuse,
  listen: refuse,
  close: () => Promise.resolve(),
};

function refuse(): Promise<never> {
  return Promise.reject(new BotError('internal', 'The database was used before it was open.'));
}
