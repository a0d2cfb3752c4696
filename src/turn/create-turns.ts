import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import type { ChannelId, MessageTs, PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Person } from '../core/person.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Reply } from '../core/reply.ts';
import { appendAudit } from '../store/audit-log.ts';
import { dropCanvasesOf } from '../store/canvases.ts';
import type { MessageAddress } from '../store/messages.ts';
import { abandonOlder, enqueueReply, lastSent } from '../store/outbox.ts';
import { storableText } from '../store/sql-values.ts';
import { deliverNext } from './deliver.ts';
import { endTurn } from './end-turn.ts';
import { type HandOffResult, handOff } from './hand-off.ts';
import { topicOfAgent } from './handoff-need.ts';
import { type FollowUp, isFollowUp, type ThreadMessage } from './is-follow-up.ts';
import { readReceipt, readReply } from './read-receipt.ts';
import { readSourceFacts, type SourceFacts } from './read-source-facts.ts';
import { resumeRun, type TurnRun } from './run-step.ts';
import { runTurn } from './run-turn.ts';
import { type RunningTurns, trackRunning } from './running-turns.ts';
import { type RowsWanted, type SendRowsResult, sendRows } from './send-rows.ts';
import { type ShareResult, shareAnswer } from './share-answer.ts';
import { startDeliverer } from './start-deliverer.ts';
import { type SuggestedPrompt, suggestPrompts } from './suggest-prompts.ts';
import {
  addressOf,
  type IncomingQuestion,
  type OpenedTurn,
  replyKey,
  type Turn,
  type TurnDeps,
  type TurnResult,
} from './turn.ts';
import { findTurn, openTurn, readTurn, requestStop, reviseTurn } from './turn-store.ts';
import { watchPages } from './watch-pages.ts';
import { withdrawHandoff } from './withdraw-handoff.ts';

/** Everything that adapters ask of turns. */
export interface Turns {
  /** Answers a question once; asking again with the same team, channel and ts returns what came of it. */
  ask(question: IncomingQuestion): Promise<TurnResult>;
  /** The same for one whose turn was opened together with something else. */
  answer(opened: OpenedTurn): Promise<TurnResult>;
  /** Answers an edited question again, in place of the old answer; null when that message asked nothing. */
  edit(message: MessageAddress & { text: string }): Promise<TurnResult | null>;
  /** Takes back the answer to a question that was deleted; false when there was none. */
  withdraw(message: MessageAddress): Promise<boolean>;
  /** Stops what runs in a thread; false when nothing did. */
  stop(thread: { teamId: TeamId; channelId: ChannelId; threadTs: MessageTs }): Promise<boolean>;
  /** Does a turn's work again, in place of its reply. */
  refresh(turnId: TurnId): Promise<TurnResult | null>;
  /** The stored explanation, less what these viewers may not see. */
  receipt(turnId: TurnId, viewers: Audience | 'operator'): Promise<Receipt | null>;
  /** The reply as last said; null when these viewers may not see all that it cites. */
  reply(turnId: TurnId, viewers: Audience): Promise<Reply | null>;
  /** Asks a person to take a turn's question, once; only its asker may, and only where somebody is there to ask. */
  handOff(turnId: TurnId, personId: PersonId): Promise<HandOffResult>;
  /** Shares a private answer with everybody where it was asked; only the one who got it may. */
  share(turnId: TurnId, personId: PersonId): Promise<ShareResult>;
  /** Sends somebody who reads an answer all rows of which it shows the first, as a file in their own messages. */
  sendRows(wanted: RowsWanted): Promise<SendRowsResult>;
  /** Whose matter an agent's questions are when a person is needed. */
  topicOf(agent: string): string;
  /** How fresh the articles behind evidence are and who looks after them, as far as the viewers may know. */
  sourceFacts(ids: readonly string[], viewers: Audience): Promise<Map<string, SourceFacts>>;
  isFollowUp(message: ThreadMessage): Promise<FollowUp>;
  suggestPrompts(person: Person | null, language: Language): Promise<SuggestedPrompt[]>;
  /** Ends what is under way without losing it: a restart goes on. */
  close(): Promise<void>;
}

/** Opens the turns of this process, and starts delivering what an earlier one left. */
export async function createTurns(deps: TurnDeps): Promise<Turns> {
  const running = await trackRunning(deps.database);
  const deliverer = await startDeliverer(deps);
  const pages = deps.surface === 'chat' ? watchPages(deps) : null;
  return {
    ask: async (question) => finish(deps, running, await openTurn(deps.database, question)),
    answer: (opened) => finish(deps, running, opened),
    edit: (message) => editTurn(deps, running, message),
    withdraw: (message) => withdrawReply(deps, running, message),
    stop: async (thread) => {
      const stopped = await requestStop(deps.database, thread);
      for (const id of stopped) running.stop(id);
      return stopped.length > 0;
    },
    async refresh(turnId) {
      const turn = await readTurn(deps.database, turnId);
      if (turn === null) return null;
      return finish(deps, running, again(await reviseTurn(deps.database, turn.id, null)));
    },
    receipt: (turnId, viewers) => readReceipt(deps.database, turnId, viewers),
    reply: (turnId, viewers) => readReply(deps.database, turnId, viewers),
    sourceFacts: (ids, viewers) => readSourceFacts(deps.database, ids, { viewers, pageOf: deps.pageOf }),
    handOff: (turnId, personId) => handOff(deps, turnId, personId),
    share: (turnId, personId) => shareAnswer(deps, turnId, personId),
    sendRows: (wanted) => sendRows(deps, wanted),
    topicOf: (agent) => topicOfAgent(deps.agents, agent),
    isFollowUp: (message) => isFollowUp(deps.database, message),
    suggestPrompts: (person, language) => suggestPrompts({ deps, settings: null }, { person, language }),
    async close() {
      await pages?.stop();
      await deliverer.stop();
      await running.close();
    },
  };
}

/** Runs a turn to its end; one that has ended already only has its reply delivered. */
async function finish(deps: TurnDeps, running: RunningTurns, opened: OpenedTurn): Promise<TurnResult> {
  const { turn } = opened;
  if (turn.outcome !== null) return readResult(deps, turn);
  // Asked again while it is worked on, a question waits for the one answer.
  const result = await running.share(replyKey(turn), () => work(deps, running, opened));
  return result ?? readResult(deps, turn);
}

/** A turn that was there: an earlier process may have begun with this very revision. */
function again(turn: Turn): OpenedTurn {
  return { turn, isNew: false };
}

/** Null: another process had ended the turn before. */
function work(deps: TurnDeps, running: RunningTurns, opened: OpenedTurn): Promise<TurnResult | null> {
  const { turn } = opened;
  if (turn.stopRequested) return endTurn(deps, opened, { outcome: 'stopped' }, null);
  return running.track(turn.id, deps.limits.timeoutMs, async (signal) => {
    let run: TurnRun | null = null;
    try {
      run = await resumeRun(deps, opened, signal);
      // A tool or model that does not listen to the signal must not hold the turn beyond it.
      return await Promise.race([runTurn(run), aborted(signal)]);
    } catch (error) {
      if (running.wasStopped(turn.id)) return endTurn(deps, opened, { outcome: 'stopped' }, run);
      // A lost database ends nothing: there is nowhere to record it. Nor does a token that Slack does not take: nobody could be
      // told. The event stays in the inbox and comes again.
      if (error instanceof BotError && error.retryable && isOutage(error)) throw error;
      deps.log.error({ err: error, turn: turn.id }, 'a turn failed');
      const code = signal.aborted ? 'budget_exceeded' : error instanceof BotError ? error.code : 'internal';
      const check = error instanceof BotError ? error.check : undefined;
      return endTurn(
        deps,
        opened,
        { outcome: 'failed', code, ...(check === undefined ? {} : { check }) },
        run,
      );
    }
  });
}

function isOutage({ code }: BotError): boolean {
  return code.startsWith('database_') || code === 'slack_disconnected';
}

/** Rejects when the signal comes. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function readResult(deps: TurnDeps, turn: Turn): Promise<TurnResult> {
  await deliverNext(deps, `${turn.id}:${turn.revision}`);
  const receipt = await readReceipt(deps.database, turn.id, 'operator');
  const reply = await readReply(deps.database, turn.id, 'operator');
  if (receipt === null || reply === null)
    throw new BotError('internal', `The turn ${turn.id} has ended without a reply.`);
  return { turnId: turn.id, outcome: receipt.outcome, reply, receipt };
}

async function editTurn(
  deps: TurnDeps,
  running: RunningTurns,
  message: MessageAddress & { text: string },
): Promise<TurnResult | null> {
  const turn = await findTurn(deps.database, message);
  if (turn === null) return null;
  // A redelivered edit finds its text in place; only a revision that has not ended goes on.
  if (turn.question === storableText(message.text)) return finish(deps, running, again(turn));
  // Nobody has begun with the old question, so nobody is left with it; the new one is asked of people if it must be.
  await withdrawHandoff(deps, turn, { key: `edited:${turn.revision}`, onlyOpen: true });
  return finish(deps, running, again(await reviseTurn(deps.database, turn.id, message.text)));
}

async function withdrawReply(
  deps: TurnDeps,
  running: RunningTurns,
  message: MessageAddress,
): Promise<boolean> {
  const turn = await findTurn(deps.database, message);
  if (turn === null) return false;
  running.stop(turn.id);
  await running.idle(replyKey(turn));
  await withdrawHandoff(deps, turn, { key: 'deleted', onlyOpen: false });
  const sent = await lastSent(deps.database, turn.id);
  if (sent?.ref?.private) return false;
  const key = `${turn.id}:withdrawn`;
  await deps.database.transaction(async (tx) => {
    await abandonOlder(tx, turn.id, key);
    await dropCanvasesOf(tx, [turn.id]);
    await enqueueReply(tx, {
      key,
      turnId: turn.id,
      revision: turn.revision,
      operation: 'withdraw',
      address: addressOf(turn),
      reply: null,
      ref: sent?.ref ?? null,
    });
    await appendAudit(tx, {
      actor: turn.askerId ?? 'unknown',
      action: 'withdraw',
      subject: turn.id,
      detail: 'question deleted',
    });
  });
  await deliverNext(deps, key);
  return true;
}
