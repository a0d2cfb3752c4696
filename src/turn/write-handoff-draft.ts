import type { Agent } from '../agents/define-agent.ts';
import { openEvidenceContext } from '../agents/evidence-context.ts';
import { runAgent } from '../agents/run-agent.ts';
import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import { Budget } from '../core/budget.ts';
import { type Evidence, idsBehind } from '../core/citation.ts';
import { type ModelUsage, NO_USAGE } from '../core/model.ts';
import { isUnanswered } from '../core/outcome.ts';
import type { Question } from '../core/question.ts';
import { verifySentence } from '../guardrails/output.ts';
import type { HandoffDraft } from '../handoff/handoff.ts';
import { HEADING_MARK } from '../knowledge/passage-hit.ts';
import { SEARCH } from '../knowledge/search-tool.ts';
import { t } from '../messages/t.ts';
import { splitSentences } from '../text/split-sentences.ts';
import { admitExternal } from './admit-external.ts';
import { applySubAgentRules } from './apply-rules.ts';
import { isBareRequest } from './bare-request.ts';
import { composeAnswer } from './compose-reply.ts';
import type { HandoffNeed } from './handoff-need.ts';
import { startRenumbering } from './renumber.ts';
import { openToolbox, type Toolbox } from './toolbox.ts';
import type { TurnDeps } from './turn.ts';
import { visibleEvidence } from './visible-evidence.ts';

/** Whose turn it is must not wait long for a text that a person may throw away. */
const MAX_MS = 20_000;
const MAX_PASSAGES = 3;
const MAX_QUOTE = 300;

/** A proposed answer with what writing it took. */
export interface WrittenDraft {
  draft: HandoffDraft | null;
  usage: ModelUsage;
}

/**
 * Proposes what a lead may send: what was answered, an answer that was written and verified for these readers, or the
 * nearest passages; null where nothing fits. `readers` are those of the asker's place and of the escalation channel
 * together, so that the person who sees the draft there or here may see all that it rests on.
 */
export async function writeHandoffDraft(
  deps: TurnDeps,
  need: HandoffNeed,
  readers: Audience,
): Promise<WrittenDraft> {
  const answered = await saveAnswerAsDraft(deps, need, readers);
  if (answered !== null) return { draft: answered, usage: NO_USAGE };
  // It names nothing that could be looked up.
  if (isBareRequest(need.question)) return { draft: null, usage: NO_USAGE };
  const limits = { ...need.limits, timeoutMs: Math.min(need.limits.timeoutMs, MAX_MS) };
  const budget = new Budget(limits);
  const question = questionFor(need, readers);
  const context = { ...question, signal: need.signal };
  const toolbox = openToolbox({ tools: deps.tools, admit: admitExternal(deps, readers) }, context, budget);
  try {
    const found = deps.tools.some(({ name }) => name === SEARCH)
      ? (await toolbox.call(SEARCH, { query: need.question.slice(0, 8_000) })).evidence
      : [];
    const written = await writeAnswer(deps, { need, question, toolbox, budget });
    return { draft: written.draft ?? quoteNearest(need, found), usage: written.usage };
  } catch (error) {
    need.signal.throwIfAborted();
    // A person can answer without a proposal: it is no reason not to ask them.
    if (!(error instanceof BotError) || error.code.startsWith('database_')) throw error;
    deps.log.warn({ err: error, turn: need.turn.id }, 'no answer could be proposed');
    return { draft: null, usage: NO_USAGE };
  }
}

async function saveAnswerAsDraft(
  deps: TurnDeps,
  { answer }: HandoffNeed,
  readers: Audience,
): Promise<HandoffDraft | null> {
  if (answer === null || answer.citations.length === 0) return null;
  const { parts, citations } = answer;
  const cited = idsBehind(citations);
  const visible = await visibleEvidence(deps.database, readers, cited);
  return cited.every((id) => visible.has(id)) ? { parts, citations } : null;
}

/** What was said before goes along to nobody: some of it may be hidden from these readers. */
function questionFor({ question, asker, language, now }: HandoffNeed, audience: Audience): Question {
  return { text: question, history: [], asker, audience, language, timeZone: asker.timeZone, now };
}

/** The agent that was given the question; where a rule ended it before that, the one that takes what is nobody's job. */
function writerOf({ agents }: TurnDeps, need: HandoffNeed): Agent | undefined {
  return agents.find(({ name }) => name === need.agent) ?? agents.find(({ takesRest }) => takesRest);
}

/** Has the agent write, unless it has just found that there is no answer: fewer sources do not hold more. */
async function writeAnswer(
  deps: TurnDeps,
  work: { need: HandoffNeed; question: Question; toolbox: Toolbox; budget: Budget },
): Promise<WrittenDraft> {
  const { need, question, toolbox, budget } = work;
  const agent = writerOf(deps, need);
  if (agent === undefined || isUnanswered(need.reason)) return { draft: null, usage: NO_USAGE };
  try {
    const { draft, usage } = await runAgent(agent, {
      question,
      call: toolbox.call,
      tools: deps.tools,
      agents: deps.agents,
      applyRules: (other, asked) =>
        applySubAgentRules({ deps, turn: need.turn, settings: null }, other, asked),
      checks: deps.guardrails.output,
      model: need.model,
      budget,
      depth: 1,
      signal: need.signal,
      findConflicts: deps.findConflicts,
    });
    if (draft.type !== 'answer') return { draft: null, usage };
    const { parts, citations } = composeAnswer(draft, startRenumbering());
    return { draft: citations.length === 0 ? null : { parts, citations }, usage };
  } catch (error) {
    need.signal.throwIfAborted();
    if (!(error instanceof BotError) || error.code.startsWith('database_')) throw error;
    deps.log.warn(
      { err: error, turn: need.turn.id },
      'the proposed answer was not written; passages are quoted',
    );
    return { draft: null, usage: NO_USAGE };
  }
}

function quoteNearest({ question, language }: HandoffNeed, found: Evidence[]): HandoffDraft | null {
  const quotes = openEvidenceContext()
    .add(found)
    .flatMap((evidence) => quoteOf(evidence, question))
    .slice(0, MAX_PASSAGES);
  if (quotes.length === 0) return null;
  const parts = [
    { type: 'text' as const, text: t(language, 'turn.handoff.draft_near') },
    { type: 'list' as const, ordered: false, items: quotes.map(({ item }) => item) },
  ];
  const draft = {
    type: 'answer' as const,
    parts,
    evidence: quotes.map(({ evidence }) => evidence),
    suggestions: [],
  };
  const { parts: numbered, citations } = composeAnswer(draft, startRenumbering());
  return { parts: numbered, citations };
}

/** The beginning of a passage below its headings, as far as it passes what every sentence of ours must pass. */
function quoteOf(evidence: Evidence, question: string): { item: string; evidence: Evidence }[] {
  let text = '';
  for (const sentence of splitSentences(proseOf(evidence.text))) {
    if (text !== '' && text.length + sentence.length > MAX_QUOTE) break;
    text = `${text} ${sentence.trim()}`.trim();
  }
  const item = `${text} [${evidence.n}]`;
  const fits = text !== '' && text.length <= 2 * MAX_QUOTE;
  return fits && verifySentence({ sentence: item, evidence: [evidence], question }).ok
    ? [{ item, evidence }]
    : [];
}

/** One line without headings and table rows, which mean nothing in the middle of a line. */
function proseOf(text: string): string {
  const lines = text.split('\n').filter((line) => !line.startsWith(HEADING_MARK) && !/^\s*\|/.test(line));
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}
