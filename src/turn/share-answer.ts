import { BotError } from '../core/bot-error.ts';
import { idsBehind } from '../core/citation.ts';
import type { PersonId, TurnId } from '../core/ids.ts';
import type { Reply } from '../core/reply.ts';
import { appendAudit } from '../store/audit-log.ts';
import { enqueueMessage, readOutbox } from '../store/outbox.ts';
import { audienceOf } from './audience-of.ts';
import { deliverNext } from './deliver.ts';
import { readReply } from './read-receipt.ts';
import { addressOf, type Turn, type TurnDeps } from './turn.ts';
import { readTurn } from './turn-store.ts';
import { visibleEvidence } from './visible-evidence.ts';

/** What came of sharing a private answer with everybody where it was asked. */
export type ShareResult =
  /** `first`: it was shared now, and not before. */
  | { type: 'shared'; first: boolean }
  /**
   * `readers`: somebody there may not see all of its sources. `not_yours`: the answer was for somebody else, or for
   * everybody. `gone`: there is no answer any more. `place`: nobody else reads there, or the readers are unknown.
   */
  | { type: 'refused'; reason: 'readers' | 'not_yours' | 'gone' | 'place' };

/**
 * Shares a private answer, once, with the channel where it was asked, if everybody who reads there now may see all of
 * its sources (P2). That is checked again when it is delivered. Its notes and suggestions stay private.
 */
export async function shareAnswer(deps: TurnDeps, turnId: TurnId, personId: PersonId): Promise<ShareResult> {
  const turn = await readTurn(deps.database, turnId);
  if (turn === null || turn.viewerId !== personId) return { type: 'refused', reason: 'not_yours' };
  const reply = await readReply(deps.database, turnId, 'operator');
  if (reply?.outcome !== 'answered' || reply.citations.length === 0 || turn.question === '')
    return { type: 'refused', reason: 'gone' };
  const readable = await mayBeRead(deps, turn, reply);
  if (readable !== true) return { type: 'refused', reason: readable };
  const key = `shared:${turn.id}:${turn.revision}`;
  const known = await readOutbox(deps.database, key);
  if (known?.state === 'sent') return { type: 'shared', first: false };
  const address = addressOf({ ...turn, viewerId: null });
  const shared = await writeShared(deps, turn, reply);
  await deps.database.transaction(async (tx) => {
    await enqueueMessage(tx, { key, lane: key, operation: 'post', address, reply: shared });
    if (known === null) await appendAudit(tx, { actor: personId, action: 'share', subject: key, detail: '' });
  });
  await deliverNext(deps, key);
  const state = (await readOutbox(deps.database, key))?.state;
  return state === 'abandoned' ? { type: 'refused', reason: 'readers' } : { type: 'shared', first: true };
}

/** Adds what shares a private answer where it would be shared now: nobody is offered what must be refused. */
export async function offerSharing(deps: TurnDeps, turn: Turn, reply: Reply): Promise<Reply> {
  if (turn.viewerId === null || reply.outcome !== 'answered' || reply.citations.length === 0) return reply;
  const readable = await mayBeRead(deps, turn, reply);
  return readable === true ? { ...reply, controls: [...reply.controls, 'share'] } : reply;
}

async function mayBeRead(deps: TurnDeps, turn: Turn, reply: Reply): Promise<true | 'readers' | 'place'> {
  const channel = await deps.directory.channel(turn.teamId, turn.channelId);
  if (channel === null || channel.kind === 'direct' || turn.origin === 'cli') return 'place';
  try {
    const readers = await audienceOf(deps.directory, deps.database, { ...turn, viewerId: null });
    const ids = idsBehind(reply.citations);
    const visible = await visibleEvidence(deps.database, readers, ids);
    return ids.every((id) => visible.has(id)) ? true : 'readers';
  } catch (error) {
    if (error instanceof BotError && error.code === 'forbidden') return 'place';
    throw error;
  }
}

/** The question goes along, or nobody would know what was answered. */
async function writeShared(deps: TurnDeps, turn: Turn, reply: Reply): Promise<Reply> {
  const person = turn.viewerId === null ? null : await deps.directory.person(turn.teamId, turn.viewerId);
  const author = person?.realName || person?.handle || '';
  // A page would be for other readers than those it was made for.
  const { listed: _listed, page: _page, ...said } = reply;
  return {
    ...said,
    parts: [{ type: 'quote', author, text: turn.question }, ...reply.parts],
    choices: [],
    suggestions: [],
    notes: [],
    controls: ['sources', 'why', 'feedback'],
    restsOn: [],
  };
}
