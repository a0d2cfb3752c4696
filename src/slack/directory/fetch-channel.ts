import { z } from 'zod';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../core/ids.ts';
import type { Database } from '../../store/database.ts';
import { saveChannel, saveMembers } from '../../store/directory.ts';
import { noteUnknownMembers } from '../../store/unknown-people.ts';
import type { SlackCalls } from '../api/slack-api.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import { readPages } from './read-pages.ts';
import { type SlackChannel, slackChannel, toChannel } from './slack-shapes.ts';

const info = z.looseObject({ channel: slackChannel });
const membersPage = z.looseObject({
  members: z.array(z.string()),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});
/** Ids alone are cheap to list, so that even a channel of thousands is a few calls. */
const MEMBERS_A_PAGE = 1_000;
const HIDDEN = new Set(['channel_not_found', 'missing_scope', 'method_not_supported_for_channel_type']);

/** Reads a channel from Slack and keeps it; null when the bot cannot see one of that id. */
export async function fetchChannel(
  { api, database }: { api: SlackCalls; database: Database },
  teamId: TeamId,
  id: ChannelId,
): Promise<SlackChannel | null> {
  try {
    const args = { channel: id, include_num_members: true };
    const { channel } = await api.call('conversations.info', args, info);
    await saveChannel(database, toChannel(teamId, channel));
    return channel;
  } catch (error) {
    if (isRejection(error, HIDDEN)) return null;
    throw error;
  }
}

/** Reads who is in a channel and keeps it; it is all of them or an error, since an audience may not be guessed. */
export async function fetchMembers(
  { api, database }: { api: SlackCalls; database: Database },
  teamId: TeamId,
  channelId: ChannelId,
): Promise<void> {
  const members: PersonId[] = [];
  const pages = readPages(
    api,
    'conversations.members',
    { channel: channelId },
    { schema: membersPage, limit: MEMBERS_A_PAGE },
  );
  for await (const { page } of pages) members.push(...page.members.map((id) => asId<PersonId>(id)));
  await saveMembers(database, { teamId, channelId, members });
  await noteUnknownMembers(database, { teamId, channelId });
}
