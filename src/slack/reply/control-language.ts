import type { Language } from '../../core/language.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReplyAddress } from '../../core/reply-channel.ts';
import { readChannelLanguage } from '../../handoff/writing.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { isDirect, isPrivate } from './slack-place.ts';

/** The language of the labels under a reply: the channel's where many read, else that of the reply. */
export async function controlLanguage(
  { database }: Pick<ReplyDeps, 'database'>,
  address: ReplyAddress,
  reply: Reply,
): Promise<Language> {
  // What answers no question is written for its readers already.
  if (reply.turnId === null || isDirect(address.channelId) || isPrivate(address)) return reply.language;
  return readChannelLanguage(database, address);
}
