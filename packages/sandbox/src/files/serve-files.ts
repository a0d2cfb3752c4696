import type { Context, Hono } from 'hono';
import { misbehave, takeFault } from '../api/misbehave.ts';
import type { Faults } from '../faults.ts';
import { grantedScopes } from '../manifest.ts';
import type { RequestLog } from '../request-log.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { StoredFile } from '../workspace.ts';
import { answerFile } from './answer-file.ts';
import { fillFile } from './change-files.ts';
import { botMaySee } from './file-access.ts';

type Control = { faults: Faults; log: RequestLog };

/**
 * The addresses that file methods give to the bot: where contents are sent to and where they are fetched. Faults and
 * the log know them as `upload_url` and `url_private`. https://docs.slack.dev/messaging/working-with-files
 */
export function serveFiles(app: Hono, ctx: SandboxContext, control: Control): void {
  app.post('/upload/v1/:ticket', (c) =>
    controlled(c, 'upload_url', { ctx, ...control }, () => upload(ctx, c)),
  );
  const download = (c: Context) =>
    controlled(c, 'url_private', { ctx, ...control }, () => Promise.resolve(fetchPrivate(ctx, c)));
  app.get('/files-pri/:place/:name', download);
  app.get('/files-pri/:place/download/:name', download);
}

async function controlled(
  c: Context,
  name: string,
  { ctx, faults, log }: Control & { ctx: SandboxContext },
  answer: () => Promise<Response>,
): Promise<Response> {
  const startedAt = ctx.now();
  const fault = await takeFault(faults, name);
  const response = fault && !fault.afterEffect ? undefined : await answer();
  const ok = !fault && response?.status === 200;
  log.add({ method: name, ok, error: fault?.kind, ms: ctx.now() - startedAt, at: startedAt });
  return fault || !response
    ? misbehave(c, fault ?? { kind: 'error', times: 1, afterEffect: false })
    : response;
}

/** Takes contents as they are or as the file of a form; Slack says no more than that it went well. */
async function upload(ctx: SandboxContext, c: Context): Promise<Response> {
  const ticket = c.req.param('ticket');
  const file = [...ctx.workspace.files.values()].find((one) => one.ticket === ticket);
  if (!file) return c.text('No such upload', 404);
  const bytes = await readContents(c);
  if (!fillFile(ctx, file, bytes)) return c.text('The file has not the announced length', 400);
  return c.text(`OK - ${bytes.length}`);
}

async function readContents(c: Context): Promise<Uint8Array> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) {
    return new Uint8Array(await c.req.arrayBuffer());
  }
  const parts = Object.values(await c.req.parseBody());
  const part = parts.find((one) => one instanceof File);
  return part instanceof File ? new Uint8Array(await part.arrayBuffer()) : new Uint8Array();
}

/** Without a token that may read files Slack sends one to its page for signing in, which answers 200 with HTML. */
function fetchPrivate(ctx: SandboxContext, c: Context): Response {
  if (!mayReadFiles(ctx, c)) return c.redirect(`/?redir=${encodeURIComponent(c.req.path)}`);
  const file = findFile(ctx, c.req.param('place') ?? '');
  const bytes = file && ctx.fileContents.read(file.id);
  if (!bytes || file.state !== 'complete' || !botMaySee(ctx, file)) return c.text('File not found', 404);
  return answerFile(c, file, { bytes, inline: false });
}

function mayReadFiles(ctx: SandboxContext, c: Context): boolean {
  const token = c.req.header('authorization')?.replace(/^Bearer /i, '');
  const granted = grantedScopes(ctx.manifest);
  return (
    token !== undefined && ctx.tokens.refusal(token) === null && (granted?.includes('files:read') ?? true)
  );
}

function findFile(ctx: SandboxContext, place: string): StoredFile | undefined {
  const [team, id = ''] = place.split('-');
  return team === ctx.workspace.team.id ? ctx.workspace.files.get(id) : undefined;
}
