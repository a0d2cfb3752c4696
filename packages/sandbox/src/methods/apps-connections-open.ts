import { z } from 'zod';
import { defineMethod } from '../api/define-method.ts';

/** https://docs.slack.dev/reference/methods/apps.connections.open */
export const appsConnectionsOpen = defineMethod({
  name: 'apps.connections.open',
  token: 'app',
  args: z.object({}),
  handle: (ctx) => ({ url: ctx.openTicket() }),
});
