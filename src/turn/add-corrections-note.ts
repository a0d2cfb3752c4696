import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import type { Correction } from '../core/retrieval.ts';
import { citedMarks } from '../guardrails/cited-marks.ts';
import { findCorrections } from '../knowledge/find-corrections.ts';
import { t } from '../messages/t.ts';
import { allText } from './compose-reply.ts';

/**
 * Says which words of the question were read as which, where what is cited has them. All readers may see that, so no
 * word of anything else is given away (P2).
 */
export function addCorrectionsNote<Said extends Draft>(
  draft: Said,
  question: Pick<Question, 'text' | 'language'>,
  corrections: readonly Correction[],
): Said {
  if (draft.type !== 'answer' && draft.type !== 'refused') return draft;
  const cited = citedIn(draft);
  const named = findCorrections(
    corrections.filter(({ said }) => question.text.includes(said)),
    cited,
  );
  if (named.length === 0) return draft;
  const note = joinNeighbours(named, question.text)
    .map((phrase) => t(question.language, 'turn.corrected', { ...phrase }))
    .join(' ');
  return { ...draft, notes: [note, ...(draft.notes ?? [])] };
}

function citedIn({ parts = [], evidence }: Extract<Draft, { type: 'answer' | 'refused' }>): Evidence[] {
  const numbers = citedMarks(allText(parts));
  return evidence.filter(({ n }) => numbers.includes(n));
}

/** Words that stand side by side in the question are one phrase: "ofline mod" was "offline mode". */
function joinNeighbours(corrections: readonly Correction[], asked: string): Correction[] {
  const phrases: Correction[] = [];
  for (const each of corrections) {
    const last = phrases.at(-1);
    if (last !== undefined && asked.includes(`${last.said} ${each.said}`))
      phrases[phrases.length - 1] = {
        said: `${last.said} ${each.said}`,
        meant: `${last.meant} ${each.meant}`,
      };
    else phrases.push(each);
  }
  return phrases;
}
