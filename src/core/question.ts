import type { Audience } from './audience.ts';
import type { ChannelId, MessageTs } from './ids.ts';
import type { Language } from './language.ts';
import type { Person } from './person.ts';

/** One earlier message of the conversation, oldest first. */
export interface Utterance {
  from: 'asker' | 'other_person' | 'bot';
  text: string;
  /** Titles of what an answer of ours rests on, as far as all readers may see it. */
  about?: readonly string[];
  /** Ids of the evidence that it rests on, those it cites first. */
  cited?: readonly string[];
}

/**
 * What a question points at when it says "here" or "this thread": the place that the asker has open, or is in.
 * `closed`: the readers of the reply may not read it, or the bot is not there; `canvas` and `list`: they are not read at all.
 */
export type LookedAt =
  | { kind: 'channel' | 'thread'; channelId: ChannelId; threadTs?: MessageTs; name: string }
  | { kind: 'closed' | 'canvas' | 'list' };

/** A question as flows and agents get it: cleaned of mentions, with who asks and who will read. */
export interface Question {
  text: string;
  history: Utterance[];
  asker: Person | null;
  audience: Audience;
  language: Language;
  /** IANA name. */
  timeZone: string;
  now: Date;
  /** Set: it points at a place, or at a message there. */
  lookedAt?: LookedAt;
  /** Set: words of it were read as the one account that its place names. */
  takenAs?: { said: string; account: string };
  /** Set: it points at an account, and its place names several; each with the question that names it. */
  mayMean?: { said: string; accounts: { name: string; question: string }[] };
}
