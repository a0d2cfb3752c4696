import { z } from 'zod';
import { HELP } from '../agents/answer-talk.ts';
import type { Understanding } from '../agents/check-understanding.ts';
import { routeQuestion } from '../agents/route-question.ts';
import { standaloneQuestion } from '../agents/standalone-question.ts';
import { type Understood, understandQuestion } from '../agents/understand-question.ts';
import { BotError } from '../core/bot-error.ts';
import type { Draft } from '../core/draft.ts';
import { type ModelUsage, NO_USAGE } from '../core/model.ts';
import type { Question } from '../core/question.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Flow, FlowMatch } from '../flows/define-flow.ts';
import { readSourceLanguages } from '../knowledge/read-source-languages.ts';
import { t } from '../messages/t.ts';
import { isVague } from '../text/is-vague.ts';
import { askedAlone } from '../text/set-apart.ts';
import { readTalk, type Talk } from '../text/talk/read-talk.ts';
import {
  effectiveAgents,
  effectiveLimits,
  effectiveModel,
  formatEnabledAgents,
} from './effective-settings.ts';
import { runStep, type TurnRun } from './run-step.ts';

/** Which agent's job a question is, and how that was found. */
export type Route = Receipt['route'] & { agent: string };

/** Who answers: a flow by its script, an agent, or nobody because the draft is there already. */
export type Routed = { route: Route; usage: ModelUsage } & (
  | { type: 'flow'; flow: Flow; match: FlowMatch; insist: boolean }
  | { type: 'agent'; understanding?: Understanding }
  | { type: 'draft'; draft: Draft }
  /** The bot itself answers: talk, or a message that names nothing to look up. */
  | { type: 'talk'; talk: Talk | 'vague' }
);

/** Below this a flow's match is a hint to the router and no more. */
const FLOW_CONFIDENCE = 0.6;

/**
 * Step 5: flow match, then the model's reading of the thread, else the classifier; each says how sure it is.
 * @param beside begins the first search while the model reads
 */
export async function routeTurn(
  run: TurnRun,
  question: Question,
  beside?: (query: string) => void,
): Promise<Routed> {
  const found = await runStep(
    run,
    'route',
    async () => refuseSwitchedOff(run, question, await findRoute(run, question, beside)),
    ({ understanding }) => understanding !== undefined,
  );
  const { route, usage, draft, flow, talk, understanding } = found;
  if (talk !== undefined) return { type: 'talk', route, usage, talk };
  if (draft !== null) return { type: 'draft', route, usage, draft };
  const script = run.deps.flows.find((one) => one.name === flow?.name);
  if (flow === null || script === undefined)
    return { type: 'agent', route, usage, ...(understanding === undefined ? {} : { understanding }) };
  return { type: 'flow', route, usage, flow: script, match: flow.match, insist: run.turn.command !== null };
}

/** Whether an earlier process left the question to an agent or a flow that was taken out since. */
export function isRouteGone({ checkpoints, deps }: TurnRun): boolean {
  const known = checkpoints.get('route')?.output as FoundRoute | undefined;
  if (known === undefined) return false;
  const { route, flow } = known;
  const isThere = route.agent === HELP || deps.agents.some(({ name }) => name === route.agent);
  return !isThere || (flow !== null && !deps.flows.some(({ name }) => name === flow.name));
}

interface FoundRoute {
  route: Route;
  flow: { name: string; match: FlowMatch } | null;
  draft: Draft | null;
  talk?: Talk | 'vague';
  /** What the model read in it, as far as code could confirm that. */
  understanding?: Understanding;
  /** What asking the model about it used. */
  usage: ModelUsage;
}

async function findRoute(
  run: TurnRun,
  question: Question,
  beside?: (query: string) => void,
): Promise<FoundRoute> {
  const commanded = run.deps.flows.find(
    ({ command }) => command !== undefined && command === run.turn.command,
  );
  if (commanded !== undefined) return commandRoute(commanded, question);
  const unclear = askWhichIsMeant(question);
  if (unclear !== null) return unclear;
  const talk = readTalk(question.text);
  if (talk !== null) {
    const route: Route = { agent: HELP, by: 'classifier', reason: `talk: ${talk}`, confidence: 1 };
    return { route, flow: null, draft: null, talk, usage: NO_USAGE };
  }
  const matches = await matchFlows(run, question);
  const [best] = matches;
  if (best !== undefined && best.match.confidence >= FLOW_CONFIDENCE) {
    const { confidence, reason } = best.match;
    return {
      route: { agent: best.agent, by: 'flow', reason: `${best.name}: ${reason}`, confidence },
      flow: best,
      draft: null,
      usage: NO_USAGE,
    };
  }
  if (question.history.length === 0 && isVague(question.text)) {
    const route: Route = { agent: HELP, by: 'classifier', reason: 'names nothing to look up', confidence: 1 };
    return { route, flow: null, draft: null, talk: 'vague', usage: NO_USAGE };
  }
  const reading = standaloneQuestion(question);
  const understood = await understand(run, question, beside);
  const understanding = understood?.understanding ?? null;
  const { agent, by, reason, confidence } = routeQuestion(
    { text: understanding?.question ?? reading },
    {
      agents: run.deps.agents,
      named: understanding?.agent ?? null,
      on: effectiveAgents(run).map(({ name }) => name),
    },
  );
  const faults = understood?.faults ?? [];
  return {
    route: { agent, by, reason: [reason, ...faults].join('; '), confidence },
    flow: null,
    draft: null,
    usage: understood?.usage ?? NO_USAGE,
    ...(understanding === null ? {} : { understanding }),
  };
}

/** "This account", where its place names several: one question back. */
function askWhichIsMeant({ language, mayMean }: Question): FoundRoute | null {
  if (mayMean === undefined) return null;
  const text = t(language, 'flow.account.which', { name: mayMean.said });
  const choices = mayMean.accounts.map(({ name, question }) => ({ label: name, question }));
  const route: Route = { agent: HELP, by: 'classifier', reason: 'names several accounts', confidence: 1 };
  return { route, flow: null, draft: { type: 'clarify', text, choices }, usage: NO_USAGE };
}

/** A share of a turn's time after which the deterministic reading stands: there has to be time to answer. */
const UNDERSTANDING_SHARE = 0.15;

/** Has the model read the question while it is first searched for; null where the model only quotes. */
async function understand(
  run: TurnRun,
  question: Question,
  beside?: (query: string) => void,
): Promise<Understood | null> {
  const model = effectiveModel(run);
  if (model.ability !== 'writes') return null;
  beside?.(standaloneQuestion(question));
  return understandQuestion(question, {
    agents: run.deps.agents,
    model,
    signal: run.signal,
    timeoutMs: effectiveLimits(run).timeoutMs * UNDERSTANDING_SHARE,
    sourceLanguages: await readSourceLanguages(run.deps.database, question.audience, question.language),
  });
}

/** What is not on in this channel is not done there, however it was asked for. */
function refuseSwitchedOff(run: TurnRun, { language }: Question, found: FoundRoute): FoundRoute {
  const { agent, reason } = found.route;
  const on = effectiveAgents(run);
  if (agent === HELP || on.some(({ name }) => name === agent)) return found;
  const text = formatEnabledAgents(language, on);
  return {
    ...found,
    route: { ...found.route, reason: `${reason}; ${agent} is switched off here` },
    flow: null,
    draft: { type: 'refused', reason: 'switched_off', text, evidence: [] },
  };
}

async function matchFlows(
  run: TurnRun,
  question: Question,
): Promise<{ name: string; agent: string; match: FlowMatch }[]> {
  const { flows } = run.deps;
  // At once, so that what they look up is asked for together.
  const asked = { ...question, text: askedAlone(question.text) };
  const found = await Promise.all(flows.map((flow) => matchFlow(run, flow, asked)));
  const matches = flows.flatMap(({ name, agent }, at) => {
    const match = found[at] ?? null;
    return match === null ? [] : [{ name, agent, match }];
  });
  return matches.sort((one, other) => other.match.confidence - one.match.confidence);
}

const flowMatch = z.looseObject({ confidence: z.number().min(0).max(1), reason: z.string() });

/** Every flow is asked about every question: one that breaks is left out, and the question is somebody else's job. */
async function matchFlow(
  { deps, signal }: TurnRun,
  flow: Flow,
  question: Question,
): Promise<FlowMatch | null> {
  try {
    const match = (await flow.match(question)) ?? null;
    return match === null ? null : { input: null, ...flowMatch.parse(match) };
  } catch (error) {
    signal.throwIfAborted();
    // What the bot lacks itself is no fault of the flow.
    if (error instanceof BotError && error.retryable) throw error;
    deps.log.error({ err: error, flow: flow.name }, 'a flow could not tell whether a question is its job');
    return null;
  }
}

/** A command names the job itself; only what it is about is left to find. */
function commandRoute({ name, agent, command }: Flow, question: Question): FoundRoute {
  return {
    route: { agent, by: 'command', reason: `/${command}`, confidence: 1 },
    flow: { name, match: { confidence: 1, reason: 'command', input: { name: question.text } } },
    draft: null,
    usage: NO_USAGE,
  };
}
