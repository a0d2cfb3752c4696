import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import { Budget } from '../core/budget.ts';
import { idsBehind } from '../core/citation.ts';
import type { PersonId } from '../core/ids.ts';
import { isUnanswered } from '../core/outcome.ts';
import type { Reply } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { enqueueMessage } from '../store/outbox.ts';
import { admitExternal } from './admit-external.ts';
import { applyAgentRules, applyRules } from './apply-rules.ts';
import { sameAudience } from './audience-of.ts';
import { composeAnswer } from './compose-reply.ts';
import { readConversation } from './conversation.ts';
import { effectiveLimits } from './effective-settings.ts';
import { execute } from './execute.ts';
import { startRenumbering } from './renumber.ts';
import { routeTurn } from './route-turn.ts';
import type { TurnRun } from './run-step.ts';
import { allowedRules } from './still-readable.ts';
import { openToolbox } from './toolbox.ts';
import { addressOf } from './turn.ts';
import type { TurnDraft } from './turn-draft.ts';
import { verifyDraft } from './verify-draft.ts';
import { visibleEvidence } from './visible-evidence.ts';

/** Nobody waits for it, and nobody misses it. */
const MAX_MS = 20_000;

/**
 * After a reply that all readers of a place see: works out whether the asker alone would get an answer that rests on
 * more sources, and if so, tells only the asker. The reply to the others is out by then, and its receipt does not
 * mention the offer. Never rejects.
 */
export async function offerFuller(run: TurnRun, turnDraft: TurnDraft): Promise<boolean> {
  const { deps, turn } = run;
  try {
    if (turn.askerId === null || turn.viewerId !== null || !wasLookedUp(turnDraft)) return false;
    const restsOn = await findFuller(run, turnDraft, turn.askerId);
    if (restsOn === null) return false;
    if (turn.origin !== 'cli') await enqueueOffer(run, turnDraft, { askerId: turn.askerId, restsOn });
    return true;
  } catch (error) {
    deps.log.warn({ err: error, turn: turn.id }, 'it was not seen whether the asker alone may read more');
    return false;
  }
}

/** Rules, fixed texts and questions back are the same for everybody. */
function wasLookedUp({ draft, agentOutcome }: TurnDraft): boolean {
  if (agentOutcome.by !== 'flow' && agentOutcome.by !== 'agent') return false;
  if (draft.type === 'refused') return isUnanswered(draft.reason);
  return draft.type === 'answer';
}

/** What an answer for the asker alone would rest on; null when the readers of the place may see all of that too. */
async function findFuller(run: TurnRun, turnDraft: TurnDraft, askerId: PersonId): Promise<string[] | null> {
  const { database } = run.deps;
  const place = turnDraft.question.audience;
  const alone: Audience = { teamId: run.turn.teamId, everyone: false, people: [askerId] };
  if (sameAudience(alone, place)) return null;
  const shared = new Set(run.rules ?? (await allowedRules(database, place)));
  if ((await allowedRules(database, alone)).every((rule) => shared.has(rule))) return null;
  const restsOn = await answerAlone(run, turnDraft, alone);
  const visible = await visibleEvidence(database, place, restsOn);
  return restsOn.every((id) => visible.has(id)) ? null : restsOn;
}

/** Answers again for one reader, by quoting and unseen; the ids of what the answer cites, none where there is no answer. */
async function answerAlone(run: TurnRun, turnDraft: TurnDraft, audience: Audience): Promise<string[]> {
  const signal = AbortSignal.any([run.signal, AbortSignal.timeout(MAX_MS)]);
  const deps = { ...run.deps, model: run.deps.quoting };
  const own = { checkpoints: new Map(), unsaved: [], timings: [], checks: [], rehearses: true };
  const second: TurnRun = { ...run, deps, signal, ...own };
  const history = await readConversation(deps.database, run.turn, audience);
  const asked = { ...turnDraft.question, audience, history };
  const { question, ended } = await applyRules(second, asked);
  if (ended !== null) return [];
  const budget = new Budget(effectiveLimits(second));
  const toolbox = openToolbox(
    { tools: deps.tools, admit: admitExternal(deps, audience) },
    { ...question, signal },
    budget,
  );
  const routed = await routeTurn(second, question);
  if (routed.type === 'talk') return [];
  const ruled = await applyAgentRules(second, question, routed.route.agent);
  if (ruled.ended !== null) return [];
  try {
    const emit = () => Promise.resolve();
    const agentOutcome = await execute({
      run: second,
      question: ruled.question,
      routed,
      toolbox,
      budget,
      emit,
    });
    const { draft } = verifyDraft(agentOutcome, ruled.question, deps.guardrails.lines);
    return draft.type === 'answer' ? idsBehind(composeAnswer(draft, startRenumbering()).citations) : [];
  } catch (error) {
    // What cannot be found within the limits is not offered.
    if (error instanceof BotError && !error.code.startsWith('database_')) return [];
    throw error;
  }
}

async function enqueueOffer(
  run: TurnRun,
  { question }: TurnDraft,
  { askerId, restsOn }: { askerId: PersonId; restsOn: string[] },
): Promise<void> {
  const { turn, deps } = run;
  const reply: Reply = {
    turnId: turn.id,
    outcome: 'answered',
    language: question.language,
    parts: [{ type: 'text', text: t(question.language, 'turn.fuller') }],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: ['private_answer'],
    restsOn,
  };
  const key = `fuller:${turn.id}`;
  const address = { ...addressOf(turn), viewer: askerId };
  await enqueueMessage(deps.database, { key, lane: key, operation: 'post', address, reply });
}
