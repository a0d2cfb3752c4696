import type { Handler } from 'hono';
import { Hono } from 'hono';
import { SlackError } from './api/define-method.ts';
import { serveWebApi } from './api/serve-web-api.ts';
import { serveControls } from './control-routes.ts';
import { serveFiles } from './files/serve-files.ts';
import { guardRequest } from './guard-request.ts';
import type { SandboxParts } from './open-context.ts';
import { serveSignIn } from './openid/serve-sign-in.ts';
import { serveActions } from './person/action-routes.ts';
import { serveAdmin } from './person/admin-routes.ts';
import { serveAgent } from './person/agent-routes.ts';
import { serveCanvases } from './person/canvas-routes.ts';
import { serveChannels } from './person/channel-routes.ts';
import { serveCommands } from './person/command-routes.ts';
import { servePersonFiles } from './person/file-routes.ts';
import { serveMessages } from './person/message-routes.ts';
import { PersonError } from './person/person-error.ts';
import { serveViews } from './person/view-routes.ts';
import { serveWorkspace } from './person/workspace-routes.ts';
import { serveResponseUrls } from './serve-response-urls.ts';
import { serveTokens } from './token-routes.ts';

const withoutPage =
  'The sandbox workspace is running. Its page is not part of this process; see /people and /health.';

/** What a full disk, a quota and a size limit are called. */
const diskFull = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** Everything that the sandbox serves over HTTP. */
export function buildSandboxApp(parts: SandboxParts, pageHandler: Handler | undefined): Hono {
  const app = new Hono();
  const { ctx } = parts;
  app.use(guardRequest);
  serveWebApi(app, ctx, parts);
  serveFiles(app, ctx, parts);
  serveControls(app, ctx, parts);
  serveTokens(app, ctx);
  serveSignIn(app, ctx);
  serveWorkspace(app, ctx);
  serveChannels(app, ctx);
  serveMessages(app, ctx);
  servePersonFiles(app, ctx);
  serveCanvases(app, ctx);
  serveCommands(app, ctx);
  serveActions(app, ctx);
  serveViews(app, ctx);
  serveAgent(app, ctx);
  serveAdmin(app, ctx);
  serveResponseUrls(app, ctx);
  app.get('*', pageHandler ?? ((c) => (c.req.path === '/' ? c.text(withoutPage) : c.notFound())));
  app.notFound((c) =>
    c.json({ error: 'not_found', message: 'The sandbox has nothing at this address.' }, 404),
  );
  app.onError((error, c) => {
    if (error instanceof PersonError)
      return c.json({ error: error.code, message: error.message }, error.status);
    if (error instanceof SlackError) {
      return c.json(
        {
          error: error.code,
          message: 'The app answered with something that Slack rejects.',
          ...error.detail,
        },
        422,
      );
    }
    if (diskFull.includes((error as NodeJS.ErrnoException).code ?? '')) {
      const message = 'The disk is full, so the workspace cannot keep this. Free some space and try again.';
      return c.json({ ok: false, error: 'disk_full', message }, 507);
    }
    return c.json({ ok: false, error: 'internal_error', message: error.message }, 500);
  });
  return app;
}
