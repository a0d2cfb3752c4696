/** A job definition: what an agent is for, what it may use, and what good work looks like. */
export interface Agent {
  readonly name: string;
  /** One sentence for people and for the agent that may hand work to it. */
  readonly job: string;
  /** How to do the job, for the model; nothing confidential, since a model may be talked into repeating it. */
  readonly instructions: string;
  /** Names of the tools that it may call. */
  readonly tools: readonly string[];
  /** Sub-agents that it may ask, by name `ask_<agent>`. */
  readonly agents: readonly Agent[];
  /** Names of the policies that matter to its work. */
  readonly policies: readonly string[];
  /** Questions that are its job. */
  readonly examples: readonly string[];
}

/** Declares an agent. */
export function defineAgent(agent: Agent): Agent {
  return agent;
}
