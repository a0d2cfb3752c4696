import { type Evidence, idsBehind } from '../../core/citation.ts';
import { HEADING_MARK } from '../../knowledge/passage-hit.ts';
import type { ChosenPassage } from './choose-pieces.ts';
import { dropRepeats } from './drop-repeats.ts';
import { dropSharedEnd } from './drop-shared-end.ts';

/**
 * Makes one piece of evidence of the passages of an article, in the article's order and under the number of the one that
 * came first, without saying anything twice. It rests on all of them: those who may not read one may not read the piece.
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
  let joined = '';
  const held = new Set<string>();
  for (const { evidence, text } of passages) {
    const ids = idsBehind([evidence]);
    // Passages of their own may say the same line under two headings: there it is said twice on purpose.
    const isKnown = ids.some((id) => held.has(id));
    const rest = isKnown ? dropRepeats(text, joined) : dropSharedEnd(text, joined);
    for (const id of ids) held.add(id);
    if (rest === '') continue;
    const heading = headingOf(evidence);
    // What was cut down to a later section says its own.
    const shown: string =
      heading === null || heading === before || rest.startsWith(HEADING_MARK)
        ? rest
        : `${HEADING_MARK}${heading}\n\n${rest}`;
    before = lastHeading(shown) ?? before;
    joined = joined === '' ? shown : `${joined}\n\n${shown}`;
  }
  return joined;
}

function headingOf({ kind, text }: Evidence): string | null {
  return kind === 'passage' && text.startsWith(HEADING_MARK) ? lastHeading(text.split('\n')[0]!) : null;
}

/** The heading that the end of a text stands under. */
function lastHeading(text: string): string | null {
  const line = text.split('\n').findLast((one) => one.startsWith(HEADING_MARK));
  return line === undefined ? null : line.slice(HEADING_MARK.length);
}
