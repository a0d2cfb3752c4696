import type { Log } from '../../core/log.ts';
import type { OpenDatabase } from '../../store/database.ts';
import type { SlackApi } from '../api/slack-api.ts';
import type { FileTransfer } from '../api/transfer-files.ts';
import type { SlackDirectory } from '../directory/slack-directory.ts';
import type { SlackIdentity } from '../slack-identity.ts';
import type { Sessions } from './sessions.ts';

/** What replying works with; the identity is known once the bot has started. */
export interface ReplyDeps {
  api: SlackApi;
  database: OpenDatabase;
  directory: SlackDirectory;
  sessions: Sessions;
  identity(): SlackIdentity;
  log: Log;
}

/** What a reply channel works with: it also hands on files. */
export interface ReplyChannelDeps extends ReplyDeps {
  files: FileTransfer;
}
