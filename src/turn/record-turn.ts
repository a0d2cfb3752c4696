import { BotError } from '../core/bot-error.ts';
import type { ReplyAddress } from '../core/reply-channel.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Transaction } from '../store/database.ts';
import { abandonOlder, enqueueReply, readOutbox } from '../store/outbox.ts';
import { allText } from './compose-reply.ts';
import { claimQueued, type QueuedMessage } from './deliver.ts';
import { deliverAnswer } from './deliver-answer.ts';
import { openPrepared } from './hand-off.ts';
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
  let nobody = false;
  const openFirst = async (tx: Transaction) => {
    nobody = turnDraft.handoff !== null && (await openPrepared(tx, run.deps, turnDraft.handoff)) === null;
    // What the transaction has done is undone: outcome and handoff come to be together or not at all.
    if (nobody) throw new BotError('not_found', 'The escalation channel is gone.');
  };
  try {
    return await record(run, turnDraft, openFirst);
  } catch (error) {
    if (!nobody) throw error;
    return record(run, await withoutHandoff(run, turnDraft), () => Promise.resolve());
  }
}

async function record(
  run: TurnRun,
  turnDraft: TurnDraft,
  openFirst: (tx: Transaction) => Promise<void>,
): Promise<TurnResult | null> {
  const receipt = writeReceipt(run, turnDraft, await settleUses(run));
  const key = replyKey(run.turn);
  const operation = await operationOf(run, turnDraft);
  const queued = await run.deps.database.transaction(async (tx): Promise<QueuedMessage | null> => {
    if (!(await finishTurn(tx, run.turn, { receipt, rules: run.rules }))) return null;
    await openFirst(tx);
    await enqueueReply(tx, {
      key,
      turnId: run.turn.id,
      revision: run.turn.revision,
      operation,
      address: replyAddress(run, turnDraft),
      reply: turnDraft.reply,
    });
    // A first revision has no message before its own.
    if (run.turn.revision > 1) await abandonOlder(tx, run.turn.id, key);
    await appendAudit(tx, {
      actor: run.turn.askerId ?? 'unknown',
      action: 'turn',
      subject: replyKey(run.turn),
      detail: receipt.outcome,
    });
    // Behind the lock of the audit log: of two answers to one place the second sees that the first is under way.
    return claimQueued(tx, run.deps, key);
  });
  if (queued === null) return null;
  const delivered = await deliverAnswer(run.deps, queued, { turnId: run.turn.id, eventId: run.eventId });
  return { turnId: run.turn.id, outcome: receipt.outcome, reply: turnDraft.reply, receipt, ...delivered };
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
