import type { Clock } from '../core/clock.ts';
import type { Labelled } from '../core/labelled.ts';
import type { Log } from '../core/log.ts';
import type { TriageSignal } from '../core/triage.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import type { Handoff } from './handoff.ts';

/** What handoffs work with. */
export interface HandoffDeps {
  database: OpenDatabase;
  clock: Clock;
  log: Log;
  /** Every topic that there is. */
  topics: readonly Labelled[];
  /** Keeps, in the same transaction, what a handoff shows about the answer that came before it. */
  learn(tx: Database, signal: TriageSignal): Promise<void>;
  /** Whether every reader of the asker's place may see, as of now, all that the draft cites; called before a transaction. */
  mayBeSent(handoff: Handoff): Promise<boolean>;
}
