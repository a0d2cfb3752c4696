import type { RecordAsked } from './read-record-question.ts';

/** So many are named beside their count. */
export const FEW = 5;

/** A question across records as the flow carries it out. */
export interface RecordsInput extends Pick<RecordAsked, 'query' | 'terms' | 'names'> {
  /** The first so many rows were asked about before, and this one of them is opened. */
  opens?: boolean;
}
