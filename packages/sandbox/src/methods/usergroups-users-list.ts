import { z } from 'zod';
import { flag, text } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';

/** https://docs.slack.dev/reference/methods/usergroups.users.list */
export const usergroupsUsersList = defineMethod({
  name: 'usergroups.users.list',
  scope: 'usergroups:read',
  args: z.object({ usergroup: text, include_disabled: flag }),
  handle: ({ workspace }, { usergroup }) => {
    const group = workspace.groups.get(usergroup);
    if (!group) throw new SlackError('no_such_subteam');
    return { users: group.members };
  },
});
