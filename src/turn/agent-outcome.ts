import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import { type ModelUsage, NO_USAGE } from '../core/model.ts';
import type { CheckVerdict, Receipt } from '../core/receipt.ts';
import type { EvidenceFit, RetrievalTrail, SearchTrace } from '../core/retrieval.ts';

/** What was done about a question, by a rule, a flow or an agent. */
export interface AgentOutcome {
  agent: string;
  /** The script that answered; null: none. */
  flow: string | null;
  route: Receipt['route'];
  draft: Draft;
  /** `flow`: the draft is code's own and still to be verified; `agent`: each sentence was verified as it came. */
  by: 'flow' | 'agent' | 'rule';
  evidence: Evidence[];
  checks: CheckVerdict[];
  toolCalls: Receipt['toolCalls'];
  counts: Record<string, number>;
  searches: SearchTrace[];
  /** What a model read in the question; absent where none was asked or it was not taken. */
  understood?: RetrievalTrail['understood'];
  /** What of the evidence a model was given; null where none was asked. */
  fit: EvidenceFit | null;
  model: string;
  /** Ids of records that a model was told of besides the evidence; absent where none was asked. */
  told?: string[];
  /** Set: it was the configured model that wrote, and nothing that stood in for it. */
  wroteItself?: boolean;
  usage: ModelUsage;
}

/** A question that a rule ended before anybody was given it. */
export function refuseByRule(draft: Draft, reason: string, by: 'none' | 'policy' = 'none'): AgentOutcome {
  return {
    agent: 'none',
    flow: null,
    by: 'rule',
    route: { by, reason, confidence: 1 },
    draft,
    evidence: [],
    checks: [],
    toolCalls: [],
    counts: {},
    searches: [],
    fit: null,
    model: 'none',
    usage: NO_USAGE,
  };
}
