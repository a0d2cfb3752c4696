import { z } from 'zod';
import { formatDay } from '../accounts/format-values.ts';
import type { Reader } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import type { Evidence } from '../core/citation.ts';
import type { Directory } from '../core/directory.ts';
import { asId, type ChannelId, type MessageTs } from '../core/ids.ts';
import type { Channel } from '../core/person.ts';
import { defineTool, type Tool, type ToolContext } from '../core/tool.ts';
import type { OpenDatabase } from '../store/database.ts';
import { mayBeRead, readPlace, type SeenMessage, type SeenPlace } from './read-place.ts';
import type { Places } from './turn.ts';

/** The tool that reads what was said where somebody is or looks. */
export const READ_CONVERSATION = 'read_conversation';

/** What is known of the places around a turn; a chat platform comes later than the tools. */
export interface TurnSurroundings {
  directory(): Directory;
  places(): Places | undefined;
}

const input = z.object({
  channelId: z.string().min(1),
  threadTs: z.string().optional(),
  /** A message that is left out: the question itself. */
  but: z.string().optional(),
});
const output = z.object({
  /** Oldest first. */
  said: z.array(
    z.object({
      id: z.string(),
      author: z.string(),
      text: z.string(),
      from: z.enum(['asker', 'other_person', 'bot']),
    }),
  ),
});

/**
 * Creates the tool that reads what was said in a channel or thread, each message as evidence that only its readers see. It
 * reads nothing that an audience may not read there.
 */
export function createConversationTool(
  deps: { database: OpenDatabase } & TurnSurroundings,
): Tool<z.infer<typeof input>, z.infer<typeof output>> {
  return defineTool({
    name: READ_CONVERSATION,
    version: 1,
    description: 'Reads what was said in a channel or thread.',
    effect: 'read',
    input,
    output,
    run: async ({ channelId, threadTs, but }, context) => {
      const { database } = deps;
      const directory = deps.directory();
      const { audience, asker } = context;
      const place: SeenPlace = {
        teamId: audience.teamId,
        channelId: asId<ChannelId>(channelId),
        ...(threadTs === undefined ? {} : { threadTs: asId<MessageTs>(threadTs) }),
      };
      const channel = await directory.channel(place.teamId, place.channelId);
      if (channel === null || !(await mayBeRead({ database, directory }, place, audience)))
        throw new BotError('forbidden', 'Not all readers of the reply may read that conversation.');
      const seen = await readPlace({ database }, place, {
        audience,
        askerId: asker?.id ?? null,
        ...(but === undefined ? {} : { but: asId<MessageTs>(but) }),
      });
      const said = await Promise.all(
        seen.map(async (message) => ({ message, author: await nameOf(directory, place, message) })),
      );
      return {
        value: {
          said: said.map(({ message: { ts, text, from }, author }) => ({
            id: ts,
            author,
            text,
            from,
          })),
        },
        evidence: said.map(({ message, author }) =>
          toEvidence(
            {
              message,
              author,
              channel,
              link: deps.places()?.linkTo({ channelId: channel.id, ts: message.ts }),
            },
            context,
          ),
        ),
      };
    },
  });
}

/** Our own messages go by no name here: what shows them knows what the bot is called. */
async function nameOf(
  directory: Directory,
  { teamId }: SeenPlace,
  { authorId, from }: SeenMessage,
): Promise<string> {
  if (from === 'bot') return '';
  const person = await directory.person(teamId, authorId);
  return person?.realName || person?.handle || authorId;
}

function toEvidence(
  from: { message: SeenMessage; author: string; channel: Channel; link: string | undefined },
  { asker, language }: ToolContext,
): Evidence {
  const { message, author, channel, link } = from;
  const at = new Date(Math.floor(Number(message.ts)) * 1_000);
  const day = formatDay(language, at.toISOString(), asker?.timeZone ?? 'UTC');
  const title = `${author || 'Switchboard'}, ${placeName(channel)}, ${day}`;
  return {
    n: 0,
    kind: 'record',
    id: `${channel.id}:${message.ts}`,
    title,
    text: `${title}:\n${message.text}`,
    updatedAt: at,
    readers: readersOf(channel),
    ...(link === undefined ? {} : { url: link }),
    ...(message.cited === undefined || message.cited.length === 0 ? {} : { restsOn: [...message.cited] }),
  };
}

/** Members who have not joined a public channel can read it as well. */
function readersOf({ id, kind }: Channel): Reader[] {
  return kind === 'public' ? ['everyone', `channel:${id}`] : [`channel:${id}`];
}

/** What a place is called where its name is known to all who read of it. */
export function placeName({ kind, name, id }: Channel): string {
  return kind === 'group' || name === '' ? id : `#${name}`;
}
