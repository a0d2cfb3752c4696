import type { ChannelId, TeamId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Person } from '../core/person.ts';
import type { Question, Utterance } from '../core/question.ts';

/** Where a question was asked and is answered. */
export interface Place {
  teamId: TeamId;
  channelId: ChannelId;
  /** Null where the name is not known, or there is none. */
  name: string | null;
  kind: 'public' | 'private' | 'group' | 'direct' | 'terminal' | 'unknown';
  /** The asker alone sees the reply. */
  private: boolean;
}

/** Where a question is asked, and by what it would be answered. */
export type Circumstances = Place & {
  /** Whether a model writes the answer; left out: it is quoted. */
  modelWrites?: boolean;
};

/** What a policy may look at. */
export interface PolicyFacts {
  question: {
    /** Spaces squeezed. */
    text: string;
    /** The language that is answered in. */
    language: Language;
    /** The conversation so far, oldest first. */
    history: readonly Utterance[];
  };
  /** Null: somebody unknown. */
  asker: Person | null;
  place: Place;
  /** Whether a model would write the answer; else it is quoted, and no text can be drafted. */
  modelWrites: boolean;
  now: Date;
  /** The asker's, as an IANA name. */
  timeZone: string;
}

/** The facts of a question as it is now. */
export function readFacts(question: Question, { modelWrites = false, ...place }: Circumstances): PolicyFacts {
  const { text, language, history, asker, now, timeZone } = question;
  return {
    question: { text: text.replace(/\s+/g, ' ').trim(), language, history },
    asker,
    place,
    modelWrites,
    now,
    timeZone,
  };
}
