import { z } from 'zod';
import { maybeText, text } from '../api/arguments.ts';
import { threadParent, writableChannel } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { contentArguments, readContents } from '../api/message-contents.ts';
import { postMessage } from '../post-message.ts';

const textLimit = 40_000;

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
export const chatPostEphemeral = defineMethod({
  name: 'chat.postEphemeral',
  scope: 'chat:write',
  args: z.object({
    ...contentArguments,
    channel: text,
    user: text,
    thread_ts: maybeText,
    username: maybeText,
  }),
  handle: (ctx, args) => {
    const channel = writableChannel(ctx, args.channel);
    if (!ctx.workspace.people.has(args.user)) throw new SlackError('user_not_found');
    if (!channel.members.includes(args.user)) throw new SlackError('user_not_in_channel');
    const contents = readContents(args, { textLimit });
    const parent = args.thread_ts ? threadParent(ctx, channel, args.thread_ts) : undefined;
    const message = postMessage(ctx, channel, {
      ...contents,
      user: ctx.credentials.botUserId,
      bot: true,
      onlyFor: args.user,
      ...(parent && { threadTs: parent.ts }),
      ...(args.username && { username: args.username }),
    });
    return { message_ts: message.ts };
  },
});
