import { z } from 'zod';
import { maybeText, text } from '../api/arguments.ts';
import { joinedChannel, threadParent } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { renameSession } from '../api/session-arguments.ts';

const maxTitleLength = 200;

/** https://docs.slack.dev/reference/methods/agents.sessions.rename */
export const agentsSessionsRename = defineMethod({
  name: 'agents.sessions.rename',
  scope: ['assistant:write', 'chat:write'],
  args: z.object({ channel_id: text, title: text, thread_ts: maybeText }),
  handle: (ctx, args) => {
    const channel = joinedChannel(ctx, args.channel_id);
    if (!args.thread_ts) throw new SlackError('missing_thread_ts');
    if (args.title.length > maxTitleLength) throw new SlackError('title_too_long');
    const parent = threadParent(ctx, channel, args.thread_ts);
    return {
      title: renameSession(ctx, { channel: channel.id, threadTs: parent.ts, title: args.title }).title,
    };
  },
});
