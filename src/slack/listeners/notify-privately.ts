import { z } from 'zod';
import type { ChannelId, MessageTs, PersonId } from '../../core/ids.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import { openDirect, UNREACHABLE } from '../reply/post-privately.ts';
import { isDirect } from '../reply/slack-place.ts';
import type { ListenerDeps } from './listener.ts';
import { respondPrivately } from './respond-privately.ts';

/** Whom to tell something, and where they are looking. */
export interface PrivatePlace {
  personId: PersonId;
  /** Undefined: in their DM. */
  channelId?: ChannelId;
  threadTs?: MessageTs;
  /** Of a click: the answer appears where it was. */
  responseUrl?: string;
}

const anything = z.looseObject({});

/**
 * Tells one person something that others do not see: where they clicked, else in the channel, else in their DM. A note
 * that cannot be shown is logged: what it was about has happened all the same. Never rejects.
 */
export async function notifyPrivately(
  deps: Pick<ListenerDeps, 'api' | 'log'>,
  place: PrivatePlace,
  text: string,
): Promise<void> {
  try {
    if (place.responseUrl !== undefined) {
      const shown = await respondPrivately(deps.api, place.responseUrl, { text }).then(
        () => true,
        () => false,
      );
      if (shown) return;
    }
    await postNote(deps, place, text);
  } catch (error) {
    deps.log.warn({ err: error }, 'a private note was not shown');
  }
}

async function postNote(
  deps: Pick<ListenerDeps, 'api'>,
  { personId, channelId, threadTs }: PrivatePlace,
  text: string,
): Promise<void> {
  if (channelId !== undefined && !isDirect(channelId)) {
    try {
      const note = { channel: channelId, user: personId, thread_ts: threadTs, text };
      await deps.api.call('chat.postEphemeral', note, anything);
      return;
    } catch (error) {
      if (!isRejection(error, UNREACHABLE)) throw error;
    }
  }
  const channel = await openDirect(deps, personId);
  const thread_ts = channel === channelId ? threadTs : undefined;
  await deps.api.call('chat.postMessage', { channel, thread_ts, text }, anything);
}
