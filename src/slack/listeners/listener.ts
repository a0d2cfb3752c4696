import type { App } from '@slack/bolt';
import type { Clock } from '../../core/clock.ts';
import type { Roster } from '../../core/labelled.ts';
import type { Log } from '../../core/log.ts';
import type { Handoffs } from '../../handoff/handoffs.ts';
import type { Embedders } from '../../knowledge/index-versions/embedders.ts';
import type { OpenDatabase } from '../../store/database.ts';
import type { Turns } from '../../turn/create-turns.ts';
import type { SlackApi } from '../api/slack-api.ts';
import type { SlackDirectory } from '../directory/slack-directory.ts';
import type { Sessions } from '../reply/sessions.ts';
import type { SlackIdentity } from '../slack-identity.ts';

/** What this room asks of turns. */
export type SlackTurns = Omit<Turns, 'close'>;

/** What listeners work with. */
export interface ListenerDeps {
  api: SlackApi;
  /** Asks Slack whether it still takes our token, because an event says that it does not. */
  checkToken(): Promise<void>;
  database: OpenDatabase;
  turns: SlackTurns;
  handoffs: Handoffs;
  /** For looking into articles on a lead's behalf. */
  embedder: Embedders;
  /** Reads a source again where it was read before. @throws BotError; a retryable one is tried again */
  reread(sourceId: number): Promise<void>;
  /** Kinds of sources that can be read again. */
  rereadable: ReadonlySet<string>;
  /** What admins choose among. */
  roster: Roster;
  directory: SlackDirectory;
  sessions: Sessions;
  identity: SlackIdentity;
  clock: Clock;
  log: Log;
}

/** Registers with Bolt what one kind of delivery leads to. */
export type Listener = (bolt: App, deps: ListenerDeps) => void;
