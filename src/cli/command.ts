import type { Command } from 'commander';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import type { Registry } from '../extend/pieces.ts';

/** How a command ends, as the exit code; from sysexits(3) where one fits. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 64,
  badInput: 65,
  notFound: 66,
  unavailable: 69,
  diskFull: 74,
  inUse: 75,
  forbidden: 77,
  config: 78,
} as const;

/** Where a command writes: this process's streams, or a terminal at the other end of the holder's socket. */
export interface CommandOutput {
  out(text: string): void;
  err(text: string): void;
  /** Columns of the terminal that `err` goes to; null when it is none. */
  columns: number | null;
}

/** What a command works with. */
export interface CommandContext {
  config: Config;
  output: CommandOutput;
  /** Folder that relative paths on the command line refer to. */
  cwd: string;
  /** Set: a bot that was started before answers it, by the settings of its start. */
  inBot?: true;
  /** Fires when the person at the terminal gives up. */
  signal: AbortSignal;
  /** What the bot is composed of; read at the first call, without opening anything. */
  registry(): Promise<Registry>;
  /** The open app; opened at the first call. */
  app(): Promise<App>;
  /** Sets the exit code of a command that has run, but not to a good end. */
  exitWith(code: number): void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, context: CommandContext) => void;
