import type { ReactNode } from 'react';
import { formatRoute, parseRoute } from '../state/use-route.ts';
import { readPermalink } from './read-permalink.ts';

/**
 * Shows a link that opens apart from the page and tells its target nothing; other schemes stay plain text. A permalink
 * of this workspace leads to its message, as the person that one is.
 */
export function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  const place = readPermalink(url, new URL(location.href));
  const { user } = parseRoute(location.hash);
  if (place && user) return <a href={formatRoute({ user, ...place })}>{children}</a>;
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
