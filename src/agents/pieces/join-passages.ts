import { type Evidence, idsBehind } from '../../core/citation.ts';
import { HEADING_MARK } from '../../knowledge/passage-hit.ts';
import type { ChosenPassage } from './choose-pieces.ts';

/**
 * Makes one piece of evidence of the passages of an article, in the article's order and under the number of the one that
 * came first. It rests on all of them: those who may not read one may not read the piece.
 */
export function joinPassages(passages: readonly ChosenPassage[]): Evidence {
  const all = passages.map(({ evidence }) => evidence);
  const first = all.reduce((one, other) => (other.n < one.n ? other : one));
  const { restsOn: _restsOn, place: _place, ...rest } = first;
  const others = idsBehind(all).filter((id) => id !== first.id);
  const scores = all.flatMap(({ score }) => score ?? []);
  return {
    ...rest,
    text: sectionsOf(passages),
    ...(others.length === 0 ? {} : { restsOn: others }),
    ...(scores.length === 0 ? {} : { score: Math.max(...scores) }),
  };
}

/** Each passage under its line of headings, which is said once for neighbours under the same. */
function sectionsOf(passages: readonly ChosenPassage[]): string {
  let before: string | null = null;
  return passages
    .map(({ evidence, text }) => {
      const heading = headingOf(evidence);
      const shown = heading === null || heading === before ? text : `${HEADING_MARK}${heading}\n\n${text}`;
      before = heading;
      return shown;
    })
    .join('\n\n');
}

function headingOf({ kind, text }: Evidence): string | null {
  if (kind !== 'passage' || !text.startsWith(HEADING_MARK)) return null;
  return text.slice(HEADING_MARK.length).split('\n')[0]!;
}
