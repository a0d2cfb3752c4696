import { z } from 'zod';
import { text, textList } from '../api/arguments.ts';
import { knownPerson } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { announceCanvas, botCanvas } from '../canvases/canvas-access.ts';

const mostIds = 20;

/** https://docs.slack.dev/reference/methods/canvases.access.set; regular channels only, and either channels or people. */
export const canvasesAccessSet = defineMethod({
  name: 'canvases.access.set',
  scope: 'canvases:write',
  args: z.object({
    canvas_id: text,
    access_level: z.enum(['read', 'write', 'owner']),
    channel_ids: textList,
    user_ids: textList,
  }),
  handle: (ctx, args) => {
    const canvas = botCanvas(ctx, args.canvas_id);
    const { channel_ids: channelIds = [], user_ids: userIds = [], access_level: level } = args;
    if ((channelIds.length === 0) === (userIds.length === 0)) throw new SlackError('invalid_parameters');
    if (channelIds.length + userIds.length > mostIds) throw new SlackError('invalid_arguments');
    if (level === 'owner' && channelIds.length > 0) throw new SlackError('invalid_parameters');
    for (const id of userIds) knownPerson(ctx, id);
    for (const id of channelIds) {
      const kind = ctx.workspace.channels.get(id)?.kind;
      if (kind === undefined || kind === 'dm') throw new SlackError('channel_not_found');
    }
    const given = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, level]));
    const users = { ...canvas.users, ...given(userIds) };
    const channels = { ...canvas.channels, ...given(channelIds) };
    ctx.commit({ type: 'canvas', canvas: { ...canvas, users, channels } });
    announceCanvas(ctx, canvas.id);
    return {};
  },
});
