import { z } from 'zod';
import { maybeText, text, textList } from '../api/arguments.ts';
import { joinedChannel, threadParent } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { threadKey } from '../channel-access.ts';

const maxLoadingMessages = 10;

/** https://docs.slack.dev/reference/methods/assistant.threads.setStatus */
export const assistantThreadsSetStatus = defineMethod({
  name: 'assistant.threads.setStatus',
  scope: ['assistant:write', 'chat:write'],
  args: z.object({ channel_id: text, thread_ts: text, status: maybeText, loading_messages: textList }),
  handle: (ctx, { channel_id, thread_ts, status = '', loading_messages = [] }) => {
    const channel = joinedChannel(ctx, channel_id);
    const parent = threadParent(ctx, channel, thread_ts);
    if (loading_messages.length > maxLoadingMessages) throw new SlackError('invalid_arguments');
    const key = threadKey(channel.id, parent.ts);
    const untilMs = ctx.now() + ctx.timings.statusLifetimeMs;
    if (status === '') ctx.statuses.delete(key);
    else ctx.statuses.set(key, { status, loadingMessages: loading_messages, untilMs });
    ctx.live.publish({ type: 'status', channel: channel.id, thread_ts: parent.ts });
    return {};
  },
});
