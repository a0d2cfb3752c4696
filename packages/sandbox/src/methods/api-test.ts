import { z } from 'zod';
import { maybeText } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';

/** https://docs.slack.dev/reference/methods/api.test */
export const apiTest = defineMethod({
  name: 'api.test',
  token: 'none',
  args: z.looseObject({ error: maybeText }),
  handle: (_ctx, { token: _, ...args }) => {
    if (args.error) throw new SlackError(args.error, { args });
    return { args };
  },
});
