import { asksAboutThings, isOneNoun } from '../../text/record-cues/asks-about-things.ts';
import { type Cue, findCues } from '../../text/record-cues/find-cues.ts';
import type { RecordAsked } from './read-record-question.ts';

/** "Next big renewal". */
const BETWEEN_NEXT_AND_NOUN = 12;

/** Whether a reading explains all of the question, and the question is about records rather than about such things. */
export function isRecordQuestion(text: string, { query, left, named, whose, terms }: RecordAsked): boolean {
  if (left.length > 0) return false;
  const found = findCues(text);
  const cues = new Set(found.map(({ name }) => name));
  const about = query.where.some((one) => one.op === 'is' && /^(?:account\.)?name$/.test(one.field));
  const figures = query.measure.type !== 'list';
  // "When is our next renewal" asks for one of them, "when is a contract renewed" how that goes.
  const ofThings =
    ['sum', 'count', 'not_talked'].some((cue) => cues.has(cue)) ||
    (query.order.length > 0 && namesNext(found));
  if (asksAboutThings(text) && !ofThings) return false;
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

/** "The next big renewal", and not "what comes first at a renewal". */
function namesNext(found: readonly Cue[]): boolean {
  const nouns = found.filter(({ name }) => name === 'renewal' || name === 'close_date');
  return found.some(
    ({ name, end }) =>
      name === 'next_up' && nouns.some(({ start }) => start > end && start - end <= BETWEEN_NEXT_AND_NOUN),
  );
}
