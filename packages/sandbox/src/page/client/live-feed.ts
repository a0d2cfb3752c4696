import type { LiveNotice } from './person-types.ts';

/** Whether notices are arriving; `lost` from the moment the server stops answering. */
export type LiveState = 'connecting' | 'open' | 'lost';

/** A running subscription to the server's notices. */
export interface LiveFeed {
  subscribe: (listener: (notice: LiveNotice) => void) => () => void;
  watchState: (listener: () => void) => () => void;
  state: () => LiveState;
  close: () => void;
}

const RETRY_MS = 1500;

/** Follows the notices at `url`, connecting again for as long as it takes after the server went away. */
export function openLiveFeed(url: string): LiveFeed {
  const listeners = new Set<(notice: LiveNotice) => void>();
  const watchers = new Set<() => void>();
  let state: LiveState = 'connecting';
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const become = (next: LiveState) => {
    if (state === next) return;
    state = next;
    for (const watch of watchers) watch();
  };

  const connect = () => {
    source = new EventSource(url);
    source.onopen = () => become('open');
    source.onmessage = (event) => {
      const notice = readNotice(event.data);
      if (notice) for (const listener of listeners) listener(notice);
    };
    source.onerror = () => {
      become('lost');
      // A browser gives up for good on some failures (a 502 while restarting), so always start afresh.
      source?.close();
      timer = setTimeout(connect, RETRY_MS);
    };
  };
  connect();

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    watchState: (listener) => {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    state: () => state,
    close: () => {
      clearTimeout(timer);
      source?.close();
    },
  };
}

function readNotice(data: string): LiveNotice | undefined {
  try {
    return JSON.parse(data) as LiveNotice;
  } catch {
    return undefined;
  }
}
