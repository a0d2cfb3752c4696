import type { Evidence } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import { t } from '../messages/t.ts';
import { isLexiconLanguage } from '../text/lexicon/read-concepts.ts';
import { questionLanguage } from '../text/question-language.ts';

/** So many of the best passages say in which language there is anything. */
const LOOKED_AT = 3;

/**
 * Says in which language what was found is, when the best of it is all in others than the question's and none of them
 * can be read by the lexicon; else null.
 * @param asked the question, whose language may have no fixed texts
 */
export function formatOtherLanguagesNote(
  language: Language,
  asked: string,
  evidence: readonly Evidence[],
): string | null {
  const spoken = questionLanguage(asked);
  const own = spoken.sure ? spoken.language : language;
  const isRead = (code: string): boolean =>
    code === own || (isLexiconLanguage(code) && isLexiconLanguage(own));
  const best = evidence
    .filter(({ kind }) => kind === 'passage')
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .slice(0, LOOKED_AT)
    .map((each) => each.language?.slice(0, 2) ?? own);
  if (best.length === 0 || best.some(isRead)) return null;
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  const distinct = [...new Set(best)]
    .filter((code) => /^[a-z]{2}$/.test(code))
    .map((code) => names.of(code) ?? code);
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(distinct);
  return distinct.length === 0 ? null : t(language, 'turn.only_other_languages', { language: list });
}
