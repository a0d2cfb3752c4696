import { nameOf, useWorkspace } from '../state/workspace-context.ts';

interface MentionProps {
  kind: 'user' | 'channel' | 'group' | 'broadcast';
  id: string;
  label?: string | undefined;
}

/** Shows a mention of a person, channel, group or everyone; a channel one can see is a way to it. */
export function Mention({ kind, id, label }: MentionProps) {
  const workspace = useWorkspace();
  if (kind === 'channel') {
    const channel = workspace.channels.find((candidate) => candidate.id === id);
    if (!channel) return <span className="mention">#{label ?? 'private channel'}</span>;
    return (
      <button
        type="button"
        className="mention"
        onClick={() => workspace.go({ user: workspace.me.name, channel: channel.id })}
      >
        #{channel.name}
      </button>
    );
  }
  const name = kind === 'user' ? nameOf(workspace, id) : (label?.replace(/^@/, '') ?? id);
  const mine = id === workspace.me.id || kind === 'broadcast';
  return <span className={mine ? 'mention mention-me' : 'mention'}>@{name}</span>;
}
