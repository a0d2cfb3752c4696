import { z } from 'zod';
import { asId, type ChannelId, type MessageTs, type PersonId } from '../../core/ids.ts';
import type { InboxEvent } from '../../store/inbox.ts';
import { isDirect } from '../reply/slack-place.ts';

const message = z.looseObject({
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().nullish(),
  blocks: z.array(z.looseObject({ type: z.string() })).optional(),
});

/** A click: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const clickBody = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  container: z
    .looseObject({
      channel_id: z.string().optional(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  message: message.optional(),
  actions: z
    .array(
      z.looseObject({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.looseObject({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

/** A click, checked. */
export type Click = z.output<typeof clickBody>;

/** Where a click happened. `viewer` is set when only the person who clicked sees that place. */
export interface ClickPlace {
  channelId: ChannelId;
  /** The message that was clicked in. */
  ts: MessageTs;
  /** Undefined where the answer cannot go into a thread. */
  threadTs?: MessageTs;
  viewer?: PersonId;
}

/** Where a click happened; null in a modal or in App Home. */
export function placeOf(click: Click): ClickPlace | null {
  const { container, user } = click;
  if (container?.channel_id === undefined || container.message_ts === undefined) return null;
  const channelId = asId<ChannelId>(container.channel_id);
  const alone = container.is_ephemeral === true;
  const thread =
    container.thread_ts ?? click.message?.thread_ts ?? (alone ? undefined : container.message_ts);
  return {
    channelId,
    ts: asId<MessageTs>(container.message_ts),
    ...(thread === undefined ? {} : { threadTs: asId<MessageTs>(thread) }),
    ...(alone && !isDirect(channelId) ? { viewer: asId<PersonId>(user.id) } : {}),
  };
}

/**
 * The `ts` of a question that is no message: it sorts among those of messages, is the same when the delivery is
 * handled again, and is nobody else's.
 */
export function questionTs(delivery: Pick<InboxEvent, 'id' | 'receivedAt'>): MessageTs {
  const seconds = (delivery.receivedAt.getTime() / 1000).toFixed(6);
  return asId<MessageTs>(`${seconds}-e${delivery.id}`);
}
