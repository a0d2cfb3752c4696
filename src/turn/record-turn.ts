import { BotError } from '../core/bot-error.ts';
import type { Reply } from '../core/reply.ts';
import type { ReplyAddress } from '../core/reply-channel.ts';
import { isSaidInReply } from '../handoff/notice-place.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Transaction } from '../store/database.ts';
import { abandonOlder, enqueueReply, readOutbox } from '../store/outbox.ts';
import { allText } from './compose-reply.ts';
import { claimQueued, type QueuedMessage } from './deliver.ts';
import { deliverAnswer } from './deliver-answer.ts';
import { enqueueWithheld } from './hand-off.ts';
import { isForAskerAlone } from './is-for-asker-alone.ts';
import { settleUses } from './receipt-of-uses.ts';
import type { TurnRun } from './run-step.ts';
import { addressOf, replyKey, type TurnResult } from './turn.ts';
import type { TurnDraft } from './turn-draft.ts';
import { finishTurn } from './turn-store.ts';
import { withoutHandoff } from './without-handoff.ts';
import { writeReceipt } from './write-receipt.ts';

/**
 * Steps 8 and 9: outcome, receipt and the reply queued for delivery, in one transaction; then the delivery itself.
 * What cannot be delivered now stays queued.
 * @returns null when the turn had ended before: its first outcome stays
 */
export async function recordTurn(run: TurnRun, turnDraft: TurnDraft): Promise<TurnResult | null> {
  try {
    return await record(run, turnDraft);
  } catch (error) {
    if (!(error instanceof NobodyThere)) throw error;
    return record(run, await withoutHandoff(run, turnDraft));
  }
}

/** The escalation channel has gone since the handoff was prepared. */
class NobodyThere extends BotError {
  constructor() {
    super('not_found', 'The escalation channel is gone.');
  }
}

/** What a transaction has kept of a turn. */
interface Recorded {
  reply: Reply;
  queued: QueuedMessage;
}

async function record(run: TurnRun, turnDraft: TurnDraft): Promise<TurnResult | null> {
  const receipt = writeReceipt(run, turnDraft, await settleUses(run));
  const key = replyKey(run.turn);
  const operation = await operationOf(run, turnDraft);
  const recorded = await run.deps.database.transaction(async (tx): Promise<Recorded | null> => {
    if (!(await finishTurn(tx, run.turn, { receipt, rules: run.rules }))) return null;
    const { reply, enqueueRest } = await openFirst(tx, run, { key, turnDraft });
    await enqueueReply(tx, {
      key,
      turnId: run.turn.id,
      revision: run.turn.revision,
      operation,
      address: replyAddress(run, turnDraft),
      reply,
    });
    await enqueueRest();
    // A first revision has no message before its own.
    if (run.turn.revision > 1) await abandonOlder(tx, run.turn.id, key);
    await appendAudit(tx, {
      actor: run.turn.askerId ?? 'unknown',
      action: 'turn',
      subject: replyKey(run.turn),
      detail: receipt.outcome,
    });
    // Behind the lock of the audit log: of two answers to one place the second sees that the first is under way.
    return { reply, queued: await claimQueued(tx, run.deps, key) };
  });
  if (recorded === null) return null;
  const { reply, queued } = recorded;
  const delivered = await deliverAnswer(run.deps, queued, { turnId: run.turn.id, eventId: run.eventId });
  return { turnId: run.turn.id, outcome: receipt.outcome, reply, receipt, ...delivered };
}

/**
 * Opens the handoff that a turn demands, and has the turn's reply say how it stands. Where nobody is there any more, what the
 * transaction has done is undone: outcome and handoff come to be together or not at all.
 */
async function openFirst(
  tx: Transaction,
  { deps, turn }: TurnRun,
  { key, turnDraft }: { key: string; turnDraft: TurnDraft },
): Promise<{ reply: Reply; enqueueRest(): Promise<void> }> {
  const { handoff: prepared, reply } = turnDraft;
  if (prepared === null) return { reply, enqueueRest: () => Promise.resolve() };
  const saidInReply = isSaidInReply(prepared.request);
  const handoff = await deps.handoffs.open(tx, prepared.request, { saidInReply });
  if (handoff === null) throw new NobodyThere();
  const enqueueRest = () => enqueueWithheld(tx, handoff, prepared);
  // Of two questions at the same moment in a thread the second is shown what the first waits for.
  if (!saidInReply || handoff.turnId !== turn.id) return { reply, enqueueRest };
  return {
    reply: await deps.handoffs.notice(tx, handoff, { key, revision: turn.revision, reply }),
    enqueueRest,
  };
}

/** What a command could not find, and what it asks back, is for the one who typed it: nobody else saw the command. */
function replyAddress({ turn }: TurnRun, { reply: { outcome } }: TurnDraft): ReplyAddress {
  const address = addressOf(turn);
  return isForAskerAlone(turn, outcome) ? { ...address, viewer: turn.askerId! } : address;
}

/** A first answer is posted, or its growing message ended; a changed one, or one whose text changed, is written over. */
async function operationOf(run: TurnRun, turnDraft: TurnDraft): Promise<'post' | 'replace'> {
  const mayGrow = turnDraft.grows || !run.isNew;
  const growing = mayGrow ? await readOutbox(run.deps.database, replyKey(run.turn)) : null;
  if (growing !== null)
    return turnDraft.shown !== null && squeeze(turnDraft.shown) === squeeze(allText(turnDraft.reply.parts))
      ? 'post'
      : 'replace';
  return run.turn.revision > 1 ? 'replace' : 'post';
}

/** Text without the white space and list signs that only lay it out. */
function squeeze(text: string): string {
  return text.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/gm, '').replace(/\s+/g, '');
}
