import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Where one is: kept in the address, so that a link, a reload and the back button do what one expects. */
export interface Route {
  user?: string;
  channel?: string;
  thread?: string;
  /** `agent`: the app's own pane is open beside it. */
  beside?: string;
}

const NO_THREAD = '-';

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

/** Reads `#/person/channel/thread/beside`; without a thread its place is `-`. */
export function parseRoute(hash: string): Route {
  const [user, channel, thread, beside] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => decodeURIComponent(part));
  return {
    ...(user && { user }),
    ...(channel && { channel }),
    ...(thread && thread !== NO_THREAD && { thread }),
    ...(beside && { beside }),
  };
}

/** Writes a route as `#/person/channel/thread/beside`. */
export function formatRoute({ user, channel, thread, beside }: Route): string {
  const inThread = thread ?? (beside && NO_THREAD);
  const parts = [user, user && channel, user && channel && inThread, user && channel && beside].filter(
    (part) => part !== undefined,
  );
  return `#/${parts.map((part) => encodeURIComponent(part || '')).join('/')}`;
}

/** Gives the current route and a way to go elsewhere. */
export function useRoute(): { route: Route; go: (next: Route) => void } {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const route = useMemo(() => parseRoute(hash), [hash]);
  const go = useCallback((next: Route) => {
    location.hash = formatRoute(next);
  }, []);
  return { route, go };
}
