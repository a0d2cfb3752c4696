import { useCallback, useEffect, useState } from 'react';
import type { BotStatus } from '../client/person-types.ts';
import { useWorkspace } from './workspace-context.ts';

const TOP = '';

/** Follows what the bot is doing in a channel: `here` for the channel itself, `statuses` by thread. */
export function useThreadStatuses(channel: string, thread?: string) {
  const { api, feed } = useWorkspace();
  const [all, setAll] = useState<Record<string, BotStatus>>({});
  const read = useCallback(
    (threadTs: string) => {
      api.status(channel, threadTs || undefined).then(
        (status) => setAll((known) => ({ ...known, [threadTs]: status })),
        // Not knowing what the bot does is no reason to disturb anyone; the next notice asks again.
        () => undefined,
      );
    },
    [api, channel],
  );
  useEffect(() => {
    read(TOP);
    if (thread) read(thread);
    return feed.subscribe((notice) => {
      if (notice.channel !== channel) return;
      if (notice.type === 'status' || notice.type === 'prompts') read(notice.thread_ts ?? TOP);
      // A thread without suggestions of its own is given those of its channel.
      if (notice.type === 'prompts' && !notice.thread_ts && thread) read(thread);
      if (notice.type === 'message' && notice.thread_ts) read(notice.thread_ts);
    });
  }, [feed, channel, thread, read]);
  return { statuses: all, here: all[thread ?? TOP] };
}

/** Tells whether the bot is at work, so that it can be stopped. */
export function isWorking(status: BotStatus | undefined): boolean {
  if (!status) return false;
  return (
    Boolean(status.status) || status.session?.status === 'processing' || (status.streaming?.length ?? 0) > 0
  );
}
