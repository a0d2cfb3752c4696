import { idsBehind } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { PieceKind } from '../core/piece.ts';
import type { CheckVerdict, Receipt } from '../core/receipt.ts';
import type { RetrievalTrail, Synonym } from '../core/retrieval.ts';
import { findCorrections } from '../knowledge/find-corrections.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import { settingsForReceipt } from './effective-settings.ts';
import type { TurnRun } from './run-step.ts';
import type { TurnDeps } from './turn.ts';
import type { TurnDraft } from './turn-draft.ts';

/** Writes the explanation of a turn that came to its reply. */
export function writeReceipt(run: TurnRun, turnDraft: TurnDraft): Receipt {
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
    checks,
    ...retrievalOf(agentOutcome, new Set(reply.citations.map(({ id }) => id)).size),
    toolCalls: agentOutcome.toolCalls,
    ...extensionsIn(run.deps, agentOutcome, checks),
    model: agentOutcome.model,
    usage: agentOutcome.usage,
    ...settingsForReceipt(run.settings),
    steps: run.timings.map((step) => (step.name === 'act' ? { ...step, counts: agentOutcome.counts } : step)),
    startedAt: run.turn.startedAt.toISOString(),
    finishedAt: run.deps.clock.now().toISOString(),
  };
}

/** The company's own pieces that had a part in it; a rule or check of theirs has one whenever it was applied. */
function extensionsIn(
  { extensions, quoting }: Pick<TurnDeps, 'extensions' | 'quoting'>,
  { agent, flow, toolCalls, model }: AgentOutcome,
  checks: readonly CheckVerdict[],
): Pick<Receipt, 'extensions'> {
  const applied = new Set(checks.map(({ check }) => check));
  const took: Partial<Record<PieceKind, (name: string) => boolean>> = {
    agent: (name) => name === agent,
    flow: (name) => name === flow,
    tool: (name) => toolCalls.some(({ tool }) => tool === name),
    policy: (name) => applied.has(`policy.${name}`),
    // Of those that there are, the turns know the chosen one alone.
    model: () => !['', 'none', quoting.name].includes(model),
    guardrail: (name) => applied.has(`input.${name}`) || applied.has(`output.${name}`),
  };
  const found = extensions.filter(({ kind, name }) => took[kind]?.(name) ?? false);
  return found.length === 0 ? {} : { extensions: found };
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
  if (draft.type === 'handoff') return draft.reason.startsWith('policy:') ? 'policy' : draft.reason;
  return draft.type === 'refused' ? draft.reason : undefined;
}
