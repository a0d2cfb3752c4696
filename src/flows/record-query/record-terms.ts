/** What words mean that every company means something else by; an admin changes them. */
export interface RecordTerms {
  /** An account is at risk below this health score. */
  healthBelow: number;
  /** A deal or case that nobody touched for longer is stale. */
  staleDays: number;
  /** An account without activity for as long is quiet. */
  quietDays: number;
  /** A deal or account of at least this amount, in its own currency, is big. */
  bigAmount: number;
}

/** What the words mean until somebody says otherwise. */
export const DEFAULT_TERMS: RecordTerms = {
  healthBelow: 60,
  staleDays: 14,
  quietDays: 60,
  bigAmount: 100_000,
};
