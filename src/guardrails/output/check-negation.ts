import { contentWords, coverage, readVocabulary } from '../../text/content-words.ts';
import { findNegations, type Negation } from '../../text/find-negations.ts';
import { foldToWords } from '../../text/fold.ts';
import { findOpposite } from '../../text/opposites.ts';
import { splitSentences } from '../../text/split-sentences.ts';
import { sharesLanguage } from './check-grounding.ts';
import { plainText } from './plain-text.ts';
import type { SentenceCheck, SentenceContext } from './sentence-check.ts';
import { evidenceSegments } from './source-segments.ts';

/**
 * A sentence denies what its evidence denies and nothing else. It is compared with the sentence of the evidence that
 * is most like it; where none is alike enough, or the languages differ, this check has no opinion.
 */
export const checkNegation: SentenceCheck = {
  name: 'negation',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const sentence of splitSentences(context.plain)) {
      const source = mostAlike(sentence, context);
      const fault = source === null ? null : turned(sentence, source);
      if (fault !== null) return fault;
    }
    return null;
  },
};

function turned(sentence: string, source: string): string | null {
  if (foldToWords(sentence) === foldToWords(source)) return null;
  const [mine, theirs] = [findNegations(sentence), findNegations(source)];
  const added = mine.find((it) => !theirs.some((other) => denySame(it, other)));
  if (added !== undefined && isAbout(added, source))
    return `It denies ("${added.word}") what it cites affirms.`;
  const lost = theirs.find((it) => !mine.some((other) => denySame(it, other)));
  if (lost !== undefined && isAbout(lost, sentence)) return `It leaves out "${lost.word}" of what it cites.`;
  const opposite = findOpposite(sentence, source);
  return opposite === null ? null : `It says "${opposite[0]}" where what it cites says "${opposite[1]}".`;
}

function denySame(a: Negation, b: Negation): boolean {
  return a.near.length === 0 || b.near.length === 0 || coverage(a.near, readVocabulary(b.near.join(' '))) > 0;
}

/** What is denied must itself be told in the other text, else it is another matter. */
function isAbout(negation: Negation, text: string): boolean {
  return negation.near.length > 0 && coverage(negation.near, readVocabulary(text)) >= 0.6;
}

const ALIKE = 0.55;

function mostAlike(sentence: string, { cited }: SentenceContext): string | null {
  const words = contentWords(sentence);
  const ranked = cited
    .filter((it) => sharesLanguage(sentence, it))
    .flatMap(evidenceSegments)
    .map((segment) => plainText(segment))
    .map((segment) => ({ segment, share: coverage(words, readVocabulary(segment)) }))
    .sort((a, b) => b.share - a.share || a.segment.length - b.segment.length);
  const [best] = ranked;
  if (best === undefined || best.share < ALIKE) return null;
  // Where the evidence says it word for word anywhere, nothing is turned.
  return ranked.some(({ segment }) => foldToWords(segment) === foldToWords(sentence))
    ? sentence
    : best.segment;
}
