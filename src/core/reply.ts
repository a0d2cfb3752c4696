import type { Citation } from './citation.ts';
import type { TurnId } from './ids.ts';
import type { Language } from './language.ts';
import type { Outcome } from './outcome.ts';

/** A stretch of a reply, free of any chat platform's markup; texts are Markdown with `[n]` citation marks. */
export type ReplyPart =
  | { type: 'text'; text: string }
  | { type: 'heading'; text: string }
  /** `of`: what each item names without citing it, as ids of evidence; null: nothing. */
  | { type: 'list'; ordered: boolean; items: string[]; of?: (string | null)[] }
  /** `of`: what a fact names without citing it, as an id of evidence. */
  | { type: 'facts'; facts: { label: string; value: string; of?: string }[] }
  | { type: 'table'; columns: string[]; rows: string[][] }
  /** What a person wrote, labelled as theirs; their text is shown as it is and never read as markup. */
  | { type: 'quote'; author: string; text: string };

/** One answer to a clarifying question; choosing it asks `question` in the same thread. */
export interface Choice {
  label: string;
  question: string;
}

/** Controls a reply offers, which the adapter draws as it can. */
export type ReplyControl =
  | 'sources'
  | 'why'
  | 'feedback'
  | 'refresh'
  | 'retry'
  | 'private_answer'
  | 'share'
  | 'csv'
  | 'handoff';

/** A button under a message; `name` says what it does, `value` travels with the click. */
export interface ReplyAction {
  name: string;
  label: string;
  value: string;
  style?: 'primary' | 'danger';
  /** Set: it is done only once the person has read this and agreed. */
  confirm?: { title: string; text: string; agree: string; cancel: string };
}

/** A file that delivering the reply hands on: one that a person shared, as the platform names it, or one of ours. */
export interface SharedFile {
  id: string;
  name: string;
  /** Set: it is ours and holds this text. Once it is delivered only the platform keeps it. */
  contents?: string;
}

/** A page of its own that a reply is asked for as, kept current where it stands; `about` is what it is on, as an id of evidence. */
export interface AskedPage {
  about: string;
  title: string;
}

/** What is said in the end, with everything an adapter needs to draw it and nothing of the adapter's own. */
export interface Reply {
  /** Null: it answers no turn, such as what is said about a handoff. */
  turnId: TurnId | null;
  outcome: Outcome;
  language: Language;
  parts: ReplyPart[];
  citations: Citation[];
  choices: Choice[];
  /** Questions worth asking next, at most 2. */
  suggestions: string[];
  /** Short remarks shown small, e.g. that the model was down. */
  notes: string[];
  controls: ReplyControl[];
  actions?: ReplyAction[];
  files?: SharedFile[];
  /** Set: it shows the first of more rows; what made them can read all of them again by it. */
  listed?: unknown;
  /** Set: what it says is wanted on a page; a place that has none says all of it here. */
  page?: AskedPage;
  /** Set: it tells how a request for a person stands. `waiting`: for them; `settled`: nothing more is waited for. */
  standing?: 'waiting' | 'settled';
  /**
   * Set: ids of what it tells of without citing it. Once its readers may not see one of them, or something that it
   * cites, it is not said at all.
   */
  restsOn?: string[];
}
