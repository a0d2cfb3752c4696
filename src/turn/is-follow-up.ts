import { sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, PersonId, TeamId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import { readThread, type StoredMessage } from '../store/messages.ts';
import { isMarkedQuestion } from '../text/is-question.ts';
import { readAddressee } from '../text/read-addressee.ts';
import { readTalk } from '../text/talk/read-talk.ts';

/** A message in a thread that does not mention the bot. */
export interface ThreadMessage {
  teamId: TeamId;
  channelId: ChannelId;
  threadTs: MessageTs;
  ts: MessageTs;
  authorId: PersonId;
  text: string;
  /** People that the message mentions, the bot left out. */
  mentions: PersonId[];
}

/** Whether a message is meant for the bot, and why, for the event's record. */
export interface FollowUp {
  follow: boolean;
  reason: string;
}

/**
 * Decides whether a thread message goes on with the conversation with the bot or is people talking to each other.
 * In doubt the bot stays quiet: it can be mentioned, but a reply that nobody wanted cannot be unread.
 */
export async function isFollowUp(database: Database, message: ThreadMessage): Promise<FollowUp> {
  const name = readAddressee(message.text);
  if (name !== null && (await isPersonsName(database, message, name)))
    return { follow: false, reason: 'it speaks to somebody by name' };
  const thread = await readThread(database, { ...message, limit: 50 });
  return decideFollowUp(
    thread.filter((earlier) => earlier.ts < message.ts),
    message,
  );
}

/** The decision itself, from the thread's earlier messages, oldest first. */
export function decideFollowUp(
  earlier: Pick<StoredMessage, 'authorKind' | 'authorId' | 'kind'>[],
  message: Pick<ThreadMessage, 'authorId' | 'mentions' | 'text'>,
): FollowUp {
  const lastOwn = earlier.findLastIndex((one) => one.authorKind === 'self');
  if (lastOwn === -1) return { follow: false, reason: 'the bot has said nothing in this thread' };
  if (!earlier.some(isAnswer))
    return { follow: false, reason: 'the bot has answered nothing in this thread' };
  if (message.mentions.length > 0) return { follow: false, reason: 'it speaks to somebody else' };
  const asker = earlier.slice(0, lastOwn).findLast((one) => one.authorKind === 'person')?.authorId;
  const since = earlier.slice(lastOwn + 1);
  if (since.some((one) => one.authorKind === 'person' && one.authorId !== message.authorId)) {
    return { follow: false, reason: 'people are talking to each other' };
  }
  if (asker === message.authorId) {
    return isAcknowledgement(message.text)
      ? { follow: false, reason: 'it only acknowledges the answer' }
      : { follow: true, reason: 'the asker goes on after the answer' };
  }
  // Among themselves people say "what a mess" and "how nice" too: only a mark makes it the bot's business.
  return isMarkedQuestion(message.text)
    ? { follow: true, reason: 'somebody else asks on, right after the answer' }
    : { follow: false, reason: 'somebody else comments on the answer' };
}

/** Under a card for leads or a digest, people talk about it to each other. A stream is of no kind before its end. */
function isAnswer({ authorKind, kind }: Pick<StoredMessage, 'authorKind' | 'kind'>): boolean {
  return authorKind === 'self' && kind !== 'notice';
}

async function isPersonsName(
  database: Database,
  { teamId, authorId }: Pick<ThreadMessage, 'teamId' | 'authorId'>,
  name: string,
): Promise<boolean> {
  const found = await database.query(sql`
    select 1 from people where team_id = ${teamId} and id <> ${authorId} and kind <> 'bot'
      and (lower(handle) = ${name} or lower(split_part(real_name, ' ', 1)) = ${name}) limit 1`);
  return found.length > 0;
}

function isAcknowledgement(text: string): boolean {
  const talk = readTalk(text);
  return (
    talk === 'thanks' || talk === 'acknowledgement' || talk === 'farewell' || !/[\p{L}\p{N}]/u.test(text)
  );
}
