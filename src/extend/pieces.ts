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
import type { ReadFolder } from './changed-files.ts';

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
  /** Where the extensions come from, as it was when they were loaded; null where there is no such folder. */
  folder: ReadFolder | null;
}

/** What comes with the bot. */
export type BuiltIn = Omit<Registry, 'extensions' | 'folder'>;

/** A piece with the file that it came from, by its name in the folder. */
export interface LoadedPiece {
  piece: Piece;
  file: string;
}

/** What a folder of extensions held. */
export interface LoadedExtensions {
  pieces: readonly LoadedPiece[];
  folder: ReadFolder | null;
}
