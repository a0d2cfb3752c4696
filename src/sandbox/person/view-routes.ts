import type { Hono } from 'hono';
import { z } from 'zod';
import { readView as checkView } from '../api/view-arguments.ts';
import { clearViews, closeView, openViews, pushView, rememberValues, replaceView } from '../change-views.ts';
import { openTrigger } from '../open-handles.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { toSlackView } from '../view-shape.ts';
import { enterValues, missingInputs } from '../view-state.ts';
import type { Json, Person, View } from '../workspace.ts';
import { readView } from './action-target.ts';
import { deliverInteraction } from './deliver-interaction.ts';
import { interactionBase } from './interaction-payload.ts';
import { PersonError } from './person-error.ts';
import { readJsonBody, readPerson } from './person-request.ts';

const submission = z.object({ view_id: z.string(), values: z.record(z.string(), z.unknown()).default({}) });
const closing = z.object({ view_id: z.string() });
const answerSchema = z.object({
  response_action: z.enum(['errors', 'update', 'push', 'clear']).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  view: z.unknown().optional(),
});

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
    const missing = missingInputs(view.content, values);
    if (missing.length > 0) return c.json({ ok: false, errors: complain(missing) });
    rememberValues(ctx, view, values);
    return c.json(await submit(ctx, person, { ...view, values }));
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

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
async function submit(ctx: SandboxContext, person: Person, view: View): Promise<Json> {
  const payload = {
    type: 'view_submission',
    ...interactionBase(ctx, person),
    trigger_id: openTrigger(ctx, person.id, view.id),
    view: toSlackView(ctx, view),
    response_urls: [],
  };
  const answer = answerSchema.safeParse(
    (await deliverInteraction(ctx, { type: 'interactive', payload })) || {},
  );
  if (!answer.success)
    return { ok: false, errors: {}, message: 'The app gave an answer that Slack does not understand.' };
  return obey(ctx, view, answer.data);
}

/** Does to the stack of modals what the app answered. */
function obey(ctx: SandboxContext, view: View, answer: z.output<typeof answerSchema>): Json {
  const { response_action: action, errors = {} } = answer;
  if (action === 'errors') return { ok: false, errors };
  if (action === 'update') replaceView(ctx, view, checkView(ctx, answer.view, 'modal', view.id));
  else if (action === 'push') pushView(ctx, view, checkView(ctx, answer.view, 'modal'));
  else if (action === 'clear') clearViews(ctx, view.user);
  else if (ctx.workspace.views.has(view.id)) closeView(ctx, view);
  return { ok: true };
}

function complain(blocks: string[]): Record<string, string> {
  return Object.fromEntries(blocks.map((block) => [block, 'Please complete this required field.']));
}
