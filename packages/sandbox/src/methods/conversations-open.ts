import { z } from 'zod';
import { flag, maybeText, textList } from '../api/arguments.ts';
import { knownChannel, knownPerson } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { toSlackChannel } from '../channel-shape.ts';
import { openDm } from '../plant-seed.ts';

/** https://docs.slack.dev/reference/methods/conversations.open */
export const conversationsOpen = defineMethod({
  name: 'conversations.open',
  scope: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  args: z.object({ channel: maybeText, users: textList, return_im: flag, prevent_creation: flag }),
  handle: (ctx, { channel, users, return_im }) => {
    if (channel) return { no_op: true, already_open: true, channel: { id: knownChannel(ctx, channel).id } };
    if (!users?.length) throw new SlackError('users_list_not_supplied');
    const [user, ...others] = users;
    if (others.length > 0) throw new SlackError('not_enough_users');
    const dm = openDm(ctx, knownPerson(ctx, user ?? ''));
    return { no_op: true, already_open: true, channel: return_im ? toSlackChannel(ctx, dm) : { id: dm.id } };
  },
});
