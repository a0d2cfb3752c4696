import type { Audience } from './audience.ts';
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
}
