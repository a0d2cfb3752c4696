import { asId, type ChannelId, type PersonId } from '../../core/ids.ts';
import type { Handoff } from '../../handoff/handoff.ts';
import { cardKey } from '../../handoff/message-keys.ts';
import { enqueueMessage, readOutbox } from '../../store/outbox.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { findHelpfulPassage } from './find-helpful-passage.ts';
import { findSimilarCase } from './find-similar-case.ts';
import type { LeadNote, NoteFinder } from './note-finder.ts';

const FINDERS: readonly NoteFinder[] = [findSimilarCase, findHelpfulPassage];

/**
 * Shows the lead who talks with an asker, and nobody else, at most one thing that may help with what was just said,
 * and nothing twice. Failing is no harm: the message itself was passed on.
 */
export async function postLeadNote(deps: ListenerDeps, handoff: Handoff, text: string): Promise<void> {
  const leadId = handoff.assigneeId;
  if (leadId === null || text.trim() === '') return;
  const keyFor = (about: string) => `${handoff.id}:note-${about}:1`;
  const seen = async (about: string) => (await readOutbox(deps.database, keyFor(about))) !== null;
  try {
    for (const find of FINDERS) {
      const note = await find(deps, { handoff, leadId, text, seen });
      if (note === null) continue;
      await post(deps, { handoff, leadId, key: keyFor(note.about), says: note.says });
      return;
    }
  } catch (error) {
    deps.log.warn({ err: error, handoff: handoff.id }, 'a lead was given no hint');
  }
}

async function post(
  deps: ListenerDeps,
  note: { handoff: Handoff; leadId: PersonId; key: string; says: LeadNote['says'] },
): Promise<void> {
  const { handoff, leadId, key, says } = note;
  const { teamId, id, askerId } = handoff;
  await enqueueMessage(deps.database, {
    key,
    lane: key,
    operation: 'post',
    address: {
      surface: 'chat',
      teamId,
      channelId: asId<ChannelId>(handoff.channelId),
      askerId,
      viewer: leadId,
      threadKey: cardKey(id),
    },
    reply: {
      turnId: null,
      outcome: 'handed_off',
      language: await deps.directory.languageOf(teamId, leadId),
      choices: [],
      suggestions: [],
      notes: [],
      controls: [],
      ...says,
    },
  });
}
