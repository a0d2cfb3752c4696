import type { Agent } from '../agents/define-agent.ts';
import type { Draft } from '../core/draft.ts';
import { demandedByRule } from '../core/handoff-reason.ts';
import type { Language } from '../core/language.ts';
import { pickText } from '../core/local-text.ts';
import type { Question } from '../core/question.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import { t } from '../messages/t.ts';
import { applyPolicies } from '../policies/apply-policies.ts';
import { type Policy, type StoppingVerdict, topicNameOf } from '../policies/define-policy.ts';
import type { Circumstances, Place } from '../policies/policy-facts.ts';
import { namedIn } from './account-context.ts';
import { type AgentOutcome, refuseByRule } from './agent-outcome.ts';
import { effectiveModel } from './effective-settings.ts';
import { topicOfAgent } from './handoff-need.ts';
import { runStep, type TurnRun } from './run-step.ts';
import type { TurnDeps } from './turn.ts';
import { lastAgentOf } from './turn-store.ts';

/** What the policies made of a question: the one to go on with, or how it ended. */
export type Ruled = { question: Question; ended: null } | { question: Question; ended: AgentOutcome };

/** Step 4: rules that answer, refuse or demand a person before any model runs. */
export function applyRules(run: TurnRun, question: Question): Promise<Ruled> {
  const everywhere = run.deps.policies.filter(({ scope }) => scope === 'every_question');
  return applyStep(run, { step: 'policy', question, policies: everywhere });
}

/** So many accounts are offered where something cannot be done for them. */
const MAX_FACTS = 2;

/** The step of the rules of the agent whose job a question is. */
const AGENT_RULES = 'agent policy';

/** The rules that an agent names for its own questions, once it is known that this is one. */
export function applyAgentRules(run: TurnRun, question: Question, agentName: string): Promise<Ruled> {
  const agent = run.deps.agents.find(({ name }) => name === agentName);
  const policies = agent === undefined ? [] : policiesOf(run.deps, agent);
  if (policies.length === 0) return Promise.resolve({ question, ended: null });
  return applyStep(run, { step: AGENT_RULES, question, policies });
}

/** The same for what one agent asks of another. */
export async function applySubAgentRules(
  run: Pick<TurnRun, 'deps' | 'turn' | 'settings'>,
  agent: Agent,
  question: Question,
): Promise<{ question: Question | null; checks: CheckVerdict[] }> {
  const policies = policiesOf(run.deps, agent);
  if (policies.length === 0) return { question, checks: [] };
  const result = applyPolicies(question, await circumstancesOf(run), policies);
  return { question: result.type === 'allowed' ? result.question : null, checks: result.checks };
}

function policiesOf({ policies }: TurnDeps, agent: Agent): Policy[] {
  return policies.filter(({ name, scope }) => scope === 'agent' && agent.policies.includes(name));
}

async function applyStep(
  run: TurnRun,
  { step, question, policies }: { step: string; question: Question; policies: readonly Policy[] },
): Promise<Ruled> {
  const ruled = await runStep(run, step, async () => {
    const result = applyPolicies(question, await circumstancesOf(run), policies);
    if (result.type === 'allowed')
      return { text: result.question.text, stopped: null, checks: result.checks };
    const { policy, verdict } = result;
    return {
      text: question.text,
      stopped: { policy: policy.name, draft: await toDraft(run, { policy, verdict, question }) },
      checks: result.checks,
    };
  });
  run.checks.push(...ruled.checks);
  if (ruled.stopped === null) return { question: { ...question, text: ruled.text }, ended: null };
  const { policy, draft } = ruled.stopped;
  return { question, ended: refuseByRule(draft, `the policy ${policy}`, 'policy') };
}

async function toDraft(
  run: TurnRun,
  { policy, verdict, question }: { policy: Policy; verdict: StoppingVerdict; question: Question },
): Promise<Draft> {
  const { language } = question;
  const own = verdict.text === undefined ? null : pickText(verdict.text, language);
  if (verdict.verdict === 'deny')
    return {
      type: 'refused',
      reason: 'policy',
      text: own ?? t(language, 'turn.refused_by_rule'),
      evidence: [],
      suggestions: verdict.instead === 'facts' ? await suggestFacts(run, question) : [],
    };
  const { passedOnText } = verdict;
  const known = verdict.topic ?? topicNameOf(policy);
  return {
    type: 'handoff',
    topic: known ?? topicOfAgent(run.deps.agents, await lastAgentOf(run.deps.database, run.turn)),
    reason: verdict.wanted === true ? 'asked' : demandedByRule(policy.name),
    text: own ?? t(language, 'turn.refused_by_rule'),
    passedOnText: passedOnText === undefined ? passOn(own, language) : pickText(passedOnText, language),
    evidence: [],
  };
}

/** The brief of each account that is named, as far as these readers may see it. */
async function suggestFacts({ deps }: TurnRun, { audience, text, language }: Question): Promise<string[]> {
  const named = await namedIn(deps.database, audience, text);
  return named.slice(0, MAX_FACTS).map(({ name }) => t(language, 'flow.ask.brief', { account: name }));
}

/** A rule's own words stand before the news that people were asked. */
function passOn(own: string | null, language: Language): string {
  const news = t(language, 'turn.handed_off.policy');
  return own === null ? news : `${own}\n\n${news}`;
}

/** Where the question was asked and what would answer it, for rules that look at it. */
async function circumstancesOf(run: Pick<TurnRun, 'deps' | 'turn' | 'settings'>): Promise<Circumstances> {
  return { ...(await placeOf(run)), modelWrites: effectiveModel(run).ability === 'writes' };
}

async function placeOf({ deps, turn }: Pick<TurnRun, 'deps' | 'turn'>): Promise<Place> {
  const { teamId, channelId, viewerId } = turn;
  const base = { teamId, channelId, private: viewerId !== null };
  if (turn.origin === 'cli') return { ...base, name: null, kind: 'terminal' };
  const channel = await deps.directory.channel(teamId, channelId);
  return { ...base, name: channel?.name || null, kind: channel?.kind ?? 'unknown' };
}
