import { z } from 'zod';
import { maybeText, structure } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { readView } from '../api/view-arguments.ts';
import { replaceView } from '../change-views.ts';
import { toSlackView } from '../view-shape.ts';

/** https://docs.slack.dev/reference/methods/views.update */
export const viewsUpdate = defineMethod({
  name: 'views.update',
  args: z.object({ view: structure, view_id: maybeText, external_id: maybeText, hash: maybeText }),
  handle: (ctx, args) => {
    const { views, homes } = ctx.workspace;
    const view = [...views.values(), ...homes.values()].find((one) =>
      args.view_id
        ? one.id === args.view_id
        : args.external_id && one.content.external_id === args.external_id,
    );
    if (!view) throw new SlackError('not_found');
    if (args.hash && args.hash !== view.hash) throw new SlackError('hash_conflict');
    return { view: toSlackView(ctx, replaceView(ctx, view, readView(ctx, args.view, view.type, view.id))) };
  },
});
