import type { Channel } from '../client/person-types.ts';
import { formatRoute } from '../state/use-route.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon, type IconName } from './icon.tsx';

interface PlaceLinkProps {
  channel?: Channel;
  place?: string;
  label: string;
  icon: IconName;
}

/** One line of the sidebar, with what is unread there. */
export function PlaceLink({ channel, place, label, icon }: PlaceLinkProps) {
  const { me, route } = useWorkspace();
  const to = channel?.id ?? place ?? '';
  const current = route.channel === to;
  const unread = current ? 0 : (channel?.unread ?? 0);
  return (
    <li>
      <a
        className={unread ? 'place place-unread' : 'place'}
        href={formatRoute({ user: me.name, channel: to })}
        aria-current={current ? 'page' : undefined}
      >
        <Icon name={icon} />
        <span className="place-name" dir="auto">
          {label}
        </span>
        {channel?.kind === 'private' && <span className="visually-hidden">, private</span>}
        {unread > 0 && (
          <span className="badge">
            {unread > 99 ? '99+' : unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </a>
    </li>
  );
}
