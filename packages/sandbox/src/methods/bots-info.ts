import { z } from 'zod';
import { maybeText } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';

/** https://docs.slack.dev/reference/methods/bots.info */
export const botsInfo = defineMethod({
  name: 'bots.info',
  scope: 'users:read',
  args: z.object({ bot: maybeText }),
  handle: ({ workspace, credentials }, { bot }) => {
    if (bot && bot !== credentials.botId) throw new SlackError('bot_not_found');
    return {
      bot: {
        id: credentials.botId,
        deleted: false,
        name: workspace.bot.realName,
        updated: 0,
        app_id: credentials.appId,
        user_id: credentials.botUserId,
        icons: { image_36: '', image_48: '', image_72: '' },
      },
    };
  },
});
