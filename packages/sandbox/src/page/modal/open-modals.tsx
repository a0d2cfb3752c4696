import { useLiveResource } from '../state/use-live-resource.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { ViewModal } from './view-modal.tsx';

/** Shows the topmost modal that the bot has open for this person. */
export function OpenModals() {
  const { api, feed, me } = useWorkspace();
  const { data, refresh } = useLiveResource({
    key: me.id,
    read: api.views,
    feed,
    concerns: (notice) => notice.type === 'view',
  });
  const top = data?.views.at(-1);
  return top ? <ViewModal key={top.id} view={top} onChange={refresh} /> : null;
}
