import type { Hono } from 'hono';
import { z } from 'zod';
import { rememberValues } from '../change-views.ts';
import { toSlackMessage } from '../message-shape.ts';
import { openResponseUrl, openTrigger } from '../open-handles.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { enterValues } from '../view-state.ts';
import type { Person } from '../workspace.ts';
import { readTarget } from './action-target.ts';
import { deliverInteraction } from './deliver-interaction.ts';
import { describeAction, findElement } from './find-action.ts';
import { actionTs, interactionBase, payloadChannel } from './interaction-payload.ts';
import { PersonError } from './person-error.ts';
import { readChannel, readJsonBody, readMessage, readPerson } from './person-request.ts';

const place = { channel: z.string().optional(), ts: z.string().optional(), view_id: z.string().optional() };
const click = z.object({
  ...place,
  block_id: z.string().optional(),
  action_id: z.string(),
  value: z.string().optional(),
  selected: z.unknown().optional(),
  values: z.record(z.string(), z.unknown()).default({}),
});
const question = z.object({
  ...place,
  block_id: z.string().optional(),
  action_id: z.string(),
  value: z.string(),
});
const shortcut = z.object({
  callback_id: z.string(),
  channel: z.string().optional(),
  ts: z.string().optional(),
});

/** Buttons, menus and shortcuts. */
export function serveActions(app: Hono, ctx: SandboxContext): void {
  app.post('/person/:user/actions', async (c) => {
    const person = readPerson(ctx, c);
    const body = await readJsonBody(c, click);
    const target = readTarget(ctx, person, body);
    const found = findElement(target.content, body);
    const entered = enterValues(target.content, target.values, body.values).values;
    const at = actionTs(ctx);
    const { action, values } = describeAction(found, body, { before: entered, actionTs: at });
    if (target.view) rememberValues(ctx, target.view, values);
    const payload = {
      type: 'block_actions',
      ...interactionBase(ctx, person),
      ...target.describe(values),
      actions: [action],
    };
    await deliverInteraction(ctx, { type: 'interactive', payload });
    return c.json({ ok: true });
  });

  app.post('/person/:user/options', async (c) => {
    const person = readPerson(ctx, c);
    const body = await readJsonBody(c, question);
    const target = readTarget(ctx, person, body);
    const { block, element } = findElement(target.content, {
      action_id: body.action_id,
      block_id: body.block_id,
    });
    const { trigger_id: _, response_url: __, ...where } = target.describe(target.values);
    const asked = { action_id: element.action_id, block_id: block.block_id, value: body.value };
    const payload = { type: 'block_suggestion', ...interactionBase(ctx, person), ...where, ...asked };
    const answer = await deliverInteraction(ctx, { type: 'interactive', payload });
    return c.json((answer ?? { options: [] }) as Record<string, unknown>);
  });

  app.post('/person/:user/shortcuts', async (c) => {
    const person = readPerson(ctx, c);
    const body = await readJsonBody(c, shortcut);
    const known = ctx.manifest?.features.shortcuts.find((one) => one.callback_id === body.callback_id);
    if (ctx.manifest && !known) {
      const ids = ctx.manifest.features.shortcuts.map((one) => one.callback_id).join(', ');
      throw new PersonError(
        404,
        'unknown_shortcut',
        `The app has no such shortcut. There is: ${ids || 'none'}.`,
      );
    }
    if (known?.type === 'message' && !(body.channel && body.ts)) {
      throw new PersonError(400, 'invalid_arguments', 'A message shortcut needs a channel and a ts.');
    }
    const about =
      body.channel && body.ts
        ? messageOf(ctx, person, { channel: body.channel, ts: body.ts })
        : { type: 'shortcut' };
    const payload = {
      ...interactionBase(ctx, person),
      ...about,
      callback_id: body.callback_id,
      trigger_id: openTrigger(ctx, { user: person.id, channel: placeOf(ctx, person, body.channel) }),
      action_ts: actionTs(ctx),
    };
    await deliverInteraction(ctx, { type: 'interactive', payload });
    return c.json({ ok: true });
  });
}

function placeOf(ctx: SandboxContext, person: Person, name: string | undefined): string | undefined {
  return name === undefined ? undefined : readChannel(ctx, person, name).id;
}

function messageOf(
  ctx: SandboxContext,
  person: Person,
  target: { channel: string; ts: string },
): Record<string, unknown> {
  const channel = readChannel(ctx, person, target.channel);
  const message = readMessage(ctx, person, { channel, ts: target.ts });
  const { ts, threadTs } = message;
  return {
    type: 'message_action',
    channel: payloadChannel(channel),
    message: toSlackMessage(ctx, message, { metadata: true }),
    message_ts: ts,
    response_url: openResponseUrl(ctx, { user: person.id, channel: channel.id, messageTs: ts, threadTs }),
  };
}
