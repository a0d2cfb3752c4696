import { idsBehind } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import { demandingRule } from '../core/handoff-reason.ts';
import type { Question } from '../core/question.ts';
import type { ModelCall, Receipt } from '../core/receipt.ts';
import type { RetrievalTrail, Synonym } from '../core/retrieval.ts';
import { findCorrections } from '../knowledge/find-corrections.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import { settingsForReceipt } from './effective-settings.ts';
import { extensionsIn } from './extensions-in.ts';
import { receiptOfUses } from './receipt-of-uses.ts';
import type { TurnRun } from './run-step.ts';
import type { TurnDraft } from './turn-draft.ts';

/** Writes the explanation of a turn that came to its reply. */
export function writeReceipt(run: TurnRun, turnDraft: TurnDraft, calls: readonly ModelCall[]): Receipt {
  const { agentOutcome, draft, reply, question } = turnDraft;
  const used = new Set(idsBehind(reply.citations));
  const reason = reasonOf(draft);
  const checks = [
    ...run.checks,
    ...agentOutcome.checks,
    ...(draft.type === 'refused' ? (draft.checks ?? []) : []),
  ];
  return {
    id: run.turn.id,
    outcome: reply.outcome,
    ...(reason === undefined ? {} : { reason }),
    agent: agentOutcome.agent,
    ...(agentOutcome.flow === null ? {} : { flow: agentOutcome.flow }),
    route: agentOutcome.route,
    audience: question.audience,
    seen: agentOutcome.evidence.map(({ id, title, score }) => ({
      id,
      title,
      ...(score === undefined ? {} : { score }),
      used: used.has(id),
    })),
    citations: reply.citations,
    ...toldOf(agentOutcome, question),
    checks,
    ...retrievalOf(agentOutcome, new Set(reply.citations.map(({ id }) => id)).size),
    toolCalls: agentOutcome.toolCalls,
    ...extensionsIn(run.deps, { ...agentOutcome, checks, usedModel: usesModel(agentOutcome) }),
    model: agentOutcome.model,
    ...receiptOfUses(run.meter, calls),
    ...settingsForReceipt(run.settings),
    steps: run.timings.map((step) => (step.name === 'act' ? { ...step, counts: agentOutcome.counts } : step)),
    startedAt: run.turn.startedAt.toISOString(),
    finishedAt: run.deps.clock.now().toISOString(),
  };
}

/** What a model was told besides the evidence: what it wrote may repeat any of it. */
function toldOf({ told }: AgentOutcome, { history }: Question): Pick<Receipt, 'told'> {
  if (told === undefined) return {};
  return { told: [...new Set([...told, ...history.flatMap(({ cited = [] }) => cited)])] };
}

/** It wrote, or was asked whose job the question is. */
function usesModel({ wroteItself, route }: AgentOutcome): boolean {
  return wroteItself === true || route.by === 'model';
}

/** Nothing where nothing was searched and no model read anything. */
function retrievalOf(
  { searches, fit, evidence, understood }: AgentOutcome,
  cited: number,
): { retrieval?: RetrievalTrail } {
  if (searches.length === 0 && (fit === null || fit.kept + fit.cut === 0)) return {};
  const words = [...new Set(searches.flatMap((search) => search.words))];
  const corrections = findCorrections(
    searches.flatMap((search) => search.corrections),
    evidence,
  );
  const synonyms = distinct(searches.flatMap((search) => search.synonyms));
  return {
    retrieval: {
      searches: searches.map(
        ({ words: _words, corrections: _corrections, synonyms: _synonyms, ...search }) => search,
      ),
      words,
      ...(synonyms.length === 0 ? {} : { synonyms }),
      ...(corrections.length === 0 ? {} : { corrections }),
      ...(understood === undefined ? {} : { understood }),
      model: fit,
      cited,
    },
  };
}

function distinct(synonyms: readonly Synonym[]): Synonym[] {
  return [...new Map(synonyms.map((each) => [`${each.said}\n${each.means}`, each])).values()];
}

function reasonOf(draft: Draft): string | undefined {
  if (draft.type === 'handoff') return demandingRule(draft.reason) === null ? draft.reason : 'policy';
  return draft.type === 'refused' ? draft.reason : undefined;
}
