import type { Evidence } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import { t } from '../messages/t.ts';

/** So many of the best passages say in which language there is anything. */
const LOOKED_AT = 3;

/** Says in which language what was found is, when the best of it is all in others than the question's; else null. */
export function formatOtherLanguagesNote(language: Language, evidence: readonly Evidence[]): string | null {
  const best = evidence
    .filter(({ kind }) => kind === 'passage')
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .slice(0, LOOKED_AT)
    .map((each) => each.language?.slice(0, 2) ?? language);
  if (best.length === 0 || best.includes(language)) return null;
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  const distinct = [...new Set(best)]
    .filter((code) => /^[a-z]{2}$/.test(code))
    .map((code) => names.of(code) ?? code);
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(distinct);
  return distinct.length === 0 ? null : t(language, 'turn.only_other_languages', { language: list });
}
