import { Budget } from '../core/budget.ts';
import type { Evidence } from '../core/citation.ts';
import type { Question } from '../core/question.ts';
import { act } from './act.ts';
import type { Acted } from './acted.ts';
import { admitExternal } from './admit-external.ts';
import { applyAgentRules, applyRules } from './apply-rules.ts';
import { audienceOf } from './audience-of.ts';
import { composeReply } from './compose-reply.ts';
import { limitsInForce, readInForce } from './in-force.ts';
import { offerFuller } from './offer-fuller.ts';
import { openQuestion } from './open-question.ts';
import { recordTurn } from './record-turn.ts';
import { startRenumbering } from './renumber.ts';
import { type Routed, routeTurn } from './route-turn.ts';
import { restartRun, runStep, type TurnRun } from './run-step.ts';
import { screenQuestion } from './screen-question.ts';
import { settleHandoff } from './settle-handoff.ts';
import { allowedRules, isStillReadable } from './still-readable.ts';
import { openReplyStream } from './stream-reply.ts';
import type { Told } from './told.ts';
import { openToolbox } from './toolbox.ts';
import { addressOf, type TurnResult } from './turn.ts';
import { verifyDraft } from './verify-draft.ts';

/**
 * The story of a turn, top to bottom. Each step is kept once it is done, so that a run after a crash goes on behind
 * it; what is said in the end is recorded and put in line for delivery in one transaction.
 * @returns null when another process had recorded its outcome before
 */
export async function runTurn(run: TurnRun): Promise<TurnResult | null> {
  const { deps, turn } = run;
  const address = addressOf(turn);
  void deps.replyChannel.signal(address, { type: 'working', detail: 'reading' }).catch(() => undefined);
  try {
    const told = await tell(run);
    const result = await recordTurn(run, told);
    return result === null ? null : { ...result, fuller: await offerFuller(run, told) };
  } finally {
    void deps.replyChannel.signal(address, { type: 'idle' }).catch(() => undefined);
  }
}

async function tell(run: TurnRun): Promise<Told> {
  const audience = await runStep(run, 'audience', () => currentAudience(run));
  const rules = await runStep(run, 'rules', () => allowedRules(run.deps.database, audience));
  await readInForce(run);
  const question = await openQuestion(run, audience);
  const numbering = startRenumbering();
  const mayShow = async (evidence: readonly Evidence[]) =>
    isStillReadable(run.deps.database, { audience, rules, evidence }, await currentAudience(run));
  const stream = openReplyStream(run, numbering, () => mayShow(run.toolbox?.evidence ?? []));
  const acted = (await screenQuestion(run, question)) ?? (await ruleAndAct(run, question, stream.emit));
  // People come and go while a turn runs, and what they may read changes: what was found for others is not shown.
  if (!(await mayShow(acted.evidence))) {
    await restartRun(run);
    return tell(run);
  }
  const { draft: verified, checks } = await runStep(run, 'verify', async () =>
    verifyDraft(acted, question, run.deps.guardrails.lines),
  );
  const settled = await settleHandoff(run, { question, acted, draft: verified });
  const { draft, handoff, offer } = settled;
  const shareable = await isAmongOthers(run);
  const reply = composeReply({ turn: run.turn, question, draft, numbering, offer, shareable });
  return {
    question,
    acted: { ...settled.acted, checks: [...acted.checks, ...checks] },
    draft,
    reply,
    handoff,
    shown: stream.shown(),
  };
}

async function ruleAndAct(
  run: TurnRun,
  asked: Question,
  emit: (markdown: string) => Promise<void>,
): Promise<Acted> {
  const { question, ended } = await applyRules(run, asked);
  return ended ?? routeAndAct(run, question, emit);
}

async function routeAndAct(
  run: TurnRun,
  question: Question,
  emit: (markdown: string) => Promise<void>,
): Promise<Acted> {
  const budget = new Budget(limitsInForce(run));
  const reading = {
    audience: question.audience,
    asker: question.asker,
    language: question.language,
    now: question.now,
    signal: run.signal,
  };
  const { tools, database } = run.deps;
  const admit = admitExternal(database, question.audience);
  const toolbox = openToolbox({ tools, admit }, reading, budget);
  run.toolbox = toolbox;
  const routed: Routed = await routeTurn(run, question);
  budget.spend(routed.usage);
  const ruled = await applyAgentRules(run, question, routed.route.agent);
  if (ruled.ended !== null) return { ...ruled.ended, agent: routed.route.agent, usage: routed.usage };
  const context = { run, question: ruled.question, routed, toolbox, budget, emit };
  return reviveDates(await runStep(run, 'act', () => act(context)));
}

/** Whether a private reply stands where others read, so that it could be shared with them. */
async function isAmongOthers({ deps, turn }: TurnRun): Promise<boolean> {
  if (turn.viewerId === null || turn.origin === 'cli') return false;
  const channel = await deps.directory.channel(turn.teamId, turn.channelId);
  return channel !== null && channel.kind !== 'direct';
}

function currentAudience(run: TurnRun) {
  return audienceOf(run.deps.directory, run.deps.database, run.turn);
}

/** A checkpoint is JSON: the dates of evidence come back as texts. */
function reviveDates(acted: Acted): Acted {
  const revive = (one: Evidence): Evidence =>
    one.updatedAt === undefined ? one : { ...one, updatedAt: new Date(one.updatedAt) };
  const draft =
    acted.draft.type === 'clarify'
      ? acted.draft
      : { ...acted.draft, evidence: acted.draft.evidence.map(revive) };
  return { ...acted, draft, evidence: acted.evidence.map(revive) };
}
