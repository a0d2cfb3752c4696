import { z } from 'zod';
import { text } from '../api/arguments.ts';
import { joinedChannel, threadParent } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { renameSession } from '../api/session-arguments.ts';

/** https://docs.slack.dev/reference/methods/assistant.threads.setTitle */
export const assistantThreadsSetTitle = defineMethod({
  name: 'assistant.threads.setTitle',
  scope: 'assistant:write',
  args: z.object({ channel_id: text, thread_ts: text, title: text }),
  handle: (ctx, { channel_id, thread_ts, title }) => {
    const channel = joinedChannel(ctx, channel_id);
    renameSession(ctx, { channel: channel.id, threadTs: threadParent(ctx, channel, thread_ts).ts, title });
    return {};
  },
});
