import { useRef } from 'react';
import { useLiveResource } from '../state/use-live-resource.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { ViewModal } from './view-modal.tsx';

/** Shows the topmost modal that the bot has opened for this person since the page was; as in Slack, none outlives its window. */
export function OpenModals() {
  const { api, feed, me } = useWorkspace();
  const { data, refresh } = useLiveResource({
    key: me.id,
    read: api.views,
    feed,
    concerns: (notice) => notice.type === 'view',
  });
  const left = useRef<{ of: string; views: ReadonlySet<string> }>(undefined);
  if (data !== undefined && left.current?.of !== me.id)
    left.current = { of: me.id, views: new Set(data.views.map(({ id }) => id)) };
  const top = data?.views.findLast(({ id }) => !left.current?.views.has(id));
  return top ? <ViewModal key={top.id} view={top} onChange={refresh} /> : null;
}
