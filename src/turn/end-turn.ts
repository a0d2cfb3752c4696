import type { ErrorCode } from '../core/bot-error.ts';
import type { CheckVerdict, ModelCall, Receipt } from '../core/receipt.ts';
import type { Reply } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { appendAudit } from '../store/audit-log.ts';
import { abandonOlder, enqueueReply, readOutbox } from '../store/outbox.ts';
import { readPerson } from '../store/people.ts';
import { claimQueued, type QueuedMessage } from './deliver.ts';
import { deliverAnswer } from './deliver-answer.ts';
import { settingsForReceipt } from './effective-settings.ts';
import { extensionsIn } from './extensions-in.ts';
import { chooseLanguage } from './open-question.ts';
import { receiptOfUses, settleUses } from './receipt-of-uses.ts';
import type { TurnRun } from './run-step.ts';
import { addressOf, type OpenedTurn, replyKey, type Turn, type TurnDeps, type TurnResult } from './turn.ts';
import { finishTurn } from './turn-store.ts';

/** How a turn ends that did not come to its reply; `check` is what broke, where that is known. */
export type Ending = { outcome: 'stopped' } | { outcome: 'failed'; code: ErrorCode; check?: string };

/**
 * Ends a turn early, so that the asker sees it did: exactly one outcome, posted once, like any other.
 * @returns null when it had ended before: its first outcome stays
 */
export async function endTurn(
  deps: TurnDeps,
  { turn, eventId }: OpenedTurn,
  ending: Ending,
  run: TurnRun | null,
): Promise<TurnResult | null> {
  const reply = await writeReply(deps, turn, ending);
  const calls = run === null ? [] : await settleUses(run);
  const receipt = writeReceipt(deps, { turn, ending, run, calls });
  const key = replyKey(turn);
  const growing = await readOutbox(deps.database, key);
  const queued = await deps.database.transaction(async (tx): Promise<QueuedMessage | null> => {
    if (!(await finishTurn(tx, turn, { receipt, rules: run?.rules ?? null }))) return null;
    const operation = growing === null && turn.revision === 1 ? 'post' : 'replace';
    const { id: turnId, revision } = turn;
    await enqueueReply(tx, { key, turnId, revision, operation, address: addressOf(turn), reply });
    if (turn.revision > 1) await abandonOlder(tx, turn.id, key);
    await appendAudit(tx, {
      actor: turn.askerId ?? 'unknown',
      action: 'turn',
      subject: key,
      detail: ending.outcome,
    });
    return claimQueued(tx, deps, key);
  });
  if (queued === null) return null;
  const delivered = await deliverAnswer(deps, queued, { turnId: turn.id, eventId });
  return { turnId: turn.id, outcome: ending.outcome, reply, receipt, ...delivered };
}

async function writeReply(deps: TurnDeps, turn: Turn, ending: Ending): Promise<Reply> {
  const asker = turn.askerId === null ? null : await readPerson(deps.database, turn.teamId, turn.askerId);
  const language = chooseLanguage(turn.question, asker?.preferences.language, asker?.locale);
  const text =
    ending.outcome === 'stopped'
      ? t(language, 'turn.stopped')
      : t(language, 'turn.failed', { reference: turn.id, code: ending.code });
  return {
    turnId: turn.id,
    outcome: ending.outcome,
    language,
    parts: [{ type: 'text', text }],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: ending.outcome === 'failed' ? ['retry', 'why'] : ['retry'],
  };
}

/** What was done until then is part of the explanation: above all what was blocked. */
function writeReceipt(
  deps: TurnDeps,
  given: { turn: Turn; ending: Ending; run: TurnRun | null; calls: readonly ModelCall[] },
): Receipt {
  const { turn, ending, run, calls } = given;
  const found = run?.toolbox?.evidence ?? [];
  const toolCalls = run?.toolbox?.calls ?? [];
  const checks = [...(run?.checks ?? []), ...(run?.toolbox?.checks ?? []), ...brokenCheck(ending)];
  return {
    id: turn.id,
    outcome: ending.outcome,
    ...(ending.outcome === 'failed' ? { reason: ending.code } : {}),
    agent: 'none',
    route: { by: 'none', reason: ending.outcome, confidence: 1 },
    audience: { teamId: turn.teamId, everyone: false, people: [] },
    seen: found.map(({ id, title }) => ({ id, title, used: false })),
    citations: [],
    checks,
    toolCalls,
    ...extensionsIn(deps, { agent: 'none', flow: null, toolCalls, checks, usedModel: false }),
    model: 'none',
    ...receiptOfUses(run?.meter ?? null, calls),
    ...settingsForReceipt(run?.settings ?? null),
    steps: run?.timings ?? [],
    startedAt: turn.startedAt.toISOString(),
    finishedAt: deps.clock.now().toISOString(),
  };
}

/** Nothing passes what broke, and anyone who looks into it is told its name. */
function brokenCheck(ending: Ending): CheckVerdict[] {
  if (ending.outcome !== 'failed' || ending.check === undefined) return [];
  return [{ check: ending.check, verdict: 'denied', reason: 'it broke' }];
}
