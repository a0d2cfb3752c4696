/** A second Ctrl-C ends the process at once; a signal alone ends it within this. */
const GRACE_MS = 15_000;

/** Turns SIGINT and SIGTERM into an abort signal, so that what is under way can end in order. */
export function handleSignals(): AbortSignal {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143);
    controller.abort(new Error(name));
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
