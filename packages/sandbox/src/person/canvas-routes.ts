import type { Hono } from 'hono';
import { z } from 'zod';
import { accessOf, announceCanvas } from '../canvases/canvas-access.ts';
import { toCanvasBlocks, toCanvasMarkdown } from '../canvases/canvas-blocks.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { CanvasAccess, Person, StoredCanvas } from '../workspace.ts';
import { PersonError } from './person-error.ts';
import { readJsonBody, readPerson } from './person-request.ts';

const content = z.strictObject({ markdown: z.string().max(100_000) });
const share = z.strictObject({ user: z.string() });

/** Canvases as a person sees them: to be read, and to be written on and passed on where they may. */
export function serveCanvases(app: Hono, ctx: SandboxContext): void {
  app.get('/docs/:team/:id', (c) => c.redirect('/'));

  app.get('/person/:user/canvases/:id', (c) => {
    const { canvas, access } = readCanvas(ctx, readPerson(ctx, c), c.req.param('id'));
    const { id, title, blocks, updated } = canvas;
    return c.json({ id, title, markdown: toCanvasMarkdown(blocks), updated, writable: access !== 'read' });
  });

  app.put('/person/:user/canvases/:id', async (c) => {
    const person = readPerson(ctx, c);
    const canvas = writableCanvas(ctx, person, c.req.param('id'));
    const blocks = toCanvasBlocks((await readJsonBody(c, content)).markdown);
    const editors = [...canvas.editors.filter((one) => one !== person.id), person.id];
    const updated = Math.floor(ctx.now() / 1000);
    ctx.commit({ type: 'canvas', canvas: { ...canvas, blocks, editors, updated } });
    announceCanvas(ctx, canvas.id);
    return c.json({ ok: true });
  });

  app.post('/person/:user/canvases/:id/share', async (c) => {
    const canvas = writableCanvas(ctx, readPerson(ctx, c), c.req.param('id'));
    const other = ctx.workspace.people.get((await readJsonBody(c, share)).user);
    if (!other) throw new PersonError(404, 'user_not_found', 'There is no such person.');
    ctx.commit({ type: 'canvas', canvas: { ...canvas, users: { ...canvas.users, [other.id]: 'read' } } });
    announceCanvas(ctx, canvas.id);
    return c.json({ ok: true });
  });
}

function readCanvas(
  ctx: SandboxContext,
  person: Person,
  id: string,
): { canvas: StoredCanvas; access: CanvasAccess } {
  const canvas = ctx.workspace.canvases.get(id);
  const access = canvas && !canvas.deleted ? accessOf(ctx, person, canvas) : undefined;
  if (canvas && access) return { canvas, access };
  throw new PersonError(
    404,
    'canvas_not_found',
    `${person.name} has no access to this canvas, or it is gone.`,
  );
}

function writableCanvas(ctx: SandboxContext, person: Person, id: string): StoredCanvas {
  const { canvas, access } = readCanvas(ctx, person, id);
  if (access !== 'read') return canvas;
  throw new PersonError(403, 'canvas_read_only', `${person.name} can read this canvas, but not write on it.`);
}
