/** One thing that `doctor` looked at. */
export interface DoctorCheck {
  check: string;
  ok: boolean;
  found: string;
  /** How to fix it. */
  fix?: string;
}
