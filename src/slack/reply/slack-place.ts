import type { ChannelId, MessageTs } from '../../core/ids.ts';
import type { ReplyAddress } from '../../core/reply-channel.ts';

/** Whether a channel is a DM with the bot: https://docs.slack.dev/reference/objects/conversation-object */
export function isDirect(channelId: ChannelId): boolean {
  return channelId.startsWith('D');
}

/** The thread to reply in; undefined for a question that is no message, like a command: its reply starts a thread. */
export function threadOf(address: Pick<ReplyAddress, 'threadTs'>): MessageTs | undefined {
  return address.threadTs !== undefined && /^\d+\.\d+$/.test(address.threadTs) ? address.threadTs : undefined;
}

/** Whether only one person may see the reply although others share the channel. */
export function isPrivate(address: ReplyAddress): boolean {
  return address.viewer !== undefined && !isDirect(address.channelId);
}
