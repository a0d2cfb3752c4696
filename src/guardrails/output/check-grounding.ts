import type { Evidence } from '../../core/citation.ts';
import { contentWords, coverage, readVocabulary } from '../../text/content-words.ts';
import { splitSentences } from '../../text/split-sentences.ts';
import { spokenLanguage } from '../../text/spoken-language.ts';
import { evidenceSegments, evidenceText, plainText, type SentenceCheck } from './sentence-check.ts';

/** The least share of a sentence's content words that all it cites must have, and one place of it. */
export const GROUNDING = { everywhere: 0.5, inOnePlace: 0.3 };

/**
 * A sentence says what its evidence says, by its words. Only texts in one language can be compared that way: what was
 * translated is held to its figures and names alone.
 */
export const checkGrounding: SentenceCheck = {
  name: 'grounding',
  fault({ plain, cited, marks, question }) {
    if (marks.length === 0) return null;
    for (const sentence of splitSentences(plain)) {
      const comparable = cited.filter((it) => sharesLanguage(sentence, it));
      if (comparable.length === 0) continue;
      const words = contentWords(sentence);
      const all = readVocabulary([...comparable.map(evidenceText), question].join('\n'));
      const everywhere = coverage(words, all);
      if (everywhere < GROUNDING.everywhere)
        return `Only ${percent(everywhere)} of its words are in what it cites.`;
      const place = bestPlace(words, comparable);
      if (place < GROUNDING.inOnePlace)
        return 'Its words are scattered over what it cites: no place says this.';
    }
    return null;
  },
};

/** Whether words of a sentence can be looked up in a piece of evidence; where either language is unclear they are. */
export function sharesLanguage(sentence: string, evidence: Evidence): boolean {
  const mine = spokenLanguage(sentence);
  const theirs = spokenLanguage(evidence.text) ?? evidence.language?.slice(0, 2) ?? null;
  return mine === null || theirs === null || mine === theirs;
}

/** The best coverage that up to three neighbouring sentences of one piece of evidence give. */
function bestPlace(words: string[], evidence: Evidence[]): number {
  const places = evidence.flatMap((it) => {
    const segments = evidenceSegments(it).map(plainText);
    return segments.map((_, at) => `${it.title} ${segments.slice(at, at + 3).join(' ')}`);
  });
  return Math.max(0, ...places.map((place) => coverage(words, readVocabulary(place))));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
