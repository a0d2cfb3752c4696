import type { Role } from '../core/person.ts';
import type { Setting } from '../core/settings.ts';
import type { Acting, Side } from './authority.ts';

/** All that a decision rests on besides the handoff itself, as of one moment. */
export interface Situation {
  now: Date;
  actor: Acting;
  /** Who `assign` names; null where it names nobody that is known. */
  assignee: Acting | null;
  nextRole: Role;
  waiting: Setting<'waiting'>;
  /** Whether the draft may be read by everyone in the asker's place. */
  mayBeSent: boolean;
  /** The message that is passed on, edited or deleted, as far as it was passed on before. */
  relayed: { side: Side; revision: number; withdrawn: boolean } | null;
  /** What the lead has said while the handoff was taken; becomes the answer where nobody states one. */
  saidByLead: string | null;
}
