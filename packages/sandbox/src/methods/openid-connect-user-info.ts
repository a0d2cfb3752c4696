import { z } from 'zod';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { describePerson } from './openid-connect-token.ts';

/** https://docs.slack.dev/reference/methods/openid.connect.userInfo, with the token of the person who signed in. */
export const openidConnectUserInfo = defineMethod({
  name: 'openid.connect.userInfo',
  token: 'none',
  args: z.object({ token: z.string().default('') }),
  handle: (ctx, { token }) => {
    if (token === '') throw new SlackError('not_authed');
    const person = ctx.signIns.personOf(token);
    if (person === undefined) throw new SlackError('invalid_auth');
    return describePerson(ctx, person);
  },
});
