import { SlackError } from '../api/define-method.ts';
import { canSeeChannel } from '../channel-access.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { CanvasAccess, Person, StoredCanvas } from '../workspace.ts';

/** What a person may do with a canvas: what was given to them, or to a channel that they see. */
export function accessOf(
  ctx: SandboxContext,
  person: Person,
  canvas: StoredCanvas,
): CanvasAccess | undefined {
  const throughChannels = Object.entries(canvas.channels)
    .filter(([id]) => {
      const channel = ctx.workspace.channels.get(id);
      return channel !== undefined && canSeeChannel(person, channel);
    })
    .map(([, access]) => access);
  const given = [canvas.user === person.id ? 'owner' : canvas.users[person.id], ...throughChannels];
  return (['owner', 'write', 'read'] as const).find((access) => given.includes(access));
}

/** A canvas of the bot's own; others it does not know of. */
export function botCanvas(ctx: SandboxContext, id: string): StoredCanvas {
  requireCanvases(ctx);
  const canvas = ctx.workspace.canvases.get(id);
  if (!canvas || canvas.deleted || canvas.user !== ctx.credentials.botUserId)
    throw new SlackError('canvas_not_found');
  return canvas;
}

/** Admins may switch canvases off. */
export function requireCanvases(ctx: SandboxContext): void {
  if (ctx.workspace.team.canvases === 'off') throw new SlackError('canvas_disabled_user_team');
}

/** Tells open pages that a canvas is not what it was. */
export function announceCanvas(ctx: SandboxContext, id: string): void {
  ctx.live.publish({ type: 'canvas', ts: id });
}
