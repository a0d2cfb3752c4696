import type { Language } from '../../core/language.ts';
import type { EvidenceFit, RetrievalTrail } from '../../core/retrieval.ts';
import { t } from '../../messages/t.ts';

const MAX_WORDS = 24;
/** A turn that searched more often says so by the number of its tool calls. */
const MAX_SEARCHES = 4;

/** Says in plain words how a turn searched, what was kept at each stage, what a model was given, and what is cited. */
export function retrievalLines(
  { searches, words, corrections = [], synonyms = [], model, cited }: RetrievalTrail,
  language: Language,
): string[] {
  const shown = words.slice(0, MAX_WORDS).map((word) => `“${word}”`);
  return [
    ...searches.slice(0, MAX_SEARCHES).flatMap((search) => searchLines(search, language)),
    ...(shown.length === 0 ? [] : [t(language, 'slack.why.search.words', { words: shown.join(' ') })]),
    ...corrections
      .slice(0, MAX_WORDS)
      .map(({ said, meant }) => t(language, 'slack.why.search.corrected', { said, meant })),
    ...synonyms
      .slice(0, MAX_WORDS)
      .map(({ said, means }) => t(language, 'slack.why.search.synonym', { said, means })),
    ...(model === null ? [] : [fitLine(model, language)]),
    t(language, 'slack.why.search.cited', { cited }),
  ];
}

function searchLines(
  { language: read, isQuestion, counts, ms }: RetrievalTrail['searches'][number],
  language: Language,
): string[] {
  const kind = isQuestion ? 'question' : 'subject';
  const times = Object.entries(ms).map(([stage, value]) => [stage, duration(value, language)]);
  return [
    t(language, `slack.why.search.read.${kind}`, { language: nameOf(read, language) }),
    t(language, 'slack.why.search.found', counts),
    ...(counts.lent === 0 ? [] : [t(language, 'slack.why.search.lent', counts)]),
    t(language, 'slack.why.search.kept', counts),
    ...(counts.linked === 0 ? [] : [t(language, 'slack.why.search.linked', counts)]),
    t(language, 'slack.why.search.times', Object.fromEntries(times)),
  ];
}

function fitLine({ budgetTokens, ...fit }: EvidenceFit, language: Language): string {
  return budgetTokens === null
    ? t(language, 'slack.why.search.read_all', fit)
    : t(language, 'slack.why.search.fit', { ...fit, budget: budgetTokens });
}

/** A code that nobody knows stays as it is. */
function nameOf(code: string, language: Language): string {
  if (!/^[a-z]{2,3}$/.test(code)) return code;
  return new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(code) ?? code;
}

function duration(ms: number, language: Language): string {
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: ms < 10 ? 1 : 0 }).format(ms)} ms`;
}
