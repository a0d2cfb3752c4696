import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { CallLimits } from '../call-limits.ts';
import type { Fault, Faults } from '../faults.ts';
import { grantedScopes } from '../manifest.ts';
import { allMethods } from '../methods/all-methods.ts';
import type { RequestLog } from '../request-log.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { ApiMethod } from './define-method.ts';
import { SlackError } from './define-method.ts';
import { misbehave, takeFault } from './misbehave.ts';
import { readBody } from './read-body.ts';

type Body = Awaited<ReturnType<typeof readBody>>;

const methods = new Map(allMethods.map((method) => [method.name, method]));

/** Answers `/api/{method}`, with the faults that were asked for, and 429 where the tiers are on and a call is one too many. */
export function serveWebApi(
  app: Hono,
  ctx: SandboxContext,
  { faults, log, limits }: { faults: Faults; log: RequestLog; limits: CallLimits },
): void {
  app.on(['GET', 'POST'], '/api/:method', async (c) => {
    const name = c.req.param('method');
    const startedAt = ctx.now();
    const body = await readBody(c.req);
    const seconds = limits.count(name, channelOf(body));
    const fault = seconds === undefined ? await takeFault(faults, name) : tooMany(seconds);
    const answer = fault && !fault.afterEffect ? undefined : callMethod(ctx, c, { name, body });
    const error = fault?.kind ?? (answer?.error as string | undefined);
    const ms = ctx.now() - startedAt;
    log.add({ method: name, ok: !fault && answer?.ok === true, error, ms, at: startedAt });
    if (fault) return misbehave(c, fault);
    setScopeHeaders(c, ctx, name);
    return c.json(answer as Record<string, unknown>);
  });
}

/** The channel that a call names, whatever it does there. */
function channelOf(body: Body): string | undefined {
  return typeof body === 'object' && typeof body.channel === 'string' ? body.channel : undefined;
}

function tooMany(retryAfterSeconds: number): Fault {
  return { kind: 'ratelimited', retryAfterSeconds, times: 1, afterEffect: false };
}

function callMethod(
  ctx: SandboxContext,
  c: Context,
  { name, body }: { name: string; body: Body },
): Record<string, unknown> {
  try {
    const method = methods.get(name);
    if (!method) throw new SlackError('unknown_method', { req_method: name });
    if (body === 'invalid_json') throw new SlackError('invalid_json');
    const token =
      c.req.header('authorization')?.replace(/^Bearer /i, '') ?? (body.token as string | undefined);
    checkToken(ctx, method, token);
    return { ok: true, ...method.handle(ctx, readArguments(method, { ...body, token })) };
  } catch (error) {
    if (error instanceof SlackError) return { ok: false, error: error.code, ...error.detail };
    throw error;
  }
}

function checkToken(ctx: SandboxContext, method: ApiMethod, token: string | undefined): void {
  if (method.token === 'none') return;
  if (!token) throw new SlackError('not_authed');
  const isApp = token === ctx.credentials.appToken;
  const refusal = isApp ? null : ctx.tokens.refusal(token);
  if (refusal !== null) throw new SlackError(refusal);
  if (isApp !== (method.token === 'app')) throw new SlackError('not_allowed_token_type');
  const granted = grantedScopes(ctx.manifest);
  const needed = [method.scope ?? []].flat();
  if (!granted || method.token === 'app' || needed.length === 0) return;
  if (!needed.some((scope) => granted.includes(scope))) {
    throw new SlackError('missing_scope', { needed: needed.join(','), provided: granted.join(',') });
  }
}

function readArguments(method: ApiMethod, body: Record<string, unknown>): never {
  const parsed = method.args.safeParse(body);
  if (parsed.success) return parsed.data as never;
  const messages = parsed.error.issues.map(describeIssue);
  throw new SlackError('invalid_arguments', { response_metadata: { messages } });
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(String).join('.');
  const missing = issue.code === 'invalid_type' && issue.message.includes('undefined');
  return missing
    ? `[ERROR] missing required field: ${field}`
    : `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`;
}

/** The SDK reads the granted scopes from these headers. */
function setScopeHeaders(c: Context, ctx: SandboxContext, name: string): void {
  const granted = grantedScopes(ctx.manifest);
  if (granted) c.header('x-oauth-scopes', granted.join(','));
  const accepted = methods.get(name)?.scope;
  if (accepted) c.header('x-accepted-oauth-scopes', [accepted].flat().join(','));
}
