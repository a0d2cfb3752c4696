import { makeId } from './make-id.ts';
import type { ResponseUrl, SandboxContext, Trigger } from './sandbox-context.ts';

const usesPerUrl = 5;

/** A fresh `trigger_id` for a person's click. */
export function openTrigger(ctx: SandboxContext, about: Omit<Trigger, 'expiresAtMs' | 'used'>): string {
  forgetExpired(ctx);
  const id = `${ctx.now()}.${makeId('', 12)}`;
  const expiresAtMs = ctx.now() + ctx.timings.triggerLifetimeMs;
  ctx.handles.triggers.set(id, { ...about, expiresAtMs, used: false });
  return id;
}

/** A fresh `response_url`: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export function openResponseUrl(
  ctx: SandboxContext,
  target: Omit<ResponseUrl, 'expiresAtMs' | 'usesLeft'>,
): string {
  const id = makeId('', 24);
  const expiresAtMs = ctx.now() + ctx.timings.responseUrlLifetimeMs;
  ctx.handles.responseUrls.set(id, { ...target, expiresAtMs, usesLeft: usesPerUrl });
  return `${ctx.baseUrl()}/response/${id}`;
}

/** An hour after its end a trigger is not even remembered as expired. */
function forgetExpired(ctx: SandboxContext): void {
  for (const [id, trigger] of ctx.handles.triggers) {
    if (trigger.expiresAtMs + 3_600_000 < ctx.now()) ctx.handles.triggers.delete(id);
  }
}
