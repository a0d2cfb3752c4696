import type { Audience } from './audience.ts';
import type { Citation } from './citation.ts';
import type { TurnId } from './ids.ts';
import type { ModelUsage } from './model.ts';
import type { Outcome } from './outcome.ts';
import type { PieceKind } from './piece.ts';
import type { RetrievalTrail } from './retrieval.ts';

/** What a guardrail or policy found. */
export interface CheckVerdict {
  check: string;
  verdict: 'allowed' | 'denied' | 'rewritten' | 'approval_required';
  reason?: string;
}

/** A passage or record that a turn looked at; ids and titles only, what its audience may see. */
export interface SeenEvidence {
  id: string;
  title: string;
  score?: number;
  used: boolean;
}

/** A step of the story with its time and, for retrieval, its counts. */
export interface TimedStep {
  name: string;
  ms: number;
  counts?: Record<string, number>;
}

/** A piece that a company added; `file` is relative to the folder of its extensions. */
export interface ExtensionPiece {
  kind: PieceKind;
  name: string;
  version: number;
  file: string;
}

/** One use of a model for a turn. */
export interface ModelCall {
  /** answer | tool_step | repair | lead | understand | judge | summary | draft | probe */
  purpose: string;
  /** The model as it was asked for. */
  asked: string;
  /** As the endpoint named it; null: it did not come to that. */
  model: string | null;
  inputTokens: number;
  outputTokens: number;
  cachedTokens: number;
  reasoningTokens: number;
  costUsd: number;
  /** The provider gave no figures. */
  estimated: boolean;
  /** stop | length | tool_calls | filtered | broken | stopped | the code of what went wrong */
  ended: string;
  ms: number;
}

/** The stored explanation of a turn. */
export interface Receipt {
  id: TurnId;
  outcome: Outcome;
  reason?: string;
  agent: string;
  /** The script that answered; absent where none did. */
  flow?: string;
  route: {
    by: 'command' | 'flow' | 'policy' | 'classifier' | 'model' | 'thread' | 'none';
    reason: string;
    confidence: number;
  };
  audience: Audience;
  seen: SeenEvidence[];
  citations: Citation[];
  /** Ids of what else a model was told: records, and what earlier answers of the conversation rest on. Absent where none wrote. */
  told?: string[];
  checks: CheckVerdict[];
  /** Absent where nothing was searched or read. */
  retrieval?: RetrievalTrail;
  /** `version` is absent where no such tool was ever defined. */
  toolCalls: { tool: string; version?: number; ms: number; ok: boolean; reason?: string }[];
  /** The extensions that took part; absent where none did. */
  extensions?: ExtensionPiece[];
  model: string;
  /** The sum of what models were used for it, also where that came to nothing. */
  usage: ModelUsage;
  /** Each use of a model; absent where there was none. */
  modelCalls?: ModelCall[];
  /** The endpoint named another model than before; absent where it did not. */
  modelChanged?: { from: string; to: string };
  /** Agents and limits as admins had set them when the turn ran; absent where it ended before they were read. */
  effectiveSettings?: {
    agents: string[];
    maxTokens: number;
    maxCostUsd: number;
    personDailyCostUsd: number | null;
    dailyCostUsd: number | null;
    daySpent: boolean;
    /** Whose budget of the day was spent; absent where there was money left. */
    spentBy?: 'person' | 'workspace';
  };
  steps: TimedStep[];
  startedAt: string;
  finishedAt: string;
}
