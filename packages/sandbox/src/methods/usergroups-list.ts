import { z } from 'zod';
import { flag } from '../api/arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { toSlackGroup } from '../user-shape.ts';

/** https://docs.slack.dev/reference/methods/usergroups.list */
export const usergroupsList = defineMethod({
  name: 'usergroups.list',
  scope: 'usergroups:read',
  args: z.object({ include_users: flag, include_count: flag, include_disabled: flag }),
  handle: (ctx, args) => ({
    usergroups: [...ctx.workspace.groups.values()].map((group) =>
      toSlackGroup(ctx, group, { users: args.include_users ?? false, count: args.include_count ?? false }),
    ),
  }),
});
