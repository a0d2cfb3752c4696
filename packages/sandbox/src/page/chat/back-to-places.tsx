import { formatRoute } from '../state/use-route.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from './icon.tsx';

/** On a phone, where one pane is seen at a time, the way back to all of them. */
export function BackToPlaces() {
  const { me } = useWorkspace();
  return (
    <a
      className="icon-button only-phone"
      href={formatRoute({ user: me.name })}
      aria-label="Back to all places"
    >
      <Icon name="back" />
    </a>
  );
}
