/** The time arguments of history methods; message `ts`, both optional. */
export interface TimeRange {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive?: boolean | undefined;
}

/** Whether a `ts` lies in a range, whose ends count only when it is inclusive. */
export function isWithin(ts: string, { oldest, latest, inclusive }: TimeRange): boolean {
  const at = Number(ts);
  const from = oldest ? Number(oldest) : Number.NEGATIVE_INFINITY;
  const to = latest ? Number(latest) : Number.POSITIVE_INFINITY;
  return inclusive ? at >= from && at <= to : at > from && at < to;
}
