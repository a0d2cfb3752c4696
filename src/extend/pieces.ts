import type { Agent } from '../agents/define-agent.ts';
import type { Labelled } from '../core/labelled.ts';
import type { Piece } from '../core/piece.ts';
import type { ExtensionPiece } from '../core/receipt.ts';
import type { Tool } from '../core/tool.ts';
import type { Flow } from '../flows/define-flow.ts';
import type { Guardrail } from '../guardrails/define-guardrail.ts';
import type { ModelAdapter } from '../models/define-model.ts';
import type { Policy } from '../policies/define-policy.ts';
import type { SourceKind } from '../sources/source.ts';

/** Everything that the bot is composed of: what comes with it, then what a company added. */
export interface Registry {
  agents: readonly Agent[];
  flows: readonly Flow[];
  /** A company's own rules come first: they are about something narrower. */
  policies: readonly Policy[];
  guardrails: readonly Guardrail[];
  tools: readonly Tool[];
  sources: readonly SourceKind[];
  models: readonly ModelAdapter[];
  topics: readonly Labelled[];
  extensions: readonly ExtensionPiece[];
}

/** What comes with the bot. */
export type BuiltIn = Omit<Registry, 'extensions'>;

/** A piece with the file that it came from, by its name in the folder. */
export interface LoadedPiece {
  piece: Piece;
  file: string;
}
