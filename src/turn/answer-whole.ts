import type { Draft } from '../core/draft.ts';
import type { ModelUsage } from '../core/model.ts';
import { citedMarks } from '../guardrails/cited-marks.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import { allText } from './compose-reply.ts';
import { effectiveModel } from './effective-settings.ts';
import { type ExecuteContext, execute } from './execute.ts';
import { flowEvidence } from './flow-evidence.ts';

type Answer = Extract<Draft, { type: 'answer' }>;

/** What flows have answered of a message, and what they leave. */
export interface AnsweredByCode {
  answers: readonly Answer[];
  /** Questions by themselves that no flow answers. */
  open: readonly string[];
  /** The agent whose job those are. */
  agent: string;
}

/**
 * Gives an agent the whole message, with what flows have worked out of it as evidence: parts that lean on one another lose their
 * meaning when they are answered apart. Where the agent leaves out what a flow has answered, that stands before its answer. The
 * outcome is null where no model of the company's wrote an answer; what that used is reported all the same.
 */
export async function answerWhole(
  context: ExecuteContext,
  { answers, open, agent }: AnsweredByCode,
): Promise<{ outcome: AgentOutcome | null; usage: ModelUsage | null }> {
  const { run, toolbox, routed } = context;
  if (effectiveModel(run).ability !== 'writes') return { outcome: null, usage: null };
  const made = answers.map((answer) => ({ answer, evidence: flowEvidence(answer) }));
  const given = made.flatMap(({ evidence }) => (evidence === null ? [] : [toolbox.add(evidence)]));
  const outcome = await execute({
    ...context,
    given: { evidence: given, open },
    routed: {
      type: 'agent',
      route: { ...routed.route, agent, reason: `${routed.route.reason}; a flow answers a part of it` },
      usage: routed.usage,
    },
  });
  const { draft } = outcome;
  if (draft.type !== 'answer' || outcome.wroteItself !== true) return { outcome: null, usage: outcome.usage };
  const cited = citedMarks(allText(draft.parts));
  const left = made.flatMap(({ answer, evidence }) => {
    const n = given.find((one) => one.id === evidence?.id && one.text === evidence.text)?.n;
    return n !== undefined && cited.includes(n) ? [] : [answer];
  });
  return { outcome: { ...outcome, draft: putBefore(left, draft), evidence: toolbox.evidence }, usage: null };
}

function putBefore(left: readonly Answer[], draft: Answer): Answer {
  if (left.length === 0) return draft;
  const all = [...left, draft];
  const evidence = new Map(all.flatMap((answer) => answer.evidence.map((one) => [one.n, one])));
  return {
    ...draft,
    parts: all.flatMap(({ parts }) => parts),
    evidence: [...evidence.values()],
    notes: [...new Set(all.flatMap(({ notes = [] }) => notes))],
  };
}
