import type { TurnRun } from './run-step.ts';
import { addressOf } from './turn.ts';

/** An answer that is there sooner needs no sign that one is coming. */
const SOON_MS = 300;

/** Shows where a turn was asked that it is worked on, once that takes a while; `end` takes the sign away. */
export function showWork({ deps, turn, resumed }: TurnRun): { end(): void } {
  const address = addressOf(turn);
  // An earlier process may have left its sign.
  let isShown = resumed;
  const timer = setTimeout(() => {
    isShown = true;
    void deps.replyChannel.signal(address, { type: 'working', detail: 'reading' }).catch(() => undefined);
  }, SOON_MS);
  return {
    end() {
      clearTimeout(timer);
      if (isShown) void deps.replyChannel.signal(address, { type: 'idle' }).catch(() => undefined);
    },
  };
}
