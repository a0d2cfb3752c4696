import type { Citation } from '../core/citation.ts';
import type { PersonId } from '../core/ids.ts';
import type { Side } from './authority.ts';
import type { HandoffActor, RelayedMessage } from './handoff.ts';

type WrittenAnswer = { say: 'written_answer'; by: HandoffActor; text: string };
type Taken = { say: 'taken'; by: HandoffActor; from: PersonId | null };
type Resolved = { say: 'resolved'; by: HandoffActor; answer: string | null };
type Reminded = { say: 'reminded'; last: boolean };
type Escalated = { say: 'escalated' };
type Relayed = { from: Side; by: HandoffActor; message: RelayedMessage } & (
  | { say: 'relay' }
  | { say: 'relay_edit'; revision: number }
);
type RelayDeleted = {
  say: 'relay_delete';
  from: Side;
  message: Pick<RelayedMessage, 'channelId' | 'ts'>;
  revision: number;
};

/** Something to be said where the asker asked; `alone`: there, to the asker only. */
export type AskerEffect =
  | ({ to: 'asker' } & (
      | { say: 'notice' }
      | { say: 'approved_answer'; by: HandoffActor }
      | { say: 'declined'; by: HandoffActor; reason: string }
      | WrittenAnswer
      | Taken
      | Resolved
      | Reminded
      | Escalated
      | Relayed
      | RelayDeleted
    ))
  | ({ to: 'alone' } & ({ say: 'survey' } | { say: 'thanks'; score: number }));

/** Something to be said in the escalation channel (`channel`), in the card's thread there, or in the assignee's DM. */
export type LeadEffect =
  | ({ to: 'channel' } & ({ say: 'card' } | Escalated))
  | ({ to: 'leads' } & (
      | { say: 'details'; citations: Citation[] }
      | { say: 'assigned'; by: HandoffActor; assignee: PersonId }
      | { say: 'withdrawn' }
      | { say: 'talk_reminded' }
      | { say: 'survey_score'; score: number; comment: string | null; first: boolean }
      | WrittenAnswer
      | Taken
      | Resolved
      | Reminded
      | Relayed
      | RelayDeleted
    ))
  | { to: 'assignee'; say: 'given'; by: HandoffActor; assignee: PersonId };

/** Something to be said, in the order in which it is to be read. */
export type Effect = AskerEffect | LeadEffect;

/** An effect with words; a deletion has none. */
export type Worded<Of extends Effect> = Exclude<Of, { say: 'relay_delete' }>;
