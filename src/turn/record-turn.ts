import type { Draft } from '../core/draft.ts';
import type { Receipt } from '../core/receipt.ts';
import { appendAudit } from '../store/audit-log.ts';
import { abandonOlder, enqueueReply, readOutbox } from '../store/outbox.ts';
import { allText, composeReply } from './compose-reply.ts';
import { deliverNext } from './deliver.ts';
import { openPrepared } from './hand-off.ts';
import { inForceForReceipt } from './in-force.ts';
import { startRenumbering } from './renumber.ts';
import type { TurnRun } from './run-step.ts';
import { refuseInstead } from './settle-handoff.ts';
import type { Told } from './told.ts';
import { addressOf, replyKey, type TurnResult } from './turn.ts';
import { finishTurn } from './turn-store.ts';

/**
 * Steps 8 and 9: outcome, receipt and the reply in line for delivery, in one transaction; then the delivery itself.
 * What cannot be delivered now stays in line.
 * @returns null when the turn had ended before: its first outcome stays
 */
export async function recordTurn(run: TurnRun, told: Told): Promise<TurnResult | null> {
  try {
    return await record(run, told);
  } catch (error) {
    if (!(error instanceof NobodyThere)) throw error;
    return record(run, await withoutHandoff(run, told));
  }
}

/** An escalation channel was taken away between preparing a handoff and opening it: nothing of the turn is recorded. */
class NobodyThere extends Error {}

async function record(run: TurnRun, told: Told): Promise<TurnResult | null> {
  const receipt = writeReceipt(run, told);
  const key = replyKey(run.turn);
  const operation = await operationOf(run, told);
  const first = await run.deps.database.transaction(async (tx) => {
    if (!(await finishTurn(tx, run.turn, receipt))) return false;
    if (told.handoff !== null && (await openPrepared(tx, run.deps, told.handoff)) === null)
      throw new NobodyThere();
    await enqueueReply(tx, {
      key,
      turnId: run.turn.id,
      operation,
      address: addressOf(run.turn),
      reply: told.reply,
    });
    await abandonOlder(tx, run.turn.id, key);
    await appendAudit(tx, {
      actor: run.turn.askerId ?? 'unknown',
      action: 'turn',
      subject: replyKey(run.turn),
      detail: receipt.outcome,
    });
    return true;
  });
  if (!first) return null;
  await deliverNext(run.deps, key);
  return { turnId: run.turn.id, outcome: receipt.outcome, reply: told.reply, receipt };
}

/** A first answer is posted, or its growing message ended; a changed one, or one whose text changed, is written over. */
async function operationOf(run: TurnRun, told: Told): Promise<'post' | 'replace'> {
  const growing = await readOutbox(run.deps.database, replyKey(run.turn));
  if (growing !== null)
    return told.shown !== null && squeeze(told.shown.join(' ')) === squeeze(allText(told.reply.parts))
      ? 'post'
      : 'replace';
  return run.turn.revision > 1 ? 'replace' : 'post';
}

/** Text without the white space and list signs that only lay it out. */
function squeeze(text: string): string {
  return text.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/gm, '').replace(/\s+/g, '');
}

async function withoutHandoff(run: TurnRun, told: Told): Promise<Told> {
  if (told.draft.type !== 'handoff') return told;
  const draft = await refuseInstead(run, told.question, told.draft);
  const { turn } = run;
  const { question } = told;
  const reply = composeReply({ turn, question, draft, numbering: startRenumbering(), offer: false });
  return { ...told, draft, reply, handoff: null };
}

function reasonOf(draft: Draft): string | undefined {
  if (draft.type === 'handoff') return draft.reason.startsWith('policy:') ? 'policy' : draft.reason;
  return draft.type === 'refused' ? draft.reason : undefined;
}

function writeReceipt(run: TurnRun, told: Told): Receipt {
  const { acted, draft, reply, question } = told;
  const used = new Set(reply.citations.map((citation) => citation.id));
  const reason = reasonOf(draft);
  return {
    id: run.turn.id,
    outcome: reply.outcome,
    ...(reason === undefined ? {} : { reason }),
    agent: acted.agent,
    route: acted.route,
    audience: question.audience,
    seen: acted.evidence.map(({ id, title, score }) => ({
      id,
      title,
      ...(score === undefined ? {} : { score }),
      used: used.has(id),
    })),
    citations: reply.citations,
    checks: [...run.checks, ...acted.checks, ...(draft.type === 'refused' ? (draft.checks ?? []) : [])],
    toolCalls: acted.toolCalls,
    model: acted.model,
    usage: acted.usage,
    ...inForceForReceipt(run.inForce),
    steps: run.timings.map((step) => (step.name === 'act' ? { ...step, counts: acted.counts } : step)),
    startedAt: run.turn.startedAt.toISOString(),
    finishedAt: run.deps.clock.now().toISOString(),
  };
}
