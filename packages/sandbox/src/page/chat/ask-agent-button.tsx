import type { Channel } from '../client/person-types.ts';
import { formatRoute } from '../state/use-route.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from './icon.tsx';

/** Opens the app's pane beside what one looks at. */
export function AskAgentButton({ channel, thread }: { channel: Channel; thread?: string }) {
  const { me, bot } = useWorkspace();
  const label = `Ask ${bot.name} about this ${thread ? 'thread' : 'channel'}`;
  return (
    <a
      className="icon-button"
      href={formatRoute({ user: me.name, channel: channel.id, ...(thread && { thread }), beside: 'agent' })}
      aria-label={label}
      title={label}
    >
      <Icon name="ask" />
    </a>
  );
}
