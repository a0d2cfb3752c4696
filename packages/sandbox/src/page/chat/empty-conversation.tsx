import type { Channel } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** What to try where nothing has been said yet. */
export function EmptyConversation({ channel }: { channel: Channel }) {
  const { bot, commands } = useWorkspace();
  const command = commands[0];
  const usage = command && `${command.command} ${command.usage_hint ?? ''}`.trim();
  if (channel.kind === 'dm') {
    return (
      <div className="empty">
        <h2>A quiet line to {bot.name}</h2>
        <p>
          Ask anything you would ask a well-informed colleague. Answers cite where they come from, and only
          you can read them here.
        </p>
        {usage && (
          <p>
            Or type <kbd>{usage}</kbd>
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="empty">
      <h2>Nobody has said anything in #{channel.name} yet</h2>
      <p>
        Write to the people here, or mention <kbd>@{bot.name}</kbd> with a question; it replies in a thread.
        {usage && (
          <>
            {' '}
            <kbd>{usage}</kbd> works here too.
          </>
        )}
      </p>
    </div>
  );
}
