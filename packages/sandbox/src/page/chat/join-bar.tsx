import type { Channel } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** Stands where one would write, in a public channel that one only reads. */
export function JoinBar({ channel }: { channel: Channel }) {
  const { api, complain } = useWorkspace();
  return (
    <div className="join-bar">
      <span>
        You are reading <strong>#{channel.name}</strong> without being a member.
      </span>
      <button
        type="button"
        className="button button-primary"
        onClick={() => void api.join(channel.id).catch(complain)}
      >
        Join to write
      </button>
    </div>
  );
}
