import { z } from 'zod';
import { structure } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { exchangeTrigger, triggerArguments } from '../api/trigger-arguments.ts';
import { readView } from '../api/view-arguments.ts';
import { isStackFull, pushView } from '../change-views.ts';
import { toSlackView } from '../view-shape.ts';

/** https://docs.slack.dev/reference/methods/views.push */
export const viewsPush = defineMethod({
  name: 'views.push',
  args: z.object({ ...triggerArguments, view: structure }),
  handle: (ctx, args) => {
    const content = readView(ctx, args.view, 'modal');
    const { user, viewId } = exchangeTrigger(ctx, args);
    const below = viewId ? ctx.workspace.views.get(viewId) : undefined;
    if (!below) throw new SlackError('not_found');
    if (isStackFull(ctx, user)) throw new SlackError('push_limit_reached');
    return { view: toSlackView(ctx, pushView(ctx, below, content)) };
  },
});
