import { z } from 'zod';
import { asId, type ChannelId, type MessageTs, type PersonId } from '../../core/ids.ts';
import type { Posted } from '../../core/reply-channel.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import { type Form, formOf, renderReply } from '../render/render-reply.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { FORM_REFUSED, postReply, type Sending } from './send-reply.ts';
import { threadOf } from './slack-place.ts';

const posted = z.looseObject({ message_ts: z.string() });
const opened = z.looseObject({ channel: z.looseObject({ id: z.string() }) });

/** What Slack says where an ephemeral message cannot be shown. */
export const UNREACHABLE = new Set([
  'user_not_in_channel',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
]);

/** Shows a reply to one person only: in the channel where they are, or in their DM where that cannot be. */
export async function postPrivately(
  deps: ReplyDeps,
  sending: Sending & { viewer: PersonId },
): Promise<Posted> {
  try {
    let ts = '';
    for (const pieces of renderReply(sending.reply)) ts = await postEphemeral(deps, sending, formOf(pieces));
    return { channelId: sending.address.channelId, ts: asId<MessageTs>(ts), private: true };
  } catch (error) {
    if (!isRejection(error, UNREACHABLE)) throw error;
    const channelId = await openDirect(deps, sending.viewer);
    const { threadTs: _threadTs, ...address } = sending.address;
    return postReply(deps, { ...sending, address: { ...address, channelId } });
  }
}

async function postEphemeral(
  deps: ReplyDeps,
  { address, viewer }: Sending & { viewer: PersonId },
  form: Form,
): Promise<string> {
  const args = { channel: address.channelId, user: viewer, thread_ts: threadOf(address), ...form.message };
  try {
    return (await deps.api.call('chat.postEphemeral', args, posted)).message_ts;
  } catch (error) {
    const simpler = isRejection(error, FORM_REFUSED) ? form.simpler() : [];
    if (simpler.length === 0) throw error;
    let ts = '';
    for (const one of simpler)
      ts = await postEphemeral(deps, { address, viewer } as Sending & { viewer: PersonId }, one);
    return ts;
  }
}

/** The DM with a person. */
export async function openDirect(deps: Pick<ReplyDeps, 'api'>, person: PersonId): Promise<ChannelId> {
  const { channel } = await deps.api.call('conversations.open', { users: person }, opened);
  return asId<ChannelId>(channel.id);
}
