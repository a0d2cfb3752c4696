/** One Web API call, without its token and its arguments. */
export interface LoggedCall {
  method: string;
  ok: boolean;
  error?: string | undefined;
  ms: number;
  /** Epoch milliseconds. */
  at: number;
}

/** The most recent calls. */
export interface RequestLog {
  add(call: LoggedCall): void;
  calls(): readonly LoggedCall[];
}

/** Remembers so many calls, the oldest first. */
export function createRequestLog(kept = 5_000): RequestLog {
  let calls: LoggedCall[] = [];
  return {
    add: (call) => {
      calls.push(call);
      if (calls.length > kept * 2) calls = calls.slice(-kept);
    },
    calls: () => calls.slice(-kept),
  };
}
