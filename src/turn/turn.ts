import type { AgentContext } from '../agents/agent-context.ts';
import type { Agent } from '../agents/define-agent.ts';
import type { BudgetLimits } from '../core/budget.ts';
import type { Clock } from '../core/clock.ts';
import type { Directory } from '../core/directory.ts';
import type { ChannelId, MessageTs, PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Labelled } from '../core/labelled.ts';
import type { Log } from '../core/log.ts';
import type { Model } from '../core/model.ts';
import type { Outcome } from '../core/outcome.ts';
import type { ExtensionPiece, Receipt } from '../core/receipt.ts';
import type { Reply } from '../core/reply.ts';
import type { ReplyAddress, ReplyChannel } from '../core/reply-channel.ts';
import type { Tool } from '../core/tool.ts';
import type { Flow } from '../flows/define-flow.ts';
import type { InputCheck } from '../guardrails/input/input-check.ts';
import type { SentenceCheck } from '../guardrails/output/sentence-check.ts';
import type { Handoffs } from '../handoff/handoffs.ts';
import type { Policy } from '../policies/define-policy.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { MessageSource } from '../store/messages.ts';
import type { ArticleAddress } from './address-evidence.ts';

/** Where a question came from. `channel`: from a channel in which every question is answered, without a mention. */
export type Origin = 'mention' | 'direct' | 'thread' | 'channel' | 'shortcut' | 'command' | 'button' | 'cli';

/** What somebody has open while they ask, as a chat platform tells it. */
export type InView = { kind: 'channel'; channelId: ChannelId; ts?: MessageTs } | { kind: 'canvas' | 'list' };

/** A question as an adapter hands it over: mentions of the bot taken out, others as readable names. */
export interface IncomingQuestion {
  teamId: TeamId;
  channelId: ChannelId;
  /** Together with team and channel it identifies the question. */
  ts: MessageTs;
  threadTs: MessageTs;
  /** Null: an unknown person, who may read what everyone may. */
  askerId: PersonId | null;
  text: string;
  /** Names of pictures and files that came with it, which are not read. */
  unreadFiles?: readonly string[];
  origin: Origin;
  /** Set: the reply is for this person only. */
  viewer?: PersonId;
  /** Set: a command chose the agent. */
  command?: 'brief';
  /** Set: it repeats what this other person said there. */
  quotes?: Quotes;
  /** What its asker has open beside it; kept only where the question points at it. */
  inView?: InView;
  /** The inbox row of the delivery that it came with, which ends with its answer. */
  eventId?: number;
}

/** Words of another person in a question, and the message that they are of. */
export interface Quotes extends MessageSource {
  authorId: PersonId;
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
  unreadFiles: string[];
  viewerId: PersonId | null;
  /** Set: the question repeats words of this person, said in the message that is named. */
  wordsOf: PersonId | null;
  sourceChannelId: ChannelId | null;
  sourceTs: MessageTs | null;
  /** Set: it points at what its asker had open. */
  lookedAt: InView['kind'] | null;
  lookedChannelId: ChannelId | null;
  lookedTs: MessageTs | null;
  outcome: Outcome | null;
  startedAt: Date;
  stopRequested: boolean;
}

/** A turn to be worked on. */
export interface OpenedTurn {
  turn: Turn;
  /** Nobody can have worked on it before: it was opened just now. */
  isNew: boolean;
  /** The inbox row of the delivery that is to end with its answer. */
  eventId?: number;
}

/** What came of a question. */
export interface TurnResult {
  turnId: TurnId;
  outcome: Outcome;
  reply: Reply;
  receipt: Receipt;
  /** Whether the asker alone would get an answer that rests on more sources. Never shown to anybody else. */
  fuller?: boolean;
  /** The inbox row that was ended together with its delivery; absent: none was. */
  endedEvent?: number;
}

/** The checks on the way in and out, in order. */
export interface Guardrails {
  input: readonly InputCheck[];
  /** For each sentence of an agent. */
  output: readonly SentenceCheck[];
  /** For each line of a flow. */
  lines: readonly SentenceCheck[];
}

/** What a chat platform tells of its places. */
export interface Places {
  /** What a channel says that it is for; empty where it says nothing. */
  about(teamId: TeamId, channelId: ChannelId): Promise<string>;
  /** Where a message is read. */
  linkTo(message: MessageSource): string;
}

/** What turns need; the composition root provides it. */
export interface TurnDeps {
  database: OpenDatabase;
  directory: Directory;
  replyChannel: ReplyChannel;
  model: Model;
  /** Judges what the model claims; the same model, unless another one is set. */
  judge: Model;
  /**
   * Answers by quoting, at no cost. Used when the day's budget is spent, and for drafts that a person reviews anyway.
   */
  quoting: Model;
  /** In the order in which people read of them. */
  agents: readonly Agent[];
  tools: readonly Tool[];
  flows: readonly Flow[];
  /** In the order in which they are applied. */
  policies: readonly Policy[];
  guardrails: Guardrails;
  /** The topics by which a question finds the people for it. */
  topics: readonly Labelled[];
  /** The pieces of this that a company added itself; receipts name them. */
  extensions: readonly ExtensionPiece[];
  /** The limits of this process; what admins set takes precedence. */
  limits: BudgetLimits;
  /** How long trying what could be asked next may take, in milliseconds; absent: as long as a reply should wait for that. */
  offerMs?: number;
  /** How long a turn waits for its reply to be delivered, in milliseconds; absent: until it is. */
  patienceMs?: number;
  handoffs: Handoffs;
  /** Where people read an article that has no address of its own; absent: nowhere. */
  pageOf?: ArticleAddress;
  clock: Clock;
  log: Log;
  /** Finds sources that contradict each other. */
  findConflicts: AgentContext['findConflicts'] & {};
  findNearest: AgentContext['findNearest'] & {};
  /** What the chat platform tells of its places; absent: nothing. */
  places?: Places;
  /** Names this process in leases. */
  worker: string;
  /** The surface that `replyChannel` serves. */
  surface: ReplyAddress['surface'];
}

/** Whose money of the day is spent. */
export type SpentBy = 'person' | 'workspace';

/** What admins have set, as far as it concerns one turn. */
export interface EffectiveSettings {
  /** Names of the agents that may be chosen where the question was asked. */
  agents: string[];
  limits: BudgetLimits;
  /** What one person may cost in a day (UTC); null: no limit. */
  personDailyCostUsd: number | null;
  /** What the workspace may cost in a day (UTC); null: no limit. */
  dailyCostUsd: number | null;
  /** Whether a day's budget is spent: then answers are quotes until tomorrow. */
  daySpent: boolean;
  /** Whose budget that is. */
  spentBy: SpentBy | null;
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
    ...(turn.ts === turn.threadTs ? { isFirst: true } : {}),
    ...(viewer === null ? {} : { viewer }),
  };
}

/** The key of the message that answers a turn at its present revision. */
export function replyKey(turn: Turn): string {
  return `${turn.id}:${turn.revision}`;
}
