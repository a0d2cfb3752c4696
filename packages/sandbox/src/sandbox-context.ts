import type { Change } from './apply-change.ts';
import type { BotTokens } from './bot-tokens.ts';
import type { Credentials } from './credentials.ts';
import type { FileContents } from './files/file-contents.ts';
import type { LiveBus } from './live-bus.ts';
import type { Manifest } from './manifest.ts';
import type { SignIns } from './openid/sign-ins.ts';
import type { Timings } from './timings.ts';
import type { Organization, Workspace } from './workspace.ts';

/** How a body reached the bot: what it answered, or why there is no answer. */
export type Delivery =
  | { ok: true; payload: unknown }
  | { ok: false; reason: 'timeout' | 'no_connection' | 'http_error' | 'connection_failed' };

/** A slash command or an interaction, delivered once and answered within three seconds or not at all. */
export type Interaction = { type: 'slash_commands' | 'interactive'; payload: Record<string, unknown> };

/** What every part of the sandbox works with. */
export interface SandboxContext {
  workspace: Workspace;
  credentials: Credentials;
  tokens: BotTokens;
  signIns: SignIns;
  organization: Organization | undefined;
  manifest: Manifest | undefined;
  timings: Timings;
  /** What the files of the workspace hold. */
  fileContents: FileContents;
  live: LiveBus;
  /** Epoch milliseconds. */
  now(): number;
  /** A fresh message `ts`, later than every one before it. */
  nextTs(): string;
  /** Carries a change out and records it. */
  commit(change: Change): void;
  /** Stores an event and delivers it, with retries. */
  emit(event: Record<string, unknown>, subscription: string): void;
  /** Delivers an interaction and waits for the answer. */
  interact(interaction: Interaction): Promise<Delivery>;
  /** One-time addresses and trigger ids that are out in the world. */
  handles: Handles;
  /** Statuses shown under threads, by `channel:thread_ts`; they do not survive a restart. */
  statuses: Map<string, { status: string; loadingMessages: string[]; untilMs: number }>;
  /** A fresh single-use address for a socket. */
  openTicket(): string;
  /** The server's own address, known once it listens; no slash at the end. */
  baseUrl(): string;
}

/** A `trigger_id` and whom it was given to. */
export interface Trigger {
  user: string;
  expiresAtMs: number;
  used: boolean;
  /** The modal in which the click happened, on top of which another may be pushed. */
  viewId?: string | undefined;
  /** The conversation in which it happened. */
  channel?: string | undefined;
}

/** A `response_url` and where its messages go. */
export interface ResponseUrl {
  user: string;
  channel: string;
  messageTs?: string | undefined;
  threadTs?: string | undefined;
  expiresAtMs: number;
  usesLeft: number;
}

export interface Handles {
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
}
