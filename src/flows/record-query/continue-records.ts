import { type Condition, MOST_ALSO, type RecordQuery } from '../../accounts/queries/record-query.ts';
import type { Records } from '../../accounts/records.ts';
import type { Question } from '../../core/question.ts';
import { findCues } from '../../text/record-cues/find-cues.ts';
import { readRowNumber } from '../../text/record-cues/read-row-number.ts';
import { askRecords } from './ask-records.ts';
import { isRecordQuestion } from './is-record-question.ts';
import { isState } from './is-state.ts';
import { mayAskRecords, type RecordAsked } from './read-record-question.ts';
import type { RecordTerms } from './record-terms.ts';
import type { RecordsInput } from './records-input.ts';

/** A follow-up is short: what is long stands on its own. */
const MAX_WORDS = 8;
/** So far back a conversation's questions are looked through. */
const MAX_BACK = 6;

/** Reads a follow-up that narrows, widens, sorts, counts or opens what an earlier question of the thread listed. */
export async function continueRecords(
  records: Records,
  question: Question,
  { terms }: { terms: RecordTerms },
): Promise<RecordsInput | null> {
  const { text, history } = question;
  if (history.length === 0 || text.trim().split(/\s+/u).length > MAX_WORDS) return null;
  const before = await readBefore(records, question, terms);
  if (before === null) return null;
  const row = readRowNumber(text, before.query.limit);
  if (row !== null)
    return {
      query: { ...before.query, offset: before.query.offset + row - 1, limit: 1 },
      terms: before.terms,
      names: before.names,
      opens: true,
    };
  const asked = await askRecords(records, question, { terms, before: before.query });
  if (asked === null || asked.entityNamed || asked.left.length > 0 || !changes(text, asked)) return null;
  return {
    query: merge(before.query, asked.query, text),
    terms: [...new Set([...before.terms, ...asked.terms])],
    names: { ...before.names, ...asked.names },
  };
}

/** The query that the asker's last questions come to, each going on from the one before. */
async function readBefore(
  records: Records,
  question: Question,
  terms: RecordTerms,
): Promise<RecordsInput | null> {
  const said = question.history.filter(({ from }) => from === 'asker').slice(-MAX_BACK);
  if (!said.some(({ text }) => mayAskRecords(text))) return null;
  let before: RecordsInput | null = null;
  for (const { text } of said) {
    const own = await askRecords(records, { ...question, text, history: [] }, { terms });
    if (own !== null && isRecordQuestion(text, own)) {
      before = { query: own.query, terms: own.terms, names: own.names };
      continue;
    }
    if (before === null) continue;
    const further: RecordAsked | null = await askRecords(
      records,
      { ...question, text, history: [] },
      { terms, before: before.query },
    );
    // Another question in between ends what "the second one" could mean.
    before =
      further === null || further.left.length > 0 || !changes(text, further)
        ? readRowNumber(text, before.query.limit) === null
          ? null
          : before
        : {
            query: merge(before.query, further.query, text),
            terms: [...before.terms, ...further.terms],
            names: { ...before.names, ...further.names },
          };
  }
  return before;
}

/** Whether a follow-up says anything that the query before did not have. */
function changes(text: string, { query, whose }: RecordAsked): boolean {
  const cues = new Set(findCues(text).map(({ name }) => name));
  const own = query.where.filter(
    (one) => !isState(one) || ['open', 'closed', 'won', 'lost'].some((cue) => cues.has(cue)),
  );
  return (
    own.length > 0 ||
    query.order.length > 0 ||
    query.also !== undefined ||
    query.group !== undefined ||
    query.measure.type !== 'list' ||
    whose !== null ||
    cues.has('all')
  );
}

/** What a condition is about: a later one about the same takes the earlier one's place. */
function subjectOf(condition: Condition): string {
  if (condition.op === 'owner') return 'owner';
  if (condition.op === 'has') return `has:${condition.entity}`;
  return `${condition.field ?? '*'}`;
}

function merge(before: RecordQuery, now: RecordQuery, text: string): RecordQuery {
  if (now.entity !== before.entity) return now;
  const cues = new Set(findCues(text).map(({ name }) => name));
  const saysState = ['open', 'closed', 'won', 'lost'].some((cue) => cues.has(cue));
  const own = now.where.filter((one) => saysState || !isState(one));
  const about = new Set(own.map(subjectOf));
  // "All of them", "and the whole team's?": whose it was is not said any more.
  if (cues.has('ours')) about.add('owner');
  if (saysState) for (const subject of ['closed', 'stage']) about.add(subject);
  const also = new Set([...(before.also ?? []), ...(now.also ?? [])]);
  return {
    ...before,
    where: [...before.where.filter((one) => !about.has(subjectOf(one))), ...own],
    measure: now.measure.type === 'list' ? before.measure : now.measure,
    ...(now.group === undefined ? {} : { group: now.group }),
    ...(also.size === 0 ? {} : { also: [...also].slice(-MOST_ALSO) }),
    order: now.order.length === 0 ? before.order : now.order,
    limit: now.order.length === 0 && !cues.has('all') ? before.limit : now.limit,
    offset: 0,
  };
}
