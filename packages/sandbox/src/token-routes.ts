import type { Hono } from 'hono';
import { z } from 'zod';
import { readJsonBody } from './person/person-request.ts';
import type { SandboxContext } from './sandbox-context.ts';

const change = z.discriminatedUnion('change', [
  z.object({
    change: z.literal('refuse'),
    code: z
      .enum(['token_revoked', 'token_expired', 'invalid_auth', 'account_inactive'])
      .default('token_revoked'),
  }),
  z.object({ change: z.literal('accept') }),
  z.object({ change: z.literal('reissue') }),
  z.object({ change: z.literal('rotate'), expires_in: z.number().positive().optional() }),
]);

/** Serves what happens to the bot's tokens: revoked, refused, taken again, given out again, made to rotate. */
export function serveTokens(app: Hono, ctx: SandboxContext): void {
  app.post('/tokens', async (c) => {
    const asked = await readJsonBody(c, change);
    switch (asked.change) {
      case 'refuse': {
        ctx.tokens.refuse(asked.code);
        const tokens = { oauth: [], bot: [ctx.credentials.botUserId] };
        if (asked.code === 'token_revoked') ctx.emit({ type: 'tokens_revoked', tokens }, 'tokens_revoked');
        return c.json({ ok: true });
      }
      case 'accept':
        ctx.tokens.refuse(null);
        return c.json({ ok: true });
      case 'reissue':
        return c.json({ ok: true, botToken: ctx.tokens.reissue() });
      case 'rotate':
        return c.json({ ok: true, ...ctx.tokens.beginRotation(asked.expires_in) });
    }
  });
}
