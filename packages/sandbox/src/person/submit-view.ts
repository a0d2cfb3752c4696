import { z } from 'zod';
import { SlackError } from '../api/define-method.ts';
import { readView } from '../api/view-arguments.ts';
import { clearViews, closeView, isStackFull, pushView, replaceView } from '../change-views.ts';
import { openResponseUrl, openTrigger } from '../open-handles.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { toSlackView } from '../view-shape.ts';
import type { Json, Person, View } from '../workspace.ts';
import { deliverInteraction } from './deliver-interaction.ts';
import { interactionBase } from './interaction-payload.ts';

const answerSchema = z.object({
  response_action: z.enum(['errors', 'update', 'push', 'clear']).optional(),
  errors: z.record(z.string(), z.string().min(1)).optional(),
  view: z.unknown().optional(),
});

type Answer = z.output<typeof answerSchema>;

/** What a person sees when the app's answer makes no sense to Slack. */
const notUnderstood = {
  ok: false,
  errors: {},
  message: 'The app gave an answer that Slack does not understand.',
};

/**
 * Sends a submitted modal to the app and does what it answers in its ack: a fault at a field, another view in its
 * place or on top, or the end of them all. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export async function submitView(ctx: SandboxContext, person: Person, view: View): Promise<Json> {
  const payload = {
    type: 'view_submission',
    ...interactionBase(ctx, person),
    trigger_id: openTrigger(ctx, { user: person.id, viewId: view.id, channel: view.openedIn }),
    view: toSlackView(ctx, view),
    response_urls: responseUrls(ctx, view),
  };
  const delivered = await deliverInteraction(ctx, { type: 'interactive', payload });
  const answer = answerSchema.safeParse(delivered || {});
  return answer.success ? obey(ctx, view, answer.data) : notUnderstood;
}

function obey(ctx: SandboxContext, view: View, answer: Answer): Json {
  const action = answer.response_action;
  if (action === 'errors')
    return areFieldErrors(view, answer.errors) ? { ok: false, errors: answer.errors } : notUnderstood;
  if (action === 'update') replaceView(ctx, view, readView(ctx, answer.view, 'modal', view.id));
  else if (action === 'push') push(ctx, view, answer.view);
  else if (action === 'clear') clearViews(ctx, view.user);
  else if (ctx.workspace.views.has(view.id)) closeView(ctx, view);
  return { ok: true };
}

/** Errors are shown at input blocks and nowhere else: https://docs.slack.dev/surfaces/modals#displaying_errors */
function areFieldErrors(view: View, errors: Answer['errors']): boolean {
  const inputs = (view.content.blocks as Json[]).filter((block) => block.type === 'input');
  const blocks = Object.keys(errors ?? {});
  return blocks.length > 0 && blocks.every((id) => inputs.some((block) => block.block_id === id));
}

function push(ctx: SandboxContext, view: View, content: unknown): void {
  if (isStackFull(ctx, view.user)) throw new SlackError('push_limit_reached');
  pushView(ctx, view, readView(ctx, content, 'modal'));
}

/** One address for each menu whose choice the app asked to answer in. */
function responseUrls(ctx: SandboxContext, view: View): Json[] {
  return (view.content.blocks as Json[]).flatMap((block) => {
    const element = block.element as Json | undefined;
    if (block.type !== 'input' || element?.response_url_enabled !== true) return [];
    const { selected_conversation, selected_channel } =
      view.values[String(block.block_id)]?.[String(element.action_id)] ?? {};
    const channel = selected_conversation ?? selected_channel;
    if (typeof channel !== 'string' || !ctx.workspace.channels.has(channel)) return [];
    const response_url = openResponseUrl(ctx, { user: view.user, channel });
    return [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url }];
  });
}
