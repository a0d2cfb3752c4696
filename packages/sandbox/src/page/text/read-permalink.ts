import type { Route } from '../state/use-route.ts';

/** Where a permalink of this workspace leads: the message's thread in its channel, or a canvas; `undefined` for any other address. */
export function readPermalink(url: string, here: URL): Omit<Route, 'user'> | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, port, pathname, searchParams } = new URL(url);
  const isHere = port === here.port && ['localhost', '127.0.0.1', '[::1]', here.hostname].includes(hostname);
  const canvas = /^\/docs\/\w+\/(F\w+)$/.exec(pathname)?.[1];
  if (isHere && canvas) return { channel: 'canvas', thread: canvas };
  const [, channel, seconds, fraction] = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(pathname) ?? [];
  if (!isHere || !channel) return undefined;
  return { channel, thread: searchParams.get('thread_ts') ?? `${seconds}.${fraction}` };
}
