import type { Audience } from '../core/audience.ts';
import { idsBehind } from '../core/citation.ts';
import type { PersonId } from '../core/ids.ts';
import type { Utterance } from '../core/question.ts';
import type { Reply } from '../core/reply.ts';
import { maskSecrets } from '../guardrails/find-secret.ts';
import { screenPassage } from '../guardrails/screen-passage.ts';
import type { OpenDatabase } from '../store/database.ts';
import { readThread, type StoredMessage } from '../store/messages.ts';
import { readOutbox } from '../store/outbox.ts';
import { wholeKey } from '../store/outbox-key.ts';
import { readReply } from './read-receipt.ts';
import type { Turn } from './turn.ts';
import { visibleEvidence } from './visible-evidence.ts';

/** As far back as a conversation is read. */
export const MAX_MESSAGES = 20;

/**
 * What was said in the thread before the question, from our own tables, oldest first. Of our own replies only those
 * go along whose sources all readers may see now: somebody may have joined since, and the model is not to repeat them. What
 * people said is screened as articles are: it goes on to a model without orders to it, and without secrets.
 * @param thread its messages, where they were read before
 */
export async function readConversation(
  database: OpenDatabase,
  turn: Turn,
  audience: Audience,
  thread?: readonly StoredMessage[],
): Promise<Utterance[]> {
  const messages = thread ?? (await readThread(database, { ...turn, limit: MAX_MESSAGES }));
  const said: Utterance[] = [];
  for (const message of messages.filter((earlier) => earlier.ts < turn.ts)) {
    const utterance = await readUtterance(database, message, { askerId: turn.askerId, audience });
    if (utterance !== null) said.push(utterance);
  }
  return said;
}

/** One message as it goes into a conversation; null where it stays out of it for these readers. */
export async function readUtterance(
  database: OpenDatabase,
  message: StoredMessage,
  { askerId, audience }: { askerId: PersonId | null; audience: Audience },
): Promise<Utterance | null> {
  const own = message.authorKind === 'self';
  const reply = own ? await readOwn(database, message, audience) : null;
  if (own && reply === null) return null;
  const from = speaker(message, askerId);
  const text = own ? message.text : screenPassage(maskSecrets(message.text)).text;
  if (text.trim() === '' && message.text.trim() !== '') return null;
  return { from, text, ...(reply === null ? {} : sourcesOf(reply)) };
}

function sourcesOf({ citations }: Pick<Reply, 'citations'>): Pick<Utterance, 'about' | 'cited'> {
  const cited = citations.map(({ id }) => id);
  return {
    about: [...new Set(citations.map(({ title }) => title))],
    cited: [...new Set([...cited, ...idsBehind(citations)])],
  };
}

/** A reply is known by its turn; what else we posted shows a question, or says something of a handoff. Null: it stays out. */
async function readOwn(
  database: OpenDatabase,
  { outboxKey, kind, turnId }: StoredMessage,
  audience: Audience,
): Promise<Pick<Reply, 'citations'> | null> {
  if (turnId !== undefined) return readReply(database, turnId, audience);
  if (outboxKey === undefined) return null;
  const sent = await readOutbox(database, wholeKey(outboxKey));
  if (sent === null && kind !== 'question') return null;
  const citations = sent?.reply?.citations ?? [];
  const cited = idsBehind(citations);
  const visible = await visibleEvidence(database, audience, cited);
  return cited.every((id) => visible.has(id)) ? { citations } : null;
}

/** Words of others stay theirs, no matter who repeats them to us. */
function speaker(
  { authorKind, authorId, wordsOf = [] }: StoredMessage,
  asker: PersonId | null,
): Utterance['from'] {
  if (authorKind === 'self') return 'bot';
  return authorId === asker && wordsOf.every((id) => id === asker) ? 'asker' : 'other_person';
}
