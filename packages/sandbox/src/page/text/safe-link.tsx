import type { ReactNode } from 'react';
import { formatRoute, parseRoute } from '../state/use-route.ts';
import { readPermalink } from './read-permalink.ts';

/**
 * Shows a link that opens apart from the page and tells its target nothing; other schemes stay plain text. A permalink
 * of this workspace leads to its message, as the person that one is, and so does a page that the app serves here.
 */
export function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  const place = readPermalink(url, new URL(location.href));
  const { user } = parseRoute(location.hash);
  if (place && user) return <a href={formatRoute({ user, ...place })}>{children}</a>;
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return <span>{children}</span>;
  return (
    <a href={user ? asVisitor(url, user) : url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** Several people share this browser, so a page of the app is opened as the one whose window it is. */
function asVisitor(url: string, user: string): string {
  if (!URL.canParse(url) || new URL(url).origin !== location.origin) return url;
  const to = url.slice(location.origin.length) || '/';
  return `/person/${encodeURIComponent(user)}/visit?to=${encodeURIComponent(to)}`;
}
