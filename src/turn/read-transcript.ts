import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import type { Citation } from '../core/citation.ts';
import type { ChannelId, TeamId } from '../core/ids.ts';
import { readThread, type StoredMessage } from '../store/messages.ts';
import { audienceOf, isWithin } from './audience-of.ts';
import { allText } from './compose-reply.ts';
import { readReply } from './read-receipt.ts';
import type { Turn, TurnDeps } from './turn.ts';

/** One message of a conversation as it is shown to others; `author` null: ours. */
export interface TranscriptLine {
  author: string | null;
  byAsker: boolean;
  text: string;
  /** What the text's marks refer to. */
  citations: Citation[];
}

/** A conversation as far as other readers may follow it. */
export interface Transcript {
  /** Oldest first. */
  said: TranscriptLine[];
  /** How many answers of ours were left out because those readers may not see all of their sources. */
  withheldAnswers: number;
  /** What other people said was left out: it was not said to those readers. */
  withheldOthers: boolean;
}

const MAX_MESSAGES = 10;
/** As far back as a thread is read for them. */
const MAX_READ = 50;

/**
 * Reads what was said in a turn's thread beside its question, for readers of another place. The asker's words are
 * included: they may pass them on. What others said is included only for readers who could have read it where it was said, and our
 * answers only if those readers may see all of their sources.
 */
export async function readTranscript(deps: TurnDeps, turn: Turn, readers: Audience): Promise<Transcript> {
  const stored = await readThread(deps.database, { ...turn, limit: MAX_READ });
  const messages = stored.filter(({ ts, text }) => ts !== turn.ts && text.trim() !== '');
  const transcript: Transcript = { said: [], withheldAnswers: 0, withheldOthers: false };
  for (const message of messages) {
    if (message.authorKind === 'self') await addOwn(deps, transcript, message, readers);
    else {
      const { authorId, wordsOf = [], source } = message;
      const byAsker = authorId === turn.askerId && wordsOf.every((id) => id === authorId);
      const place = source?.channelId ?? turn.channelId;
      if (byAsker || (await mayAllRead(deps, { teamId: turn.teamId, channelId: place }, readers)))
        transcript.said.push({
          author: await nameOf(deps, message),
          byAsker,
          text: message.text,
          citations: [],
        });
      else transcript.withheldOthers = true;
    }
  }
  return { ...transcript, said: transcript.said.slice(-MAX_MESSAGES) };
}

/** Whether readers can all read a place anyway; of one that nobody knows it cannot be told. */
export async function mayAllRead(
  deps: Pick<TurnDeps, 'database' | 'directory'>,
  place: { teamId: TeamId; channelId: ChannelId },
  readers: Audience,
): Promise<boolean> {
  try {
    const there = await audienceOf(deps.directory, deps.database, {
      ...place,
      askerId: null,
      viewerId: null,
    });
    return await isWithin(deps.database, readers, there);
  } catch (error) {
    if (error instanceof BotError && error.code === 'forbidden') return false;
    throw error;
  }
}

/** Of what we posted only answers tell leads something: the rest shows questions, or belongs to another handoff. */
async function addOwn(
  deps: TurnDeps,
  transcript: Transcript,
  { turnId }: StoredMessage,
  readers: Audience,
): Promise<void> {
  if (turnId === undefined) return;
  const reply = await readReply(deps.database, turnId, readers);
  if (reply !== null) {
    const { parts, citations } = reply;
    transcript.said.push({ author: null, byAsker: false, text: allText(parts), citations });
    return;
  }
  const hidden = await readReply(deps.database, turnId, 'operator');
  if (hidden?.outcome === 'answered') transcript.withheldAnswers += 1;
}

async function nameOf(deps: TurnDeps, { teamId, authorId }: StoredMessage): Promise<string> {
  const person = await deps.directory.person(teamId, authorId);
  return person?.realName || person?.handle || authorId;
}
