import type { Language } from '../../core/language.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReplyAddress } from '../../core/reply-channel.ts';
import { readChannelLanguage } from '../../handoff/writing.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { isDirect, isPrivate } from './slack-place.ts';

/** So long the language of a channel is believed: it is counted over all of its members, and follows from most of them. */
const KEPT_MS = 600_000;
const MOST_KEPT = 1_000;

const known = new WeakMap<ReplyDeps['database'], Map<string, { at: number; language: Promise<Language> }>>();

/** The language of the labels under a reply: the channel's where many read, else that of the reply. */
export async function controlLanguage(
  { database }: Pick<ReplyDeps, 'database'>,
  address: ReplyAddress,
  reply: Reply,
): Promise<Language> {
  // What answers no question is written for its readers already.
  if (reply.turnId === null || isDirect(address.channelId) || isPrivate(address)) return reply.language;
  const languages = known.get(database) ?? new Map();
  known.set(database, languages);
  const key = `${address.teamId} ${address.channelId}`;
  const last = languages.get(key);
  if (last !== undefined && performance.now() - last.at < KEPT_MS) return last.language;
  const language = readChannelLanguage(database, address);
  languages.delete(key);
  languages.set(key, { at: performance.now(), language });
  if (languages.size > MOST_KEPT) languages.delete(languages.keys().next().value!);
  // What could not be read is read again.
  language.catch(() => languages.delete(key));
  return language;
}
