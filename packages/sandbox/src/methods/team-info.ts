import { z } from 'zod';
import { maybeText } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';

/** https://docs.slack.dev/reference/methods/team.info */
export const teamInfo = defineMethod({
  name: 'team.info',
  scope: 'team:read',
  args: z.object({ team: maybeText }),
  handle: ({ workspace, baseUrl }, { team }) => {
    if (team && team !== workspace.team.id) throw new SlackError('team_not_found');
    return {
      team: { ...workspace.team, url: `${baseUrl()}/`, email_domain: '', icon: { image_default: true } },
    };
  },
});
