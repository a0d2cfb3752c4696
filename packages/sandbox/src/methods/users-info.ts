import { z } from 'zod';
import { flag, text } from '../api/arguments.ts';
import { knownPerson } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { botUser, toSlackUser } from '../user-shape.ts';

/** https://docs.slack.dev/reference/methods/users.info */
export const usersInfo = defineMethod({
  name: 'users.info',
  scope: 'users:read',
  args: z.object({ user: text, include_locale: flag }),
  handle: (ctx, { user, include_locale }) => {
    if (user === ctx.credentials.botUserId) return { user: botUser(ctx) };
    return { user: toSlackUser(ctx, knownPerson(ctx, user), { locale: include_locale ?? false }) };
  },
});
