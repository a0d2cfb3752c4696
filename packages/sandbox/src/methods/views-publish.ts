import { z } from 'zod';
import { maybeText, structure, text } from '../api/arguments.ts';
import { knownPerson } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { readView } from '../api/view-arguments.ts';
import { publishHome } from '../change-views.ts';
import { toSlackView } from '../view-shape.ts';

/** https://docs.slack.dev/reference/methods/views.publish */
export const viewsPublish = defineMethod({
  name: 'views.publish',
  args: z.object({ user_id: text, view: structure, hash: maybeText }),
  handle: (ctx, args) => {
    const { id } = knownPerson(ctx, args.user_id);
    const known = ctx.workspace.homes.get(id);
    if (args.hash && known && args.hash !== known.hash) throw new SlackError('hash_conflict');
    return { view: toSlackView(ctx, publishHome(ctx, id, readView(ctx, args.view, 'home', known?.id))) };
  },
});
