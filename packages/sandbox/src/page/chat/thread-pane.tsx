import type { Channel } from '../client/person-types.ts';
import { useLiveResource } from '../state/use-live-resource.ts';
import { useThreadStatuses } from '../state/use-thread-statuses.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { AskAgentButton } from './ask-agent-button.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { Prompts } from './prompts.tsx';
import { SidePane } from './side-pane.tsx';
import { StatusLine } from './status-line.tsx';
import { useReadMessages } from './use-seen-channel.ts';

/** A thread beside its channel (on a phone, in its place); Esc closes it. */
export function ThreadPane({ channel, threadTs }: { channel: Channel; threadTs: string }) {
  const { me, bot, go } = useWorkspace();
  const { here } = useThreadStatuses(channel.id, threadTs);
  const close = () => go({ user: me.name, channel: channel.id });
  const place = channel.kind === 'dm' ? bot.name : `#${channel.name}`;
  return (
    <SidePane
      label="Thread"
      title={here?.session?.title || 'Thread'}
      topic={place}
      back={`Back to ${place}`}
      onClose={close}
      tools={channel.kind === 'dm' ? undefined : <AskAgentButton channel={channel} thread={threadTs} />}
    >
      <ThreadBody channel={channel} threadTs={threadTs} />
    </SidePane>
  );
}

/** What was said in a thread, and where to reply. */
export function ThreadBody({ channel, threadTs }: { channel: Channel; threadTs: string }) {
  const { api, feed } = useWorkspace();
  const { data, error, refresh } = useLiveResource({
    key: `${channel.id}/${threadTs}`,
    read: () => api.messages(channel.id, threadTs),
    feed,
    concerns: (notice) =>
      notice.channel === channel.id &&
      (notice.type === 'message' || notice.type === 'deleted') &&
      (notice.thread_ts === undefined || notice.thread_ts === threadTs || notice.ts === threadTs),
  });
  const { here, statuses } = useThreadStatuses(channel.id, threadTs);
  useReadMessages(channel.id, data?.messages.at(-1)?.ts);
  // Without suggestions of its own a thread is given the channel's, which stand beside it already.
  const channelPrompts = statuses['']?.prompts;
  const hasOwnPrompts =
    channelPrompts !== undefined && JSON.stringify(here?.prompts) !== JSON.stringify(channelPrompts);
  return (
    <>
      <MessageList
        channel={channel}
        thread={threadTs}
        messages={data?.messages}
        error={error}
        refresh={refresh}
        empty={<p className="empty">This thread is gone, or you may not see it.</p>}
      />
      <div className="pane-foot">
        <StatusLine channel={channel.id} thread={threadTs} status={here} />
        {hasOwnPrompts && <Prompts channel={channel.id} thread={threadTs} status={here} onSent={refresh} />}
        {channel.member !== false && (
          <Composer channel={channel} thread={threadTs} messages={data?.messages ?? []} onSent={refresh} />
        )}
      </div>
    </>
  );
}
