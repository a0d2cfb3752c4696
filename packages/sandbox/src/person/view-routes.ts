import type { Hono } from 'hono';
import { z } from 'zod';
import { clearViews, closeView, openViews, rememberValues } from '../change-views.ts';
import { faultyInputs } from '../check-inputs.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { toSlackView } from '../view-shape.ts';
import { enterValues } from '../view-state.ts';
import { readView } from './action-target.ts';
import { deliverInteraction } from './deliver-interaction.ts';
import { interactionBase } from './interaction-payload.ts';
import { PersonError } from './person-error.ts';
import { readJsonBody, readPerson } from './person-request.ts';
import { submitView } from './submit-view.ts';

const submission = z.object({ view_id: z.string(), values: z.record(z.string(), z.unknown()).default({}) });
const closing = z.object({ view_id: z.string() });
/** Modals: what is open, submitting and closing. */
export function serveViews(app: Hono, ctx: SandboxContext): void {
  app.get('/person/:user/views', (c) => {
    const person = readPerson(ctx, c);
    return c.json({ views: openViews(ctx, person.id).map((view) => toSlackView(ctx, view)) });
  });

  app.post('/person/:user/views', async (c) => {
    const person = readPerson(ctx, c);
    const body = await readJsonBody(c, submission);
    const view = readView(ctx, person, body.view_id);
    if (view.type === 'home') throw new PersonError(400, 'not_a_modal', 'Only a modal can be submitted.');
    const { values, unknown } = enterValues(view.content, view.values, body.values);
    if (unknown.length > 0) {
      throw new PersonError(
        400,
        'unknown_input',
        `The modal has no such input or option: ${unknown.join(', ')}.`,
      );
    }
    const faults = faultyInputs(view.content, values);
    if (Object.keys(faults).length > 0) return c.json({ ok: false, errors: faults });
    rememberValues(ctx, view, values);
    return c.json(await submitView(ctx, person, { ...view, values }));
  });

  app.post('/person/:user/views/close', async (c) => {
    const person = readPerson(ctx, c);
    const view = readView(ctx, person, (await readJsonBody(c, closing)).view_id);
    const isCleared = view.content.clear_on_close === true;
    if (isCleared) clearViews(ctx, person.id);
    else closeView(ctx, view);
    if (view.content.notify_on_close === true) {
      const about = { view: toSlackView(ctx, view), is_cleared: isCleared };
      const payload = { type: 'view_closed', ...interactionBase(ctx, person), ...about };
      await deliverInteraction(ctx, { type: 'interactive', payload });
    }
    return c.json({ ok: true });
  });
}
