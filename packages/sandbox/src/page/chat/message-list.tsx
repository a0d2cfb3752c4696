import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { BotStatus, Channel, Message } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from './icon.tsx';
import { MessageItem } from './message-item.tsx';
import { dayOf, followsOn, mannerOf } from './message-time.ts';
import { useAnnouncedMessages } from './use-announced-messages.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

interface MessageListProps {
  channel: Channel;
  thread?: string;
  messages: Message[] | undefined;
  error: Error | undefined;
  statuses?: Record<string, BotStatus>;
  refresh: () => void;
  /** When a command was run here whose answer is awaited. */
  awaitedSinceMs?: number;
  empty: ReactNode;
}

/** What was said, in order. One message at a time is in the tab order; arrows, Home and End move between them. */
export function MessageList({
  channel,
  thread,
  messages,
  error,
  statuses,
  refresh,
  awaitedSinceMs,
  empty,
}: MessageListProps) {
  const { me } = useWorkspace();
  const manner = mannerOf(me);
  const newest = messages?.at(-1);
  const { box, atEnd, toEnd, awaitReply } = useStickToEnd(messages, {
    newest: newest?.ts,
    isOwn: newest?.user === me.id,
    awaitedSinceMs,
  });
  const [focused, setFocused] = useState<string>();
  useAnnouncedMessages(messages);
  const current = messages?.some(({ ts }) => ts === focused) ? focused : messages?.at(-1)?.ts;
  return (
    <div className="list-frame">
      <section
        className="message-list"
        ref={box}
        aria-label={thread ? 'Messages in this thread' : 'Messages'}
        onKeyDown={moveBetweenMessages}
        onClick={({ target }) => (target as HTMLElement).closest('.message .blocks button') && awaitReply()}
      >
        {messages === undefined && error && (
          <p className="empty" role="alert">
            {error.message}{' '}
            <button type="button" className="button" onClick={refresh}>
              Try again
            </button>
          </p>
        )}
        {messages === undefined && !error && <div className="skeleton" />}
        {messages?.length === 0 && empty}
        <ol>
          {messages?.map((message, index) => {
            const before = messages[index - 1];
            const newDay = dayOf(message.ts, manner) !== (before && dayOf(before.ts, manner));
            return (
              <MessageItem
                key={message.ts}
                message={message}
                channel={channel}
                thread={thread}
                day={newDay && !thread ? dayOf(message.ts, manner) : undefined}
                follows={!newDay && followsOn(message, before)}
                status={statuses?.[message.ts]}
                inTabOrder={message.ts === current}
                onFocus={setFocused}
                refresh={refresh}
              />
            );
          })}
        </ol>
      </section>
      {!atEnd && (
        <button type="button" className="button to-end" onClick={toEnd}>
          <Icon name="down" /> Newest
        </button>
      )}
    </div>
  );
}

function moveBetweenMessages(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  if (!target.matches('.message')) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.message')];
  const at = all.indexOf(target);
  const to = {
    ArrowDown: Math.min(at + 1, all.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: all.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}
