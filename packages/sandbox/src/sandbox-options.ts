import type { Handler } from 'hono';
import type { SandboxClock } from './make-clock.ts';
import type { SandboxSeed } from './sandbox-seed.ts';
import type { Timings } from './timings.ts';
import type { Organization } from './workspace.ts';

/** How a sandbox is opened. */
export interface SandboxOptions {
  /** Default: a few people and channels, see `minimalSeed`. */
  seed?: SandboxSeed | undefined;
  /** Where the journal and the credentials are kept; without it everything is forgotten at the end. */
  dataDir?: string | undefined;
  /** 0 picks a free one. */
  port: number;
  /** A loopback address. */
  host?: string | undefined;
  /** Signed HTTP instead of Socket Mode; the address is verified before the first delivery. */
  requestUrl?: string | undefined;
  signingSecret?: string | undefined;
  /** An app manifest as parsed JSON; without one every event is delivered and every scope granted. */
  manifest?: unknown;
  /** Calls beyond Slack's tiers are answered with 429 and `Retry-After`. */
  tiers?: boolean | undefined;
  /** Makes the workspace one of an organization (Enterprise Grid). */
  organization?: Organization | undefined;
  clock?: SandboxClock | undefined;
  /** How many deliveries are remembered, for `/redeliver` and `/events`; default 1,000. */
  eventsKept?: number | undefined;
  timings?: Partial<Timings> | undefined;
  /** Serves the page for people at every path that the server itself does not know. */
  pageHandler?: Handler | undefined;
}
