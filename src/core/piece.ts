/** The version of the interface that extensions are written against; within one version, fields are only added. */
export const API_VERSION = 1;

/** What the bot is composed of, and what a company can add to it. */
export type PieceKind = 'agent' | 'flow' | 'policy' | 'guardrail' | 'tool' | 'source' | 'model';

/** What every piece says of itself; the `define…` functions write `piece` and `apiVersion`. */
export interface Piece<Kind extends PieceKind = PieceKind> {
  readonly piece: Kind;
  readonly apiVersion: typeof API_VERSION;
  /** Lower case, digits and `_`; unique among pieces of its kind. */
  readonly name: string;
  /** Counts up when its behaviour changes; receipts name it. */
  readonly version: number;
}

/** A piece as its author writes it: the version may be left out. */
export type Written<Of extends Piece> = Omit<Of, 'piece' | 'apiVersion' | 'version'> & { version?: number };

/** Marks what was written as a piece of its kind. */
export function markPiece<Kind extends PieceKind, Given extends { name: string; version?: number }>(
  piece: Kind,
  given: Given,
): Given & Piece<Kind> {
  return { ...given, version: given.version ?? 1, piece, apiVersion: API_VERSION };
}

/** Whether a function was written as one that is waited for. */
export function isAsync(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object AsyncFunction]';
}
