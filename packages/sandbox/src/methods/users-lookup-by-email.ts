import { z } from 'zod';
import { text } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { toSlackUser } from '../user-shape.ts';

/** https://docs.slack.dev/reference/methods/users.lookupByEmail */
export const usersLookupByEmail = defineMethod({
  name: 'users.lookupByEmail',
  scope: 'users:read.email',
  args: z.object({ email: text }),
  handle: (ctx, { email }) => {
    const wanted = email.toLowerCase();
    const person = [...ctx.workspace.people.values()].find((one) => one.email?.toLowerCase() === wanted);
    if (!person) throw new SlackError('users_not_found');
    return { user: toSlackUser(ctx, person) };
  },
});
