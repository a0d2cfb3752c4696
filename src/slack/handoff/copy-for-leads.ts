import { asId, type ChannelId, type MessageTs } from '../../core/ids.ts';
import type { Reply, SharedFile } from '../../core/reply.ts';
import type { ReplyAddress } from '../../core/reply-channel.ts';
import type { Handoff } from '../../handoff/handoff.ts';
import { cardKey, relayKey } from '../../handoff/message-keys.ts';
import type { PassedOn } from '../../handoff/relayed.ts';
import { type MessageAddress, threadOfMessage } from '../../store/messages.ts';
import { enqueueMessage, type OutboxMessage, readOutbox } from '../../store/outbox.ts';
import { nameOf } from '../ask/ask-for-person.ts';
import type { ListenerDeps } from '../listeners/listener.ts';

/** What an asker says, as leads read it. */
interface Words {
  text: string;
  files?: SharedFile[];
}

/**
 * Copies what an asker adds into the card's thread while nobody has taken over: the bot answers it as usual, but
 * the person who decides should know of it. Once a message.
 */
export async function copyForLeads(
  deps: ListenerDeps,
  handoff: Handoff,
  said: MessageAddress & Words,
): Promise<void> {
  await enqueueMessage(deps.database, {
    key: `${stem(handoff, said.ts)}1`,
    lane: `${handoff.id}:lead`,
    operation: 'post',
    address: addressOf(handoff),
    reply: await quoteOf(deps, handoff, said),
  });
}

/** Lets such a copy follow an edit, or a deletion (`text` null); does nothing where there is none. */
export async function changeCopyForLeads(
  deps: ListenerDeps,
  change: MessageAddress & { eventId: string; text: string | null },
): Promise<void> {
  const handoff = await handoffOf(deps, change);
  const first = handoff === null ? null : await readOutbox(deps.database, `${stem(handoff, change.ts)}1`);
  if (handoff === null || first === null) return;
  const { text, ts, eventId } = change;
  await enqueueMessage(deps.database, {
    key: `${stem(handoff, ts)}${eventId.replaceAll(':', '-')}`,
    targetKey: first.key,
    lane: `${handoff.id}:lead`,
    operation: text === null ? 'withdraw' : 'replace',
    address: addressOf(handoff),
    reply: text === null ? null : await quoteOf(deps, handoff, { text, ...filesOf(first) }),
  });
}

/** Takes back what a closed handoff had passed on; once a message. */
export async function takeBackCopy(
  { database }: Pick<ListenerDeps, 'database'>,
  { handoff, side }: PassedOn,
  { ts }: MessageAddress,
): Promise<void> {
  const copy = await readOutbox(database, relayKey(handoff.id, side, ts, 1));
  if (copy === null) return;
  await enqueueMessage(database, {
    key: copy.key.replace(/1$/, 'gone'),
    targetKey: copy.key,
    lane: `${handoff.id}:${side === 'asker' ? 'lead' : 'asker'}`,
    operation: 'withdraw',
    address: copy.address,
    reply: null,
  });
}

/** The handoff that a message's thread belongs to; the message itself may be gone. */
async function handoffOf(deps: ListenerDeps, message: MessageAddress): Promise<Handoff | null> {
  const threadTs = await threadOfMessage(deps.database, message);
  if (threadTs === null) return null;
  const { teamId, channelId } = message;
  return (await deps.handoffs.ofThread({ teamId, channelId, threadTs }))?.handoff ?? null;
}

function filesOf({ reply }: OutboxMessage): Pick<Words, 'files'> {
  return reply?.files === undefined ? {} : { files: reply.files };
}

/** Revisions of a copy share their keys up to the last colon. */
function stem({ id }: Handoff, ts: MessageTs): string {
  return `${id}:said-${ts}:`;
}

function addressOf({ id, teamId, channelId, askerId }: Handoff): ReplyAddress {
  return {
    surface: 'chat',
    teamId,
    channelId: asId<ChannelId>(channelId),
    askerId,
    threadKey: cardKey(id),
  };
}

async function quoteOf(deps: ListenerDeps, handoff: Handoff, { text, files = [] }: Words): Promise<Reply> {
  const author = await nameOf(deps, handoff.teamId, handoff.askerId);
  const said = text.trim() === '' ? files.map((file) => file.name).join(', ') : text;
  return {
    turnId: null,
    outcome: 'handed_off',
    language: handoff.language,
    parts: [{ type: 'quote', author, text: said }],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: [],
    ...(files.length === 0 ? {} : { files }),
  };
}
