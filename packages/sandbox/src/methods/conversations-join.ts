import { z } from 'zod';
import { text } from '../api/arguments.ts';
import { knownChannel } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { addMember } from '../change-members.ts';
import { toSlackChannel } from '../channel-shape.ts';

/** https://docs.slack.dev/reference/methods/conversations.join */
export const conversationsJoin = defineMethod({
  name: 'conversations.join',
  scope: 'channels:join',
  args: z.object({ channel: text }),
  handle: (ctx, args) => {
    const channel = knownChannel(ctx, args.channel);
    if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
    const already = channel.members.includes(ctx.credentials.botUserId);
    if (!already) addMember(ctx, channel, ctx.credentials.botUserId);
    return {
      channel: toSlackChannel(ctx, channel),
      ...(already && {
        warning: 'already_in_channel',
        response_metadata: { warnings: ['already_in_channel'] },
      }),
    };
  },
});
