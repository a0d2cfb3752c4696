import { useEffect, useRef } from 'react';
import type { Channel } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/**
 * Opens the thread of what was just asked as soon as the bot begins, so that nobody has to look for the answer; gives
 * what to call when a message has been sent. The bot may begin before the page hears that its message was taken.
 */
export function useOpenedAnswer(channel: Channel): (ts: string, text: string) => void {
  const { feed, me, bot, go } = useWorkspace();
  const asked = useRef(new Set<string>());
  const begun = useRef(new Set<string>());
  useEffect(
    () =>
      feed.subscribe(({ type, channel: where, thread_ts: thread }) => {
        if (where !== channel.id || !thread || (type !== 'message' && type !== 'status')) return;
        if (asked.current.delete(thread)) go({ user: me.name, channel: channel.id, thread });
        else begun.current.add(thread);
      }),
    [feed, channel.id, go, me.name],
  );
  return (ts, text) => {
    asked.current.clear();
    if (channel.kind === 'dm' || text.includes(`<@${bot.id}>`)) {
      if (begun.current.has(ts)) go({ user: me.name, channel: channel.id, thread: ts });
      else asked.current.add(ts);
    }
    begun.current.clear();
  };
}
