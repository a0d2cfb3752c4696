import type { SourcePlace } from './record-input.ts';

/** A fault with where it is. */
export interface RecordProblem extends SourcePlace {
  reason: string;
}

/** What bringing in records did; counts are records and rows. */
export interface RecordReport {
  sourceId: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** Not loaded. */
  unreadable: RecordProblem[];
  /** Loaded, but something about it is odd: a link that leads nowhere, an id that was given twice. */
  problems: RecordProblem[];
  /** How many records of kinds that have no place here, by name. */
  skipped: Record<string, number>;
  /** Said when a file could not be read: what it held may still be there, so nothing was removed. */
  removalSkipped: boolean;
  ms: number;
}
