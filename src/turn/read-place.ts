import type { Audience } from '../core/audience.ts';
import type { Directory } from '../core/directory.ts';
import type { ChannelId, MessageTs, PersonId, TeamId } from '../core/ids.ts';
import type { Utterance } from '../core/question.ts';
import type { OpenDatabase } from '../store/database.ts';
import { isBotIn } from '../store/directory.ts';
import { readChannelMessages, readThread, type StoredMessage, threadOfMessage } from '../store/messages.ts';
import { readUtterance } from './conversation.ts';
import { mayAllRead } from './read-transcript.ts';

/** A channel, or a thread in it. */
export interface SeenPlace {
  teamId: TeamId;
  channelId: ChannelId;
  threadTs?: MessageTs;
}

/** A message of a place that somebody looks at, screened as everything is that goes into a prompt. */
export interface SeenMessage extends Utterance {
  ts: MessageTs;
  authorId: PersonId;
}

/** What reading a place needs. */
export interface PlaceDeps {
  database: OpenDatabase;
  directory: Directory;
}

/** As far back as a place is read. */
const MAX_MESSAGES = 40;

/** Whether readers may all read a place in which the bot is, too: what it does not hear it does not tell. */
export async function mayBeRead(
  deps: PlaceDeps,
  place: Pick<SeenPlace, 'teamId' | 'channelId'>,
  readers: Audience,
): Promise<boolean> {
  return (await mayAllRead(deps, place, readers)) && (await isBotIn(deps.database, place));
}

/** The thread that a message is in, or begins. */
export async function threadAt(
  database: OpenDatabase,
  message: Pick<SeenPlace, 'teamId' | 'channelId'> & { ts: MessageTs },
): Promise<MessageTs> {
  return (await threadOfMessage(database, message)) ?? message.ts;
}

/**
 * What was said in a place, oldest first, as far as it goes back in our own tables. Whether its readers may read it is
 * asked before.
 * @param but a message that is left out: the question itself
 */
export async function readPlace(
  { database }: Pick<PlaceDeps, 'database'>,
  { threadTs, ...channel }: SeenPlace,
  { audience, askerId, but }: { audience: Audience; askerId: PersonId | null; but?: MessageTs },
): Promise<SeenMessage[]> {
  const limit = MAX_MESSAGES;
  const stored: StoredMessage[] =
    threadTs === undefined
      ? await readChannelMessages(database, { ...channel, limit })
      : await readThread(database, { ...channel, threadTs, limit });
  const seen: SeenMessage[] = [];
  for (const message of stored) {
    if (message.ts === but || message.text.trim() === '') continue;
    const utterance = await readUtterance(database, message, { askerId, audience });
    if (utterance !== null) seen.push({ ...utterance, ts: message.ts, authorId: message.authorId });
  }
  return seen;
}
