import type { ErrorCode } from '../core/bot-error.ts';
import type { Draft } from '../core/draft.ts';
import type { Language } from '../core/language.ts';
import { isUnanswered } from '../core/outcome.ts';
import type { KeyEnd } from '../messages/catalogue.ts';
import { t } from '../messages/t.ts';

/** Why quoting stands in for the model: what went wrong with it, or whose money of the day is spent. */
export type StandInReason = ErrorCode | 'spent' | 'spent_person';

/**
 * Adds to a draft that was quoted why the model did not write it. Where quoting found nothing, the model's failure is
 * the reason, and not that there is nothing: nobody is sent looking for what an article may say.
 */
export function addModelNote(draft: Draft, language: Language, why: StandInReason): Draft {
  if (draft.type !== 'answer' && draft.type !== 'refused') return draft;
  const reason = t(language, wordsOf(why));
  const quoted = t(language, draft.type === 'answer' ? 'turn.model.quoted' : 'turn.model.not_quoted');
  const notes = [...(draft.notes ?? []), `${reason} ${quoted}`];
  const isSpent = why === 'spent' || why === 'spent_person';
  if (draft.type === 'answer' || isSpent || draft.parts !== undefined || !isUnanswered(draft.reason))
    return { ...draft, notes };
  return { ...draft, reason: 'model_failed', notes };
}

function wordsOf(why: StandInReason): `turn.model.${KeyEnd<'turn.model'>}` {
  switch (why) {
    case 'spent':
      return 'turn.model.spent';
    case 'spent_person':
      return 'turn.model.spent_person';
    case 'model_timeout':
      return 'turn.model.slow';
    case 'model_refused':
      return 'turn.model.refused';
    case 'model_rejected':
      return 'turn.model.rejected';
    case 'model_invalid_output':
      return 'turn.model.unusable';
    default:
      return 'turn.model.down';
  }
}
