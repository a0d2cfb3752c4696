/** Runs one piece of work at a time, in the order in which they came; what is urgent passes in front of the rest. */
export interface SerialQueue {
  run<Result>(work: () => Promise<Result>, how?: { urgent?: boolean }): Promise<Result>;
}

/** So many urgent pieces may pass in front of one that waits: a flood of them must not keep all others back for good. */
const URGENT_IN_A_ROW = 8;

/** Creates an empty queue; `before` is awaited before each piece of work. */
export function createSerialQueue(before: () => Promise<void>): SerialQueue {
  const urgent: (() => Promise<void>)[] = [];
  const ordinary: (() => Promise<void>)[] = [];
  let passed = 0;
  let running = false;

  function takeNext(): (() => Promise<void>) | undefined {
    const mayPass = urgent.length > 0 && (ordinary.length === 0 || passed < URGENT_IN_A_ROW);
    passed = mayPass && ordinary.length > 0 ? passed + 1 : 0;
    return (mayPass ? urgent : ordinary).shift();
  }

  async function drain(): Promise<void> {
    running = true;
    for (;;) {
      // Awaited first, so that what comes while others have their turn can still pass in front.
      await before();
      const next = takeNext();
      if (next === undefined) break;
      await next();
    }
    running = false;
  }

  return {
    run: <Result>(work: () => Promise<Result>, how: { urgent?: boolean } = {}) =>
      new Promise<Result>((resolve, reject) => {
        (how.urgent === true ? urgent : ordinary).push(() => work().then(resolve, reject));
        if (!running) void drain();
      }),
  };
}
