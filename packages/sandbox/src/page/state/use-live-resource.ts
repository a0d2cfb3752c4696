import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveFeed } from '../client/live-feed.ts';
import type { LiveNotice } from '../client/person-types.ts';

/** Something read from the server that stays fresh. */
export interface LiveResource<T> {
  data: T | undefined;
  error: Error | undefined;
  refresh: () => void;
}

interface ResourceOptions<T> {
  /** Changes when another thing is meant; the old data is then dropped. */
  key: string;
  read: () => Promise<T>;
  feed: LiveFeed;
  concerns: (notice: LiveNotice) => boolean;
}

/**
 * Reads once and again after each notice that concerns it, one request at a time: notices that arrive meanwhile
 * cause one more request, so a fast stream neither floods the server nor loses its last words.
 */
export function useLiveResource<T>({ key, read, feed, concerns }: ResourceOptions<T>): LiveResource<T> {
  const [answer, setAnswer] = useState<{ key: string; data?: T; error?: Error }>({ key });
  const latest = useRef({ key, read, concerns });
  latest.current = { key, read, concerns };
  const work = useRef({ busy: false, again: false });

  const refresh = useCallback(() => {
    const run = async () => {
      if (work.current.busy) {
        work.current.again = true;
        return;
      }
      work.current.busy = true;
      do {
        work.current.again = false;
        const { key: asked, read: readNow } = latest.current;
        const next = await readNow().then(
          (data) => ({ key: asked, data }),
          (error: Error) => ({ key: asked, error }),
        );
        setAnswer((previous) =>
          'error' in next && previous.key === asked ? { ...previous, ...next } : next,
        );
        if (latest.current.key !== asked) work.current.again = true;
      } while (work.current.again);
      work.current.busy = false;
    };
    void run();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another thing to read
  useEffect(() => refresh(), [key, refresh]);
  useEffect(() => {
    const offNotices = feed.subscribe((notice) => {
      if (latest.current.concerns(notice)) refresh();
    });
    const offState = feed.watchState(() => {
      if (feed.state() === 'open') refresh();
    });
    return () => {
      offNotices();
      offState();
    };
  }, [feed, refresh]);

  const current = answer.key === key ? answer : undefined;
  return { data: current?.data, error: current?.error, refresh };
}
