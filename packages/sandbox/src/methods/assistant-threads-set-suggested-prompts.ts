import { z } from 'zod';
import { maybeText, structure, text } from '../api/arguments.ts';
import { joinedChannel, threadParent } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { threadKey } from '../channel-access.ts';

const promptList = z.array(z.object({ title: z.string().min(1), message: z.string().min(1) })).min(1);
const maxPrompts = 4;

/** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
export const assistantThreadsSetSuggestedPrompts = defineMethod({
  name: 'assistant.threads.setSuggestedPrompts',
  scope: 'assistant:write',
  args: z.object({ channel_id: text, thread_ts: maybeText, title: maybeText, prompts: structure }),
  handle: (ctx, { channel_id, thread_ts, title, prompts }) => {
    const channel = joinedChannel(ctx, channel_id);
    const parsed = promptList.safeParse(prompts);
    if (!parsed.success) throw new SlackError('invalid_arguments');
    if (parsed.data.length > maxPrompts) throw new SlackError('too_many_prompts');
    const threadTs = thread_ts ? threadParent(ctx, channel, thread_ts).ts : undefined;
    ctx.commit({ type: 'prompts', thread: threadKey(channel.id, threadTs), title, prompts: parsed.data });
    ctx.live.publish({ type: 'prompts', channel: channel.id, thread_ts: threadTs });
    return {};
  },
});
