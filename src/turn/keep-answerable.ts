import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { isAnswerable } from './is-answerable.ts';
import { runStep, type TurnRun } from './run-step.ts';

/** So many offers stand under an answer. */
const MAX_OFFERS = 2;
/** So many are tried for them. */
const MAX_TRIED = 4;
/** A reply does not wait longer than this for what could be asked next. */
const MAX_MS = 300;

/** Leaves of what a draft offers to ask next what these readers would get an answer to. */
export async function keepAnswerable(run: TurnRun, question: Question, draft: Draft): Promise<Draft> {
  if ((draft.type !== 'answer' && draft.type !== 'refused') || !draft.suggestions?.length) return draft;
  const offers = draft.suggestions.slice(0, MAX_TRIED);
  const suggestions = await runStep(run, 'offers', () => tryOffers(run, question, offers));
  return { ...draft, suggestions };
}

async function tryOffers(run: TurnRun, question: Question, offers: readonly string[]): Promise<string[]> {
  const until = performance.now() + (run.deps.offerMs ?? MAX_MS);
  const kept: string[] = [];
  for (const text of offers) {
    if (kept.length === MAX_OFFERS || performance.now() > until) break;
    if (await isAnswerable(run, question, text)) kept.push(text);
  }
  return kept;
}
