import type { Language } from '../../core/language.ts';
import type { Wording } from '../../core/local-text.ts';
import type { RefusalReason } from '../../core/outcome.ts';

/** What is known of a message besides its text. */
export interface InputContext {
  language: Language;
}

/** Why a message is not worked on: the code, what to tell the asker, and what to tell the receipt. */
export interface InputFault {
  reason: RefusalReason;
  text: Wording;
  /** English, and never the message's own words. */
  detail: string;
}

/** One thing that a message must be free of before anything is looked up. */
export interface InputCheck {
  name: string;
  fault(text: string, context: InputContext): InputFault | null;
}
