import { z } from 'zod';
import { text } from '../api/arguments.ts';
import { joinedChannel, sharedMessage } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { addReaction } from '../change-reactions.ts';

/** https://docs.slack.dev/reference/methods/reactions.add */
export const reactionsAdd = defineMethod({
  name: 'reactions.add',
  scope: 'reactions:write',
  args: z.object({ channel: text, timestamp: text, name: text }),
  handle: (ctx, { channel, timestamp, name }) => {
    const message = sharedMessage(ctx, joinedChannel(ctx, channel), timestamp);
    const outcome = addReaction(ctx, message, { user: ctx.credentials.botUserId, name });
    if (outcome !== 'done') throw new SlackError(outcome);
    return {};
  },
});
