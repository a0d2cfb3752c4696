/** One thing that `doctor` looked at. */
export interface Finding {
  check: string;
  ok: boolean;
  found: string;
  /** How to mend it. */
  mend?: string;
}
