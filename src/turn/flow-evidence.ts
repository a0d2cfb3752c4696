import { type Evidence, idsBehind } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import { withoutMarks } from '../guardrails/cited-marks.ts';
import { allText } from './compose-reply.ts';

/**
 * What a flow worked out, as a piece of evidence that an agent may cite beside others: its own words, which rest on all that it
 * rests on. Null where it rests on nothing.
 */
export function flowEvidence({ parts, evidence }: Extract<Draft, { type: 'answer' }>): Evidence | null {
  const said = allText(parts);
  const cited = evidence.filter(({ n }) => said.includes(`[${n}]`));
  const [first] = cited;
  if (first === undefined) return null;
  const { score: _score, place: _place, restsOn: _restsOn, articleId: _articleId, ...rest } = first;
  const others = idsBehind(cited).filter((id) => id !== first.id);
  return {
    ...rest,
    kind: 'record',
    text: withoutMarks(said).replace(/\*\*/g, '').trim(),
    ...(others.length === 0 ? {} : { restsOn: others }),
  };
}
