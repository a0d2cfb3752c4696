import { canSeeMessage } from '../channel-access.ts';
import { toSlackMessage } from '../message-shape.ts';
import { openResponseUrl, openTrigger } from '../open-handles.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { toSlackView } from '../view-shape.ts';
import { initialValues } from '../view-state.ts';
import type { Json, Person, View } from '../workspace.ts';
import { payloadChannel } from './interaction-payload.ts';
import { PersonError } from './person-error.ts';
import { readChannel, readMessage } from './person-request.ts';

/** Where something was clicked. */
export interface ActionTarget {
  content: Json;
  values: View['values'];
  view?: View | undefined;
  /** The parts of the payload that describe the place; makes a trigger and a response address at every call. */
  describe(values: View['values']): Json;
}

/** Finds the message or view that a click names, as far as the person can see it. */
export function readTarget(
  ctx: SandboxContext,
  person: Person,
  place: { channel?: string | undefined; ts?: string | undefined; view_id?: string | undefined },
): ActionTarget {
  if (place.view_id) return viewTarget(ctx, person, place.view_id);
  if (!place.channel || !place.ts) {
    throw new PersonError(
      400,
      'invalid_arguments',
      'An action needs either a view_id or a channel and a ts.',
    );
  }
  return messageTarget(ctx, person, { channel: place.channel, ts: place.ts });
}

/** Finds an open modal or the App Home of the person. */
export function readView(ctx: SandboxContext, person: Person, id: string): View {
  const view =
    ctx.workspace.views.get(id) ?? [...ctx.workspace.homes.values()].find((home) => home.id === id);
  if (view?.user === person.id) return view;
  throw new PersonError(404, 'view_not_found', `${person.name} has no such view open.`);
}

function viewTarget(ctx: SandboxContext, person: Person, id: string): ActionTarget {
  const view = readView(ctx, person, id);
  return {
    content: view.content,
    values: view.values,
    view,
    describe: (values) => ({
      container: { type: 'view', view_id: view.id },
      trigger_id: openTrigger(ctx, { user: person.id, viewId: view.id, channel: view.openedIn }),
      view: toSlackView(ctx, { ...view, values }),
    }),
  };
}

function messageTarget(
  ctx: SandboxContext,
  person: Person,
  place: { channel: string; ts: string },
): ActionTarget {
  const channel = readChannel(ctx, person, place.channel);
  const message = readMessage(ctx, person, { channel, ts: place.ts });
  if (!message.bot || !canSeeMessage(person, message)) {
    throw new PersonError(400, 'nothing_to_click', 'That message has nothing to click.');
  }
  const attached = (message.attachments ?? []).flatMap((attachment) => (attachment.blocks ?? []) as Json[]);
  const content = { blocks: [...(message.blocks ?? []), ...attached] };
  const { threadTs } = message;
  return {
    content,
    values: initialValues(content),
    describe: (values) => ({
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: message.onlyFor !== undefined,
        ...(threadTs && { thread_ts: threadTs }),
      },
      trigger_id: openTrigger(ctx, { user: person.id, channel: channel.id }),
      channel: payloadChannel(channel),
      // Slack keeps no copy of an ephemeral message, so there is none to send.
      ...(!message.onlyFor && { message: toSlackMessage(ctx, message, { metadata: true }) }),
      state: { values },
      response_url: openResponseUrl(ctx, {
        user: person.id,
        channel: channel.id,
        messageTs: message.ts,
        threadTs,
      }),
    }),
  };
}
