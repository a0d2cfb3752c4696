import type { ChannelId, HandoffId, MessageTs, PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Reply } from '../core/reply.ts';
import type { Transaction } from '../store/database.ts';
import type {
  Handoff,
  HandoffAction,
  HandoffActor,
  HandoffRequest,
  HandoffResult,
  HandoffState,
  HandoffThread,
} from './handoff.ts';

/** Which handoffs are wanted, newest first. */
export interface HandoffFilter {
  teamId?: TeamId;
  states?: readonly HandoffState[];
  askerId?: PersonId;
  turnId?: TurnId;
  /** Asked in this thread. */
  thread?: { channelId: ChannelId; threadTs: MessageTs };
  limit?: number;
}

/** The reply of a turn, with the key and revision by which it is delivered. */
export interface TurnReply {
  key: string;
  revision: number;
  reply: Reply;
}

/** Everything that is asked of handoffs, by turns, by the chat adapter and by the command line. */
export interface Handoffs {
  /** Whether somebody is there to take a question of this topic: an escalation channel was set. */
  escalationChannel(teamId: TeamId, topic: string): Promise<ChannelId | null>;
  /**
   * Opens a handoff, with its messages queued, as part of the caller's transaction; a person has one open handoff in a
   * thread at most, and a second request returns it. `saidInReply`: the caller's own reply shows what `notice` says.
   * @returns null when the topic has no escalation channel
   */
  open(tx: Transaction, request: HandoffRequest, how?: { saidInReply: boolean }): Promise<Handoff | null>;
  /** What the reply of a turn says that demanded a person: `reply`, and how the handoff stands. */
  notice(tx: Transaction, handoff: Handoff, reply: TurnReply): Promise<Reply>;
  /** Carries out an action once a `key`: state, event, audit entry and messages in one transaction. */
  act(request: {
    handoffId: HandoffId;
    key: string;
    actor: HandoffActor;
    action: HandoffAction;
  }): Promise<HandoffResult>;
  /** The handoff that a message in a thread belongs to: open, taken or answered ones only. */
  ofThread(thread: {
    teamId: TeamId;
    channelId: ChannelId;
    threadTs: MessageTs;
  }): Promise<HandoffThread | null>;
  read(id: HandoffId): Promise<Handoff | null>;
  list(filter: HandoffFilter): Promise<Handoff[]>;
}
