import { z } from 'zod';
import { structure } from '../api/arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { exchangeTrigger, triggerArguments } from '../api/trigger-arguments.ts';
import { readView } from '../api/view-arguments.ts';
import { openView } from '../change-views.ts';
import { toSlackView } from '../view-shape.ts';

/** https://docs.slack.dev/reference/methods/views.open */
export const viewsOpen = defineMethod({
  name: 'views.open',
  args: z.object({ ...triggerArguments, view: structure }),
  handle: (ctx, args) => {
    const content = readView(ctx, args.view, 'modal');
    const { user, channel } = exchangeTrigger(ctx, args);
    return { view: toSlackView(ctx, openView(ctx, { user, content, openedIn: channel })) };
  },
});
