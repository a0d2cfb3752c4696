import type { AgentContext } from '../agents/agent-context.ts';
import type { BudgetLimits } from '../core/budget.ts';
import type { Clock } from '../core/clock.ts';
import type { Directory } from '../core/directory.ts';
import type { ChannelId, MessageTs, PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Model } from '../core/model.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Reply } from '../core/reply.ts';
import type { ReplyAddress, ReplyChannel } from '../core/reply-channel.ts';
import type { Tool } from '../core/tool.ts';
import type { Flow } from '../flows/define-flow.ts';
import type { Handoffs } from '../handoff/handoffs.ts';
import type { OpenDatabase } from '../store/database.ts';

/** Where a question came from; `channel`: nobody was mentioned where every question is answered. */
export type Origin = 'mention' | 'direct' | 'thread' | 'channel' | 'shortcut' | 'command' | 'button' | 'cli';

/** A question as an adapter hands it over: mentions of the bot taken out, others as readable names. */
export interface IncomingQuestion {
  teamId: TeamId;
  channelId: ChannelId;
  /** With team and channel, what makes the question one of its kind. */
  ts: MessageTs;
  threadTs: MessageTs;
  /** Null: somebody unknown, who may read what everyone may. */
  askerId: PersonId | null;
  text: string;
  origin: Origin;
  /** Set: the reply is for this person only. */
  viewer?: PersonId;
  /** Set: the person chose the job by a command. */
  command?: 'brief';
}

/** A turn as it stands in the database. */
export interface Turn {
  id: TurnId;
  teamId: TeamId;
  channelId: ChannelId;
  ts: MessageTs;
  threadTs: MessageTs;
  revision: number;
  askerId: PersonId | null;
  origin: Origin;
  command: 'brief' | null;
  question: string;
  viewerId: PersonId | null;
  outcome: Outcome | null;
  startedAt: Date;
  stopRequested: boolean;
}

/** What came of a question. */
export interface TurnResult {
  turnId: TurnId;
  outcome: Outcome;
  reply: Reply;
  receipt: Receipt;
  /** The asker alone would get an answer that rests on more; never shown to anybody else. */
  fuller?: boolean;
}

/** What turns are made of; the composition root fills it in. */
export interface TurnDeps {
  database: OpenDatabase;
  directory: Directory;
  replyChannel: ReplyChannel;
  model: Model;
  /** Answers by quoting, at no cost: where the day's money is spent, and for what a person will look over anyway. */
  quoting: Model;
  tools: Tool[];
  flows: Flow[];
  /** The process's own; what admins set comes before it. */
  limits: BudgetLimits;
  handoffs: Handoffs;
  clock: Clock;
  log: Log;
  /** Finds sources that contradict each other. */
  findDisagreements: AgentContext['findDisagreements'] & {};
  /** Names this process in leases. */
  worker: string;
  /** The surface that `replyChannel` serves. */
  surface: ReplyAddress['surface'];
}

/** What admins have set, as far as it concerns one turn. */
export interface InForce {
  /** Names of the agents that may be chosen where the question was asked. */
  agents: string[];
  limits: BudgetLimits;
  /** What the workspace may cost in a day (UTC); null: no limit. */
  dailyCostUsd: number | null;
  /** The day's money is spent: answers are quotes until tomorrow. */
  daySpent: boolean;
}

/** Where a turn's reply goes. */
export function addressOf(turn: Turn): ReplyAddress {
  const viewer = turn.viewerId;
  return {
    surface: turn.origin === 'cli' ? 'cli' : 'chat',
    teamId: turn.teamId,
    channelId: turn.channelId,
    threadTs: turn.threadTs,
    askerId: turn.askerId ?? ('' as PersonId),
    ...(viewer === null ? {} : { viewer }),
  };
}

/** The key of the message that answers a turn at its present revision. */
export function replyKey(turn: Turn): string {
  return `${turn.id}:${turn.revision}`;
}
