import { asId, type PersonId } from '../../core/ids.ts';
import type { SharedFile } from '../../core/reply.ts';
import type { Handoff, HandoffResult, HandoffThread, RelayedMessage } from '../../handoff/handoff.ts';
import { wasPassedOn } from '../../handoff/relayed.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { findTurn } from '../../turn/turn-store.ts';
import { nameOf } from '../ask/ask-for-person.ts';
import type { ArrivedMessage } from '../ask/record-incoming-message.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { deliveryKey } from './act-on-handoff.ts';
import { copyForLeads } from './copy-for-leads.ts';
import { notifyTakenOver } from './notify-taken-over.ts';
import { postLeadNote } from './post-lead-note.ts';

/** What a lead writes behind these signs stays among leads. */
const INTERNAL = '//';

/** A message as it came in, and the files that came with it. */
export type RelayCandidate = ArrivedMessage & { files: SharedFile[]; direct: boolean };

/**
 * Passes a message on where its thread belongs to a handoff: from the asker to the lead who has taken over, and back.
 * @returns null when the message is to be treated like any other
 */
export async function passOn(
  deps: ListenerDeps,
  delivery: InboxEvent,
  said: RelayCandidate,
): Promise<EventOutcome | null> {
  if (delivery.attempts > 1 && (await wasPassedOn(deps.database, said))) return { outcome: 'applied' };
  // Nothing of ours begins the thread that a person's message begins.
  const isReply = said.threadTs !== said.ts;
  const thread = (isReply ? await deps.handoffs.ofThread(said) : null) ?? (await onlyTalkOf(deps, said));
  if (thread === null) return null;
  const { handoff, side } = thread;
  if (side === 'lead') return passToAsker(deps, delivery, { handoff, said });
  if (handoff.askerId !== said.authorId) return stayOutOfThread(deps, { handoff, said });
  return passToLead(deps, delivery, { handoff, said });
}

/** Outside of its thread in the DM, what an asker writes belongs to the one talk that is going on there. */
async function onlyTalkOf(deps: ListenerDeps, said: RelayCandidate): Promise<HandoffThread | null> {
  if (!said.direct || said.threadTs !== said.ts || !said.arrival.hasHandoff) return null;
  const { teamId, authorId, channelId } = said;
  const current = await deps.handoffs.list({ teamId, askerId: authorId, states: ['open', 'taken'] });
  const [handoff] = current;
  if (handoff === undefined || current.length > 1 || handoff.state !== 'taken') return null;
  const here = handoff.place.direct === true || handoff.place.channelId === channelId;
  return here ? { handoff, side: 'asker' } : null;
}

/** People of the escalation channel talk to each other in a card's thread; only the words of the person who took over reach the asker. */
async function passToAsker(
  deps: ListenerDeps,
  delivery: InboxEvent,
  { handoff, said }: { handoff: Handoff; said: RelayCandidate },
): Promise<EventOutcome | null> {
  // A lead may ask the bot for something there; that is no word to the asker.
  if (said.mentionsBot) return null;
  if (isInternal(said.text)) return { outcome: 'ignored', reason: 'a note among leads' };
  const result = await relay(deps, delivery, { handoff, said });
  return result.type === 'refused'
    ? { outcome: 'ignored', reason: 'said among leads' }
    : { outcome: 'applied' };
}

/**
 * What the bot was asked before a person took over stays a question, should its delivery be handled again. Until then
 * leads get a copy of what the asker adds for us, and the bot goes on answering.
 */
async function passToLead(
  deps: ListenerDeps,
  delivery: InboxEvent,
  { handoff, said }: { handoff: Handoff; said: RelayCandidate },
): Promise<EventOutcome | null> {
  if ((await findTurn(deps.database, said)) !== null) return null;
  if (handoff.state !== 'taken') {
    if (await isForUs(deps, said)) await copyForLeads(deps, handoff, said);
    return null;
  }
  const result = await relay(deps, delivery, { handoff, said });
  if (result.type === 'refused') return null;
  if (result.type === 'done') await postLeadNote(deps, result.handoff, said.text);
  return { outcome: 'applied' };
}

/** What an asker says to colleagues in the same thread is no business of the leads' until one talks with them. */
async function isForUs({ turns }: ListenerDeps, said: RelayCandidate): Promise<boolean> {
  if (said.direct || said.mentionsBot) return true;
  const mentions = said.mentions.map((id) => asId<PersonId>(id));
  // A file without words adds to the question too.
  const text = said.text.trim() || said.files.map(({ name }) => name).join(', ');
  return (await turns.isFollowUp({ ...said, mentions, text })).follow;
}

/** While a person talks with the asker the bot answers nobody in that thread; who addresses it is told why. */
async function stayOutOfThread(
  deps: ListenerDeps,
  { handoff, said }: { handoff: Handoff; said: RelayCandidate },
): Promise<EventOutcome | null> {
  if (handoff.state !== 'taken') return null;
  const { authorId: personId, channelId, threadTs } = said;
  if (said.mentionsBot) await notifyTakenOver(deps, handoff, { personId, channelId, threadTs });
  return { outcome: 'ignored', reason: 'a person has taken over this thread' };
}

async function relay(
  deps: ListenerDeps,
  delivery: InboxEvent,
  { handoff, said }: { handoff: Handoff; said: RelayCandidate },
): Promise<HandoffResult> {
  const message: RelayedMessage = {
    channelId: said.channelId,
    ts: said.ts,
    authorName: await nameOf(deps, said.teamId, said.authorId),
    text: said.text,
    ...(said.files.length === 0 ? {} : { files: said.files }),
  };
  return deps.handoffs.act({
    handoffId: handoff.id,
    key: deliveryKey(delivery),
    actor: said.authorId,
    action: { type: 'relay', message },
  });
}

/** Whether a lead's words are meant for leads only. */
export function isInternal(text: string): boolean {
  return text.trimStart().startsWith(INTERNAL);
}
