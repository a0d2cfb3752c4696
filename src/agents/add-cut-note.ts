import type { Draft } from '../core/draft.ts';
import type { Language } from '../core/language.ts';
import { completeness, type ModelFinish } from '../core/model.ts';
import { t } from '../messages/t.ts';

/** Says of a draft whose answer is not whole that it is not, and why. */
export function addCutNote(draft: Draft, finish: ModelFinish, language: Language): Draft {
  if (completeness(finish) === 'complete' || (draft.type !== 'answer' && draft.type !== 'refused'))
    return draft;
  const why = finish === 'length' || finish === 'filtered' ? finish : 'broken';
  return { ...draft, notes: [...(draft.notes ?? []), t(language, `agent.cut.${why}`)] };
}
