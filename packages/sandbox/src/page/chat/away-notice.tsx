import { useSyncExternalStore } from 'react';
import type { LiveFeed } from '../client/live-feed.ts';

/** Says that the server is away for as long as it is; what one types is kept. */
export function AwayNotice({ feed }: { feed: LiveFeed }) {
  const state = useSyncExternalStore(feed.watchState, feed.state);
  return (
    <div className="away" role="status">
      {state === 'lost' && (
        <p>
          <span className="away-dot" aria-hidden="true" />
          The sandbox is away. Trying to reach it again… What you type is kept.
        </p>
      )}
    </div>
  );
}
