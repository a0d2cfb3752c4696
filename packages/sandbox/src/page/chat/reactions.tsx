import type { Message } from '../client/person-types.ts';
import { nameOf, useWorkspace } from '../state/workspace-context.ts';
import { emojiFor } from '../text/emoji-names.ts';

interface ReactionsProps {
  channel: string;
  message: Message;
  refresh: () => void;
}

/** The reactions under a message; a press adds one's own or takes it back. */
export function Reactions({ channel, message, refresh }: ReactionsProps) {
  const workspace = useWorkspace();
  const { api, me, complain } = workspace;
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return null;
  const toggle = (name: string, remove: boolean) =>
    api.react({ channel, ts: message.ts, name, remove }).then(refresh, complain);
  return (
    <div className="reactions">
      {reactions.map(({ name, users, count }) => {
        const mine = users.includes(me.id);
        const who = users.map((id) => (id === me.id ? 'you' : nameOf(workspace, id))).join(', ');
        return (
          <button
            key={name}
            type="button"
            className="reaction"
            aria-pressed={mine}
            aria-label={`${name.replaceAll('_', ' ')}, ${count}: ${who}`}
            title={`:${name}: ${who}`}
            onClick={() => void toggle(name, mine)}
          >
            <span aria-hidden="true">{emojiFor(name) ?? `:${name}:`}</span> {count}
          </button>
        );
      })}
    </div>
  );
}
