import type { Citation } from '../core/citation.ts';
import type { HandoffId, MessageTs, PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Role } from '../core/person.ts';
import type { ReplyPart, SharedFile } from '../core/reply.ts';
import type { ReplyAddress } from '../core/reply-channel.ts';

/** `open`: waiting for a person; `taken`: a lead talks with the asker; `answered`: decided, not yet closed. */
export type HandoffState = 'open' | 'taken' | 'answered' | 'declined' | 'resolved' | 'withdrawn';

/** An answer that a lead may send as it is; it cites only what the asker's place and the escalation channel may see. */
export interface HandoffDraft {
  parts: ReplyPart[];
  citations: Citation[];
}

/** What opening a handoff needs; everything in it was checked for the readers of the escalation channel. */
export interface HandoffRequest {
  teamId: TeamId;
  turnId: TurnId;
  topic: string;
  reason: string;
  askerId: PersonId;
  askerName: string;
  language: Language;
  question: string;
  /** The account that it is about, where the leads may see it. */
  account: { id: string; name: string } | null;
  /** Where the asker is answered. */
  place: ReplyAddress;
  /** What leads see: the question, the conversation so far, what was tried, the account's context. */
  summary: ReplyPart[];
  citations: Citation[];
  draft: HandoffDraft | null;
}

/** A question that a person was asked to take, as it stands. */
export interface Handoff {
  id: HandoffId;
  teamId: TeamId;
  turnId: TurnId;
  topic: string;
  reason: string;
  state: HandoffState;
  version: number;
  askerId: PersonId;
  language: Language;
  question: string;
  account: { id: string; name: string } | null;
  place: ReplyAddress;
  channelId: string;
  role: Role;
  level: number;
  assigneeId: PersonId | null;
  summary: ReplyPart[];
  draft: HandoffDraft | null;
  draftHash: string | null;
  answer: string | null;
  decision: 'approved' | 'edited' | 'declined' | 'taken' | null;
  decidedBy: PersonId | null;
  decidedAt: Date | null;
  declineReason: string | null;
  surveyScore: number | null;
  surveyComment: string | null;
  reminded: number;
  openedAt: Date;
  dueAt: Date | null;
  closedAt: Date | null;
}

/** A message that is passed on between asker and lead. */
export interface RelayedMessage {
  channelId: string;
  ts: MessageTs;
  authorName: string;
  text: string;
  files?: SharedFile[];
}

/** Everything that can be done to a handoff. */
export type HandoffAction =
  | { type: 'approve'; draftHash: string }
  | { type: 'edit_and_send'; text: string }
  /** `seen`: the state that the button stood under, if not `open`; so a click that came late does not undo an answer. */
  | { type: 'take_over'; seen?: HandoffState }
  | { type: 'decline'; reason: string }
  | { type: 'assign'; to: PersonId }
  | { type: 'resolve'; answer?: string }
  | { type: 'withdraw' }
  | { type: 'relay'; message: RelayedMessage }
  | { type: 'relay_edit'; message: RelayedMessage }
  | { type: 'relay_delete'; message: Pick<RelayedMessage, 'channelId' | 'ts'> }
  | { type: 'survey'; score: number; comment?: string }
  | { type: 'tick' };

/** Who acts: a person, the clock, or the operator at the command line. */
export type HandoffActor = PersonId | 'clock' | 'operator';

/** What came of an action; a refusal changes nothing. */
export type HandoffResult =
  | { type: 'done'; handoff: Handoff }
  /** The same key was carried out before. */
  | { type: 'repeated'; handoff: Handoff }
  | {
      type: 'refused';
      reason: HandoffRefusal;
      handoff: Handoff | null;
    };

/**
 * Why nothing was done. `decided`: somebody else was first, and `decidedBy` or `assigneeId` names them. `not_now`: the
 * action does not fit the state, such as a survey before the end. `not_for_all_readers`: somebody in the asker's place
 * may not see the sources of the draft. `assignee_not_allowed`: the person it was to be assigned to lacks the role.
 */
export type HandoffRefusal =
  | 'unknown'
  | 'not_allowed'
  | 'decided'
  | 'draft_changed'
  | 'not_for_all_readers'
  | 'assignee_not_allowed'
  | 'closed'
  | 'not_now';

/** A handoff that a message's thread belongs to, and which side of it that is. */
export interface HandoffThread {
  handoff: Handoff;
  side: 'asker' | 'lead';
}
