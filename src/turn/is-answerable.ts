import { BotError } from '../core/bot-error.ts';
import { Budget } from '../core/budget.ts';
import { asId, type ChannelId, type MessageTs, type TurnId } from '../core/ids.ts';
import type { Question } from '../core/question.ts';
import type { OpenDatabase } from '../store/database.ts';
import { admitExternal } from './admit-external.ts';
import { applyAgentRules, applyRules } from './apply-rules.ts';
import { composeAnswer } from './compose-reply.ts';
import { effectiveLimits } from './effective-settings.ts';
import { execute } from './execute.ts';
import { startRenumbering } from './renumber.ts';
import { routeTurn } from './route-turn.ts';
import type { TurnRun } from './run-step.ts';
import { allowedRules } from './still-readable.ts';
import { openToolbox } from './toolbox.ts';
import type { EffectiveSettings, TurnDeps } from './turn.ts';
import { verifyDraft } from './verify-draft.ts';

/** Who would ask, who would read it, and where: what an offer is tried for. */
export type Asking = Omit<Question, 'text' | 'history'>;

/** What one try may cost: an offer is worth less than the wait for it. */
const MAX_MS = 2_000;
/** So long a verdict is believed: articles change rarely, and an offer too many does no harm. */
const KEPT_MS = 10 * 60_000;
const MAX_KEPT = 5_000;

interface Verdict {
  answerable: boolean;
  until: number;
}

/** By database: tests open several in one process. */
const verdicts = new WeakMap<OpenDatabase, Map<string, Verdict>>();

/**
 * Tries whether a question gets an answer that cites something, for these readers: through the same rules, flows,
 * search and checks, by quoting and unseen. It is remembered for a while for all who may read the same: by the rules of
 * these readers, where the run has read them.
 */
export async function isAnswerable(
  {
    deps,
    settings,
    rules: known = null,
  }: Pick<TurnRun, 'deps' | 'settings'> & Partial<Pick<TurnRun, 'rules'>>,
  asking: Asking,
  text: string,
): Promise<boolean> {
  const before = verdicts.get(deps.database) ?? new Map<string, Verdict>();
  verdicts.set(deps.database, before);
  const rules = known ?? (await allowedRules(deps.database, asking.audience));
  const { everyone, teamId } = asking.audience;
  const who = [teamId, everyone, rules, asking.asker?.id ?? null, settings?.agents ?? null, asking.language];
  const key = JSON.stringify([...who, text]);
  const now = deps.clock.now().getTime();
  const verdict = before.get(key);
  if (verdict !== undefined && verdict.until > now) return verdict.answerable;
  const answerable = await tryToAnswer(deps, settings, { ...asking, text, history: [] });
  before.delete(key);
  before.set(key, { answerable, until: now + KEPT_MS });
  if (before.size > MAX_KEPT) before.delete(before.keys().next().value!);
  return answerable;
}

async function tryToAnswer(
  deps: TurnDeps,
  settings: EffectiveSettings | null,
  asked: Question,
): Promise<boolean> {
  const run = rehearsal(deps, settings, asked);
  try {
    const { question, ended } = await applyRules(run, asked);
    if (ended !== null) return false;
    const budget = new Budget(effectiveLimits(run));
    const admit = admitExternal(deps, question.audience);
    const toolbox = openToolbox({ tools: deps.tools, admit }, { ...question, signal: run.signal }, budget);
    const routed = await routeTurn(run, question);
    if (routed.type === 'draft' || routed.type === 'talk') return false;
    const ruled = await applyAgentRules(run, question, routed.route.agent);
    if (ruled.ended !== null) return false;
    const emit = () => Promise.resolve();
    const outcome = await execute({ run, question: ruled.question, routed, toolbox, budget, emit });
    const { draft } = verifyDraft(outcome, ruled.question, deps.guardrails.lines);
    return draft.type === 'answer' && composeAnswer(draft, startRenumbering()).citations.length > 0;
  } catch (error) {
    // What cannot be found within the limits is not offered.
    if (run.signal.aborted) return false;
    if (error instanceof BotError && !error.code.startsWith('database_')) return false;
    throw error;
  }
}

/** A run that leaves nothing behind: no turn, no steps, no cost. */
function rehearsal(deps: TurnDeps, settings: EffectiveSettings | null, asked: Question): TurnRun {
  return {
    deps: { ...deps, model: deps.quoting, findConflicts: () => Promise.resolve([]) },
    turn: {
      id: asId<TurnId>('rehearsal'),
      teamId: asked.audience.teamId,
      channelId: asId<ChannelId>('rehearsal'),
      ts: asId<MessageTs>('0'),
      threadTs: asId<MessageTs>('0'),
      revision: 0,
      askerId: asked.asker?.id ?? null,
      origin: 'cli',
      command: null,
      question: asked.text,
      viewerId: null,
      wordsOf: null,
      sourceChannelId: null,
      sourceTs: null,
      lookedAt: null,
      lookedChannelId: null,
      lookedTs: null,
      outcome: null,
      startedAt: asked.now,
      unreadFiles: [],
      stopRequested: false,
    },
    signal: AbortSignal.timeout(deps.offerMs ?? MAX_MS),
    timings: [],
    checkpoints: new Map(),
    unsaved: [],
    checks: [],
    toolbox: null,
    settings,
    rules: null,
    meter: null,
    resumed: false,
    isNew: true,
    restarts: 0,
    rehearses: true,
  };
}
