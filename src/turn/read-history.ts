import type { Audience } from '../core/audience.ts';
import type { Utterance } from '../core/question.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { StoredMessage } from '../store/messages.ts';
import { readFollowUp } from '../text/read-follow-up.ts';
import { readConversation } from './conversation.ts';
import type { Turn } from './turn.ts';
import { findTurnBefore, readTurn } from './turn-store.ts';

/** So many lines in a row may go on with one another. */
const MAX_LINKS = 4;

/**
 * What was said before a question: in its thread, and, for a line of its own in the bot's messages that cannot be
 * understood alone, in the exchange of a few minutes ago that it goes on with.
 */
export async function readHistory(
  database: OpenDatabase,
  turn: Turn,
  { audience, thread }: { audience: Audience; thread: readonly StoredMessage[] },
): Promise<Utterance[]> {
  const history = await readConversation(database, turn, audience, thread);
  let first = turn;
  const links: Utterance[][] = [history];
  while (links.length <= MAX_LINKS && goesOn(first)) {
    const found = await findTurnBefore(database, first);
    const before = found === null ? null : await readTurn(database, found.id);
    if (before === null) break;
    // Its thread as it stands now, with the answer that came after its question.
    links.unshift(await readConversation(database, { ...before, ts: turn.ts }, audience));
    first = before;
  }
  return links.flat();
}

/** A line that begins no thread has one to go on with already. */
function goesOn({ origin, ts, threadTs, question }: Turn): boolean {
  return origin === 'direct' && ts === threadTs && readFollowUp(question) !== null;
}
