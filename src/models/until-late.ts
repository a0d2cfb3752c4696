import { timeout } from './translate-openai-error.ts';

/**
 * Hands on events until a time, in `Date.now()` milliseconds: one who does not listen to signals must not hold up a turn.
 * @throws BotError `model_timeout`
 */
export async function* untilLate<Event>(events: AsyncIterable<Event>, endAtMs: number): AsyncIterable<Event> {
  const iterator = events[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timeout()), Math.max(0, endAtMs - Date.now()));
  });
  let isOver = false;
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), late]);
      isOver = next.done === true;
      if (next.done === true) return;
      yield next.value;
    }
  } catch (error) {
    isOver = true;
    throw error;
  } finally {
    clearTimeout(timer);
    late.catch(() => undefined);
    if (!isOver) await iterator.return?.();
  }
}
