import { HELP } from '../agents/answer-talk.ts';
import { Budget } from '../core/budget.ts';
import type { Evidence } from '../core/citation.ts';
import type { Question } from '../core/question.ts';
import { addAskerNote } from './add-asker-note.ts';
import { addCorrectionsNote } from './add-corrections-note.ts';
import { addTakenAsNote } from './add-taken-as-note.ts';
import { addUnreadNote } from './add-unread-note.ts';
import { admitExternal } from './admit-external.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import { applyAgentRules, applyRules } from './apply-rules.ts';
import { audienceOf } from './audience-of.ts';
import { composeReply } from './compose-reply.ts';
import { applySettings, effectiveLimits, effectiveModel } from './effective-settings.ts';
import { execute } from './execute.ts';
import { executeParts } from './execute-parts.ts';
import { createFirstSearch } from './first-search.ts';
import { keepAnswerable } from './keep-answerable.ts';
import { offerFuller } from './offer-fuller.ts';
import { openQuestion } from './open-question.ts';
import { readStart } from './read-start.ts';
import { recordTurn } from './record-turn.ts';
import { startRenumbering } from './renumber.ts';
import { isRouteGone, type Routed, routeTurn } from './route-turn.ts';
import { restartRun, runStep, type TurnRun } from './run-step.ts';
import { screenQuestion } from './screen-question.ts';
import { settleHandoff } from './settle-handoff.ts';
import { offerSharing } from './share-answer.ts';
import { showWork } from './show-work.ts';
import { isStillReadable } from './still-readable.ts';
import { openReplyStream, type ReplyStream } from './stream-reply.ts';
import { talkBack } from './talk-back.ts';
import { openToolbox } from './toolbox.ts';
import type { TurnResult } from './turn.ts';
import type { TurnDraft } from './turn-draft.ts';
import { verifyDraft } from './verify-draft.ts';

/**
 * The story of a turn, top to bottom. Each step is saved once it is done, so that a run after a crash continues behind
 * it. The reply is recorded and queued for delivery in one transaction.
 * @returns null when another process had recorded its outcome before
 */
export async function runTurn(run: TurnRun): Promise<TurnResult | null> {
  const sign = showWork(run);
  try {
    // The question is somebody else's job now, and what was found for it rests on what is no longer there.
    if (isRouteGone(run)) await restartRun(run);
    const turnDraft = await produceReply(run);
    const result = await recordTurn(run, turnDraft);
    return result === null ? null : { ...result, fuller: await offerFuller(run, turnDraft) };
  } finally {
    sign.end();
  }
}

async function produceReply(run: TurnRun): Promise<TurnDraft> {
  const audience = await runStep(run, 'audience', () => currentAudience(run));
  const start = await readStart(run, audience);
  const rules = await runStep(run, 'rules', () => Promise.resolve(start.rules));
  run.rules = rules;
  await applySettings(run, start);
  const question = await openQuestion(run, audience, start);
  const numbering = startRenumbering();
  const mayShow = async (evidence: readonly Evidence[]) =>
    isStillReadable(run.deps.database, { audience, rules, evidence }, await currentAudience(run));
  const stream = openReplyStream(run, { numbering, language: question.language }, () =>
    mayShow(run.toolbox?.evidence ?? []),
  );
  const agentOutcome = await screenAndAnswer(run, question, stream);
  // People come and go while a turn runs, and what they may read changes: what was found for others is not shown.
  if (!(await mayShow(agentOutcome.evidence))) {
    await restartRun(run);
    return produceReply(run);
  }
  const { draft: verified, checks } = await runStep(run, 'verify', async () =>
    verifyDraft(agentOutcome, question, run.deps.guardrails.lines),
  );
  const settled = await settleHandoff(run, {
    question,
    agentOutcome,
    draft: verified,
    topics: start.topics,
  });
  const { handoff, offer } = settled;
  // Small talk offers what was tried before.
  const draft = isTalk(agentOutcome) ? settled.draft : await keepAnswerable(run, question, settled.draft);
  // Trying offers takes time, in which readers change as well; what is fresh is not looked at again when it is posted.
  if (draft !== settled.draft && !(await mayShow(agentOutcome.evidence))) {
    await restartRun(run);
    return produceReply(run);
  }
  const composed = composeReply({ turn: run.turn, question, draft, numbering, offer });
  const offered = await offerSharing(run.deps, run.turn, composed);
  const reply = addAskerNote(addUnreadNote(offered, run.turn), run.turn, question);
  return {
    question,
    agentOutcome: { ...settled.agentOutcome, checks: [...agentOutcome.checks, ...checks] },
    draft,
    reply,
    handoff,
    shown: stream.shown(),
    grows: stream.grows(),
  };
}

/** However it ends, nothing is shown behind it. */
async function screenAndAnswer(run: TurnRun, question: Question, stream: ReplyStream): Promise<AgentOutcome> {
  try {
    return (await screenQuestion(run, question)) ?? (await applyRulesAndExecute(run, question, stream));
  } finally {
    await stream.end();
  }
}

/** Talk is answered by the bot itself, with what these readers could ask. */
async function answerTalk(
  run: TurnRun,
  question: Question,
  routed: Routed,
): Promise<Exclude<Routed, { type: 'talk' }>> {
  if (routed.type !== 'talk') return routed;
  const { route, usage, talk } = routed;
  return { type: 'draft', route, usage, draft: await talkBack(run, question, talk) };
}

function isTalk({ agent }: AgentOutcome): boolean {
  return agent === HELP;
}

async function applyRulesAndExecute(
  run: TurnRun,
  asked: Question,
  stream: ReplyStream,
): Promise<AgentOutcome> {
  const { question, ended } = await applyRules(run, asked);
  return ended ?? routeAndExecute(run, question, stream);
}

async function routeAndExecute(run: TurnRun, question: Question, stream: ReplyStream): Promise<AgentOutcome> {
  const budget = new Budget(effectiveLimits(run));
  const reading = {
    audience: question.audience,
    asker: question.asker,
    language: question.language,
    now: question.now,
    signal: run.signal,
  };
  const { tools, pageOf } = run.deps;
  const admit = admitExternal(run.deps, question.audience);
  const toolbox = openToolbox({ tools, admit, pageOf, onCall: stream.note }, reading, budget);
  run.toolbox = toolbox;
  const firstSearch = createFirstSearch(toolbox, tools);
  const routed: Routed = await routeTurn(run, question, firstSearch.begin);
  budget.spend(routed.usage);
  const ruled = await applyAgentRules(run, question, routed.route.agent);
  if (ruled.ended !== null) return { ...ruled.ended, agent: routed.route.agent, usage: routed.usage };
  const { emit, showWork: onWork } = stream;
  const acting = { run, question: ruled.question, toolbox, budget, emit, onWork, firstSearch };
  const act = async () => {
    const context = { ...acting, routed: await answerTalk(run, ruled.question, routed) };
    const outcome = (await executeParts(context)) ?? (await execute(context));
    const corrections = outcome.searches.flatMap((search) => search.corrections);
    const draft = addTakenAsNote(outcome.draft, ruled.question);
    return { ...outcome, draft: addCorrectionsNote(draft, ruled.question, corrections) };
  };
  const mayCost = effectiveModel(run).ability === 'writes';
  return reviveDates(await runStep(run, 'act', act, () => mayCost));
}

function currentAudience(run: TurnRun) {
  return audienceOf(run.deps.directory, run.deps.database, run.turn);
}

/** A checkpoint is JSON: the dates of evidence come back as texts. */
function reviveDates(agentOutcome: AgentOutcome): AgentOutcome {
  const revive = (one: Evidence): Evidence =>
    one.updatedAt === undefined ? one : { ...one, updatedAt: new Date(one.updatedAt) };
  const draft =
    agentOutcome.draft.type === 'clarify'
      ? agentOutcome.draft
      : { ...agentOutcome.draft, evidence: agentOutcome.draft.evidence.map(revive) };
  return { ...agentOutcome, draft, evidence: agentOutcome.evidence.map(revive) };
}
