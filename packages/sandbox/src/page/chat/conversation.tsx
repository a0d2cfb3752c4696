import { useState } from 'react';
import type { Channel } from '../client/person-types.ts';
import { useLiveResource } from '../state/use-live-resource.ts';
import { useThreadStatuses } from '../state/use-thread-statuses.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Composer } from './composer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { EmptyConversation } from './empty-conversation.tsx';
import { JoinBar } from './join-bar.tsx';
import { MessageList } from './message-list.tsx';
import { Prompts } from './prompts.tsx';
import { StatusLine } from './status-line.tsx';
import { useOpenedAnswer } from './use-opened-answer.ts';
import { useReadMessages, useSeenChannel } from './use-seen-channel.ts';

/** A channel or the DM with the bot: what was said, what the bot is doing, and where to write. */
export function Conversation({ channel }: { channel: Channel }) {
  const { api, feed, route } = useWorkspace();
  const { data, error, refresh } = useLiveResource({
    key: channel.id,
    read: () => api.messages(channel.id),
    feed,
    concerns: (notice) =>
      notice.channel === channel.id && (notice.type === 'message' || notice.type === 'deleted'),
  });
  const { statuses, here } = useThreadStatuses(channel.id);
  const messages = data?.messages;
  useSeenChannel(channel);
  useReadMessages(channel.id, messages?.at(-1)?.ts);

  const openAnswer = useOpenedAnswer(channel);
  const onSent = (ts: string, text: string) => {
    openAnswer(ts, text);
    refresh();
  };
  const [commandMs, setCommandMs] = useState(0);
  const empty = messages?.length === 0;
  return (
    <>
      <ConversationHeader channel={channel} />
      <MessageList
        channel={channel}
        messages={messages}
        error={error}
        statuses={statuses}
        refresh={refresh}
        awaitedSinceMs={commandMs}
        empty={<EmptyConversation channel={channel} />}
      />
      <div className="pane-foot">
        <StatusLine channel={channel.id} status={here} />
        {channel.kind === 'dm' && (empty || !route.thread) && (
          <Prompts channel={channel.id} status={here} onSent={onSent} />
        )}
        {channel.member === false ? (
          <JoinBar channel={channel} />
        ) : (
          <Composer
            channel={channel}
            messages={messages ?? []}
            onSent={onSent}
            onCommand={() => setCommandMs(Date.now())}
          />
        )}
      </div>
    </>
  );
}
