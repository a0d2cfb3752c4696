import type { Labelled } from '../core/labelled.ts';
import type { LocalText } from '../core/local-text.ts';
import { markPiece, type Piece, type Written } from '../core/piece.ts';

/** A job definition: what an agent is for, what it may use, and what good work looks like. */
export interface Agent extends Piece<'agent'> {
  /** What admins read where they switch it on and off: "Service: how to fix something". */
  readonly label: LocalText;
  /** What it does, within a sentence about what the bot does here: "support questions". */
  readonly offers: LocalText;
  /** Whose matter its questions are when a person is needed: a topic that is known, or a new one with its label. */
  readonly topic: string | Labelled;
  /** One sentence for people and for the agent that may hand work to it. */
  readonly job: string;
  /** How to do the job, for the model; nothing confidential, since a model may be talked into repeating it. */
  readonly instructions: string;
  /** Names of the tools that it may call. */
  readonly tools: readonly string[];
  /** Names of the agents that it may ask, as `ask_<agent>`. */
  readonly agents: readonly string[];
  /** Names of the policies of scope `agent` that its questions must keep. */
  readonly policies: readonly string[];
  /** Questions that are its job, from which the router learns; ten or more, in people's own words. */
  readonly examples: readonly string[];
  /** It writes where a question was given to nobody, such as a draft for a person whom a rule demands. */
  readonly takesRest?: boolean;
}

type Optional = 'offers' | 'topic' | 'tools' | 'agents' | 'policies' | 'examples';

/** Declares an agent; what is left out is empty, and its topic is `other`. */
export function defineAgent(agent: Omit<Written<Agent>, Optional> & Partial<Pick<Agent, Optional>>): Agent {
  const { label } = agent;
  return markPiece('agent', {
    offers: label,
    topic: 'other',
    tools: [],
    agents: [],
    policies: [],
    examples: [],
    ...agent,
  });
}
