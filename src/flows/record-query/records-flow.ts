import { QUERY_TOOL, type RecordQuery, type RecordResult } from '../../accounts/queries/record-query.ts';
import type { Records } from '../../accounts/records.ts';
import type { Draft } from '../../core/draft.ts';
import type { TeamId } from '../../core/ids.ts';
import type { Question } from '../../core/question.ts';
import { defineFlow, type Flow, type FlowMatch } from '../define-flow.ts';
import { askRecords, mayBeAsked } from './ask-records.ts';
import { continueRecords } from './continue-records.ts';
import { draftRecords } from './draft-records.ts';
import { isRecordQuestion } from './is-record-question.ts';
import type { RecordAsked } from './read-record-question.ts';
import type { RecordTerms } from './record-terms.ts';
import { FEW, type RecordsInput } from './records-input.ts';

/** What a flow over records is made of. */
export interface RecordsFlowDeps {
  records: Records;
  /** What words mean in a workspace. */
  terms(teamId: TeamId): Promise<RecordTerms>;
}

/** Creates the flows that answer questions across records: those of cases are the service agent's, all others the sales agent's. */
export function createRecordsFlows(deps: RecordsFlowDeps): Flow[] {
  // Both are asked about every question, and read it once.
  const matches = new WeakMap<Question, Promise<FlowMatch<RecordsInput> | null>>();
  const match = (question: Question) => {
    const known = matches.get(question) ?? matchRecords(deps, question);
    matches.set(question, known);
    return known;
  };
  const flow = { match, terms: deps.terms };
  return [
    createFlow('records', 'sales', flow, ({ entity }) => entity !== 'case'),
    createFlow('case_records', 'service', flow, ({ entity }) => entity === 'case'),
  ];
}

function createFlow(
  name: string,
  agent: string,
  {
    match,
    terms,
  }: Pick<RecordsFlowDeps, 'terms'> & {
    match(question: Question): Promise<FlowMatch<RecordsInput> | null>;
  },
  isJob: (query: RecordQuery) => boolean,
): Flow {
  return defineFlow<RecordsInput>({
    name,
    agent,
    tools: [QUERY_TOOL],
    match: async (question) => {
      const found = await match(question);
      return found !== null && isJob(found.input.query) ? found : null;
    },
    async run({ input }, { question, call }): Promise<Draft> {
      const { value, evidence } = await call(QUERY_TOOL, showFew(input.query));
      const { results } = value as { results: RecordResult[] };
      return draftRecords({
        question,
        input,
        results,
        evidence,
        terms: await terms(question.audience.teamId),
      });
    },
  });
}

/** Of what is counted the few are named too: a colleague would. */
function showFew(query: RecordQuery): RecordQuery {
  return query.measure.type === 'count' && query.group === undefined
    ? { ...query, measure: { type: 'list' }, limit: FEW }
    : query;
}

/** Reads a question across records, or one that goes on from the question before; null where it is neither. */
export async function matchRecords(
  { records, terms }: RecordsFlowDeps,
  question: Question,
): Promise<FlowMatch<RecordsInput> | null> {
  if (question.history.length === 0 && !mayBeAsked(question.text)) return null;
  const given = { terms: await terms(question.audience.teamId) };
  const continued = await continueRecords(records, question, given);
  if (continued !== null)
    return { confidence: 0.96, reason: 'goes on from a question across records', input: continued };
  const asked = await askRecords(records, question, given);
  if (asked === null || !isRecordQuestion(question.text, asked)) return null;
  const { query, terms: used, names } = ownWhereMeant(question, asked);
  // What names no such thing and follows another question may go on from that one.
  const confidence = asked.entityNamed ? 0.95 : question.history.length > 0 ? 0.7 : 0.9;
  return { confidence, reason: 'a question across records', input: { query, terms: used, names } };
}

/** "What is at risk?", asked in private without saying whose, is about what the asker looks after. */
function ownWhereMeant({ audience, asker }: Question, asked: RecordAsked): RecordAsked {
  const isPrivate = asker !== null && !audience.everyone && audience.people.length === 1;
  const { query, named, whose } = asked;
  if (!isPrivate || named || whose !== null || query.entity !== 'opportunity') return asked;
  return { ...asked, query: { ...query, where: [{ op: 'owner', people: ['me'] }, ...query.where] } };
}
