import { z } from 'zod';
import { defineMethod } from '../api/define-method.ts';

/** https://docs.slack.dev/reference/methods/auth.test */
export const authTest = defineMethod({
  name: 'auth.test',
  args: z.object({}),
  handle: ({ workspace, credentials, organization, baseUrl }) => ({
    url: `${baseUrl()}/`,
    team: workspace.team.name,
    user: workspace.bot.name,
    team_id: workspace.team.id,
    user_id: credentials.botUserId,
    bot_id: credentials.botId,
    app_id: credentials.appId,
    ...(organization && { enterprise_id: organization.id }),
    is_enterprise_install: organization?.installedInAll ?? false,
  }),
});
