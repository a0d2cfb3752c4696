import { z } from 'zod';
import { flag, paging } from '../api/arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { paginate } from '../api/paginate.ts';
import { botUser, toSlackUser } from '../user-shape.ts';

/** https://docs.slack.dev/reference/methods/users.list */
export const usersList = defineMethod({
  name: 'users.list',
  scope: 'users:read',
  args: z.object({ ...paging, include_locale: flag }),
  handle: (ctx, { include_locale, ...place }) => {
    const all = [...ctx.workspace.people.values(), 'bot' as const];
    const { page, nextCursor } = paginate(all, { ...place, defaultLimit: 1000 });
    return {
      members: page.map((one) =>
        one === 'bot' ? botUser(ctx) : toSlackUser(ctx, one, { locale: include_locale ?? false }),
      ),
      cache_ts: Math.floor(ctx.now() / 1000),
      response_metadata: { next_cursor: nextCursor },
    };
  },
});
