import { BotError } from '../core/bot-error.ts';
import type { Question } from '../core/question.ts';
import { type IntentClassifier, trainIntents } from '../text/intents/train-intents.ts';
import type { Agent } from './define-agent.ts';

/** Whose job a question is. */
export interface QuestionRoute {
  /** The name of an agent. */
  agent: string;
  by: 'classifier' | 'model';
  /** 0 to 1 */
  confidence: number;
  /** For the receipt, in English. */
  reason: string;
}

/** What may help to decide. */
export interface RouteOptions {
  /** Every agent that there is. */
  agents: readonly Agent[];
  /** Whose job a model says it is; code has checked that there is such an agent. */
  named?: string | null;
  /** Names of the agents that are on where it was asked; left out: every one. */
  on?: readonly string[];
}

/** From here on the classifier is sure. */
const SURE = 0.5;

/** Trained at the first question for each list of agents, not when a command that asks nothing loads this file. */
const classifiers = new WeakMap<readonly Agent[], IntentClassifier<string>>();

function classifierOf(agents: readonly Agent[]): IntentClassifier<string> {
  const known = classifiers.get(agents);
  if (known !== undefined) return known;
  const trained = trainIntents(
    agents.flatMap(({ name, examples }) => examples.map((text) => ({ text, label: name }))),
  );
  classifiers.set(agents, trained);
  return trained;
}

/** How sure a model is that was asked in the thread. */
const NAMED_CONFIDENCE = 0.8;

/** Decides whose job a question is that no flow has taken: the classifier, or the model that read it in its thread. */
export function routeQuestion(question: Pick<Question, 'text'>, options: RouteOptions): QuestionRoute {
  const { label, ranked } = classifierOf(options.agents).classify(question.text);
  const [best, next] = ranked;
  if (best === undefined || next === undefined)
    throw new BotError('internal', 'The router knows fewer than two agents.');
  const guess = {
    agent: best.label,
    by: 'classifier' as const,
    confidence: round(best.confidence),
  };
  const agent = best.label;
  const { named = null } = options;
  if (named !== null)
    return { agent: named, by: 'model', confidence: NAMED_CONFIDENCE, reason: `the model says ${named}` };
  if (best.confidence >= SURE) return { ...guess, agent, reason: `sounds like ${agent}` };
  // What is none of the jobs that were learned is that of the agent who takes the rest.
  const rest = options.agents.find(({ takesRest, name }) => takesRest === true && isOn(name, options));
  if (label === null && rest !== undefined)
    return { ...guess, agent: rest.name, reason: 'sounds like nobody’s job' };
  // Where it could be anybody's job, it is that of one who is there to do it.
  const near = ranked.filter(({ confidence }) => confidence >= best.confidence / 2);
  const there = near.find((one) => isOn(one.label, options))?.label ?? agent;
  return { ...guess, agent: there, reason: `sounds most like ${there}` };
}

function isOn(agent: string, { on }: RouteOptions): boolean {
  return on?.includes(agent) ?? true;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
