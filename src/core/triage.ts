import type { PersonId, TeamId, TurnId } from './ids.ts';

/** What kind of fault an answer has. */
export const TRIAGE_CATEGORIES = ['tone', 'logic', 'data_quality', 'coverage_gap'] as const;
export type TriageCategory = (typeof TRIAGE_CATEGORIES)[number];

/** Something that shows that an answer was not good enough; one item a turn and origin comes of it. */
export interface TriageSignal {
  teamId: TeamId;
  turnId: TurnId;
  origin: 'rating' | 'nothing_found' | 'handoff' | 'edit';
  /** Who is to be told when it is fixed. */
  reportedBy?: PersonId;
  /** Absent: proposed from the turn's receipt. */
  category?: TriageCategory;
}
