import type { KeyboardEvent } from 'react';
import type { Channel } from '../client/person-types.ts';
import { useLiveResource } from '../state/use-live-resource.ts';
import { useThreadStatuses } from '../state/use-thread-statuses.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';
import { Prompts } from './prompts.tsx';
import { StatusLine } from './status-line.tsx';
import { useReadMessages } from './use-seen-channel.ts';

/** A thread beside its channel (on a phone, in its place); Esc closes it. */
export function ThreadPane({ channel, threadTs }: { channel: Channel; threadTs: string }) {
  const { api, feed, me, bot, go } = useWorkspace();
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
  const close = () => go({ user: me.name, channel: channel.id });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if ((event.target as HTMLElement).closest('dialog, [popover]')) return;
    close();
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.pane-main .composer textarea')?.focus(),
    );
  };
  const place = channel.kind === 'dm' ? bot.name : `#${channel.name}`;
  return (
    <aside className="pane pane-thread" aria-label="Thread" onKeyDown={onKeyDown}>
      <header className="pane-head">
        <button
          type="button"
          className="icon-button only-phone"
          aria-label={`Back to ${place}`}
          onClick={close}
        >
          <Icon name="back" />
        </button>
        <div className="pane-title">
          <h1 dir="auto">{here?.session?.title || 'Thread'}</h1>
          <p className="pane-topic">{place}</p>
        </div>
        <button type="button" className="icon-button not-phone" aria-label="Close thread" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
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
    </aside>
  );
}
