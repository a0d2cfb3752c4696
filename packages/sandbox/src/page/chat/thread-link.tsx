import type { BotStatus, Message } from '../client/person-types.ts';
import { isWorking } from '../state/use-thread-statuses.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { ThreadPreview } from './thread-preview.tsx';

interface ThreadLinkProps {
  message: Message;
  status: BotStatus | undefined;
  /** The channel to preview the thread from; only in the DM, where a thread is one question and its answer. */
  previewIn: string | undefined;
  onOpen: () => void;
}

/** The way from a message to its thread: how many replies, and whether the bot is at work there. */
export function ThreadLink({ message, status, previewIn, onOpen }: ThreadLinkProps) {
  const { bot } = useWorkspace();
  const replies = message.reply_count ?? 0;
  const working = isWorking(status);
  if (replies === 0 && !working) return null;
  return (
    <button type="button" className="thread-link" onClick={onOpen}>
      {working && (
        <span className="pulse" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
      {replies > 0 && (
        <strong>
          {replies} {replies === 1 ? 'reply' : 'replies'}
        </strong>
      )}
      {working && <span dir="auto">{`${bot.name} ${status?.status || 'is writing…'}`}</span>}
      <span className="thread-open">Open thread</span>
      {previewIn && replies > 0 && <ThreadPreview channel={previewIn} message={message} />}
    </button>
  );
}
