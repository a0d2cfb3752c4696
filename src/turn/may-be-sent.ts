import type { Audience } from '../core/audience.ts';
import { idsBehind } from '../core/citation.ts';
import type { Directory } from '../core/directory.ts';
import type { PersonId } from '../core/ids.ts';
import type { ReplyAddress } from '../core/reply-channel.ts';
import type { Handoff } from '../handoff/handoff.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { audienceOf } from './audience-of.ts';
import { visibleEvidence } from './visible-evidence.ts';

/** Whether every reader of the asker's place may see, as of now, all that a handoff's draft cites. */
export async function mayBeSent(
  database: OpenDatabase,
  directory: Directory,
  { place, draft }: Pick<Handoff, 'place' | 'draft'>,
): Promise<boolean> {
  if (draft === null) return false;
  const cited = idsBehind(draft.citations);
  if (cited.length === 0) return true;
  const visible = await visibleEvidence(database, await audienceAt(directory, database, place), cited);
  return cited.every((id) => visible.has(id));
}

/** Everyone who can read what is posted to an address. @throws BotError `forbidden` for a channel that nobody knows */
export function audienceAt(
  directory: Directory,
  database: Database,
  { teamId, channelId, askerId, viewer }: ReplyAddress,
): Promise<Audience> {
  const asker = askerId === '' ? null : (askerId as PersonId);
  return audienceOf(directory, database, { teamId, channelId, askerId: asker, viewerId: viewer ?? null });
}
