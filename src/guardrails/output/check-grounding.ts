import { isMetaWord, saysAbsence } from '../../text/absence-words.ts';
import { languageOf } from '../../text/detect-language.ts';
import { type KeyWord, readKeyWords } from '../../text/read-key-words.ts';
import { readNames } from '../../text/read-names.ts';
import { sameQuantity } from '../../text/read-quantities.ts';
import type { Claim } from './read-claims.ts';
import type { SentenceCheck, SentenceContext } from './sentence-check.ts';
import { bestLikeness } from './share-said.ts';

/**
 * The least share of a claim's words and figures that what it cites must say: of one that names figures, names or
 * words of the question that its sources lack; of any other; and of one in another language than its sources.
 */
export const GROUNDING = { specific: 0.42, general: 0.25, translated: 0.1 };

/** A sentence says what its evidence says, in its words or in others for them. */
export const checkGrounding: SentenceCheck = {
  name: 'grounding',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const claim of context.claims) {
      const fault = saysAbsence(claim.text, claim.language) ? presentAfterAll(claim) : unsaid(claim, context);
      if (fault !== null) return fault;
    }
    return null;
  },
};

function unsaid(claim: Claim, context: SentenceContext): string | null {
  const source = claim.segments.flatMap(({ words, context: above }) => [...words, ...above]);
  const words = claim.words.filter(({ text }) => !isMetaWord(text, claim.language));
  const figures = claim.quantities.filter((one) =>
    claim.segments.some(({ quantities }) => quantities.some((other) => sameQuantity(one, other))),
  );
  // Figures that the asker said, or that are computed, are the matter of their own check.
  const parts = words.length + figures.length;
  if (parts === 0) return null;
  const share = (words.reduce((sum, word) => sum + bestLikeness(word, source), 0) + figures.length) / parts;
  return share >= leastShare(claim, words, source, context)
    ? null
    : `Only ${Math.round(share * 100)} % of its words are in what it cites.`;
}

function leastShare(
  claim: Claim,
  words: readonly KeyWord[],
  source: readonly KeyWord[],
  { question }: SentenceContext,
): number {
  if (claim.segments.some(({ language }) => language !== claim.language)) return GROUNDING.translated;
  const asked = readKeyWords(question, languageOf(question));
  const isSpecific =
    claim.quantities.some(({ isName }) => !isName) ||
    readNames(claim.text).length > 0 ||
    words.some((word) => bestLikeness(word, source) === 0 && bestLikeness(word, asked) === 1);
  return isSpecific ? GROUNDING.specific : GROUNDING.general;
}

/** What is said not to be in the sources must not be in one of their sentences. */
function presentAfterAll(claim: Claim): string | null {
  const words = claim.words.filter(({ text }) => !isMetaWord(text, claim.language));
  if (words.length < 2) return null;
  const found = claim.segments.find((segment) =>
    words.every((word) => bestLikeness(word, segment.words) >= 0.9),
  );
  return found === undefined ? null : 'It says that something is not in what it cites, which is there.';
}
