import type { Hono } from 'hono';
import { SlackError } from './api/define-method.ts';
import { respond } from './respond.ts';
import type { SandboxContext } from './sandbox-context.ts';

/** Answers `response_url` addresses: five uses within thirty minutes. */
export function serveResponseUrls(app: Hono, ctx: SandboxContext): void {
  app.post('/response/:id', async (c) => {
    const target = ctx.handles.responseUrls.get(c.req.param('id'));
    if (!target) return c.json({ ok: false, error: 'invalid_url' }, 404);
    if (target.expiresAtMs < ctx.now()) return c.json({ ok: false, error: 'expired_url' }, 404);
    if (target.usesLeft <= 0) return c.json({ ok: false, error: 'used_url' }, 404);
    try {
      const body: unknown = await c.req.json();
      target.usesLeft -= 1;
      respond(ctx, target, body);
      return c.text('ok');
    } catch (error) {
      if (error instanceof SlackError) return c.json({ ok: false, error: error.code, ...error.detail }, 400);
      if (error instanceof SyntaxError) return c.json({ ok: false, error: 'invalid_payload' }, 400);
      throw error;
    }
  });
}
