import { asksAboutThings, isOneNoun } from '../../text/record-cues/asks-about-things.ts';
import { findCues } from '../../text/record-cues/find-cues.ts';
import type { RecordAsked } from './read-record-question.ts';

/** Whether a reading explains all of the question, and the question is about records rather than about such things. */
export function isRecordQuestion(text: string, { query, left, named, whose, terms }: RecordAsked): boolean {
  if (left.length > 0) return false;
  const cues = new Set(findCues(text).map(({ name }) => name));
  const about = query.where.some((one) => one.op === 'is' && /^(?:account\.)?name$/.test(one.field));
  const figures = query.measure.type !== 'list';
  if (asksAboutThings(text) && !cues.has('sum') && !cues.has('count') && !cues.has('not_talked'))
    return false;
  // What is recorded of one account is another flow's job, which tells more than a list.
  if (about && !figures && query.order.length === 0) return false;
  const conditions = query.where.filter((one) => !(one.op === 'is' && one.field === 'closed'));
  const signs =
    conditions.length > 0 ||
    figures ||
    query.group !== undefined ||
    query.order.length > 0 ||
    terms.length > 0 ||
    whose !== null ||
    ['open', 'closed', 'won', 'lost', 'say', 'all'].some((cue) => cues.has(cue)) ||
    isOneNoun(text);
  return signs && (named || conditions.length > 0 || terms.length > 0);
}
