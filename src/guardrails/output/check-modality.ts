import { findDenials } from '../../text/find-denials.ts';
import { findModal } from '../../text/modal-words.ts';
import type { SentenceCheck } from './sentence-check.ts';
import { shareSaid } from './share-said.ts';

/** So much of a claim must be in the segment whose modal verb it changes. */
export const MODAL = 0.75;

/** A sentence does not make a duty of what may be done. */
export const checkModality: SentenceCheck = {
  name: 'modality',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const { text, language, words, support } of context.claims) {
      const [segment] = support;
      const must = findModal(text, language, 'must');
      if (segment === undefined || must === null || findModal(text, language, 'may') !== null) continue;
      const may = findModal(segment.plain, segment.language, 'may');
      if (may === null || findModal(segment.plain, segment.language, 'must') !== null) continue;
      if (findDenials(segment.plain, segment.language).length > 0 || findDenials(text, language).length > 0)
        continue;
      if (shareSaid(words, [...segment.words, ...segment.context]) < MODAL) continue;
      return `It says "${must.word}" where what it cites says "${may.word}".`;
    }
    return null;
  },
};
