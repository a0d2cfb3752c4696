import { type KeyboardEvent, useState } from 'react';
import type { BotStatus, Channel, Message } from '../client/person-types.ts';
import { Avatar } from '../people/avatar.tsx';
import { nameOf, useWorkspace } from '../state/workspace-context.ts';
import { EditMessage } from './edit-message.tsx';
import { Icon } from './icon.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageHead } from './message-head.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';
import { ThreadLink } from './thread-link.tsx';

interface MessageItemProps {
  message: Message;
  channel: Channel;
  thread: string | undefined;
  day: string | undefined;
  follows: boolean;
  status: BotStatus | undefined;
  inTabOrder: boolean;
  onFocus: (ts: string) => void;
  refresh: () => void;
}

/** One message with everything that belongs to it. */
export function MessageItem(props: MessageItemProps) {
  const { message, channel, thread, day, follows, status, inTabOrder, onFocus, refresh } = props;
  const workspace = useWorkspace();
  const [editing, setEditing] = useState(false);
  const known = nameOf(workspace, message.user);
  const name = known === message.user ? (message.name ?? known) : known;
  const isBot = Boolean(message.bot) || message.user === workspace.bot.id;
  const openThread = () =>
    workspace.go({ user: workspace.me.name, channel: channel.id, thread: message.thread_ts ?? message.ts });
  const summary = message.text || (message.files ?? []).map((file) => file.name).join(', ');
  const canAct =
    channel.member !== false &&
    !message.deleted &&
    !message.ephemeral &&
    !message.subtype?.startsWith('channel_');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget || thread || !canAct) return;
    event.preventDefault();
    openThread();
  };
  return (
    <>
      {day && (
        <li className="day">
          <span>{day}</span>
        </li>
      )}
      <li>
        <article
          className={`message${follows ? ' message-follows' : ''}${message.ephemeral ? ' message-ephemeral' : ''}`}
          tabIndex={inTabOrder ? 0 : -1}
          aria-label={`${name}, ${summary.slice(0, 80)}`}
          data-ts={message.ts}
          data-final={message.final}
          onFocus={() => onFocus(message.ts)}
          onKeyDown={onKeyDown}
        >
          <div className="message-margin">
            {!follows && <Avatar id={message.user} name={name} bot={isBot} />}
          </div>
          <div className="message-main">
            {message.ephemeral && (
              <p className="only-you">
                <Icon name="eye" /> Only visible to you
              </p>
            )}
            <MessageHead message={message} name={name} isBot={isBot} follows={follows} />
            {editing ? (
              <EditMessage channel={channel} message={message} onDone={() => setEditing(false)} />
            ) : (
              <MessageBody message={message} channel={channel} />
            )}
            {!message.deleted && <Reactions channel={channel.id} message={message} refresh={refresh} />}
            {!thread && (
              <ThreadLink
                message={message}
                status={status}
                previewIn={channel.kind === 'dm' ? channel.id : undefined}
                onOpen={openThread}
              />
            )}
          </div>
          {canAct && !editing && (
            <MessageTools
              message={message}
              channel={channel}
              onReply={thread ? undefined : openThread}
              onEdit={() => setEditing(true)}
              refresh={refresh}
            />
          )}
        </article>
      </li>
    </>
  );
}
