import { z } from 'zod';
import type { AnswerClaim } from '../src/agents/claims/claim.ts';
import { wordsBehind } from '../src/agents/claims/claim-line.ts';
import { type ClaimToJudge, openJudge } from '../src/agents/claims/judge-claims.ts';
import { type Model, NO_USAGE } from '../src/core/model.ts';
import { withoutMarks } from '../src/guardrails/cited-marks.ts';
import type { SentenceVerdict } from '../src/guardrails/output.ts';
import {
  checkStatement,
  judgeStatement,
  readLines,
  type Statement,
  type StatementVerdict,
  toEvidence,
} from './statements.ts';

const recorded = z.object({
  id: z.string().min(1),
  verdict: z.enum(['supported', 'partly', 'not']),
  missing: z.string().max(400).nullable().default(null),
});

/** What a judge once said of a statement. */
export type RecordedVerdict = z.infer<typeof recorded>;

/** Reads the recorded run of a judge, a verdict a line; a line that cannot be read is refused by its number. */
export function readRecordedVerdicts(text: string): ReadonlyMap<string, RecordedVerdict> {
  const verdicts = readLines(text, recorded, 'verdict');
  return new Map(verdicts.map((verdict) => [verdict.id, verdict]));
}

/** Judges a statement by code, and then, as a claim of an answer is, by a judge that says what it once said. */
export async function judgeTwice(
  statement: Statement,
  said: ReadonlyMap<string, RecordedVerdict>,
): Promise<StatementVerdict> {
  const byCode = checkStatement(statement);
  const verdict = said.get(statement.id);
  if (!byCode.ok || verdict === undefined) return judgeStatement(statement);
  const judge = openJudge(recordedModel(verdict), statement.question, {
    signal: new AbortController().signal,
    remainingMs: () => 60_000,
    remainingTokens: () => 100_000,
  });
  const told = await judge.judge({
    ...toJudge(statement, byCode),
    titles: new Map(statement.passages.map(({ n, title }) => [n, title])),
  });
  return told?.ok === false
    ? { id: statement.id, supported: false, reason: told.reason }
    : { id: statement.id, supported: true, reason: null };
}

/** What a judge is given of a statement. */
export function toJudge(
  statement: Statement,
  verdict: SentenceVerdict,
): Pick<ClaimToJudge, 'claim' | 'quotes'> {
  const support = verdict.citations.map(({ n }) => {
    const quote = statement.quotes?.find((each) => each.n === n)?.text;
    return quote === undefined ? { n } : { n, quote };
  });
  const claim: AnswerClaim = { text: withoutMarks(statement.statement), kind: 'fact', support };
  return { claim, quotes: wordsBehind({ claim, verdict }, statement.passages.map(toEvidence)) };
}

function recordedModel({ verdict, missing }: RecordedVerdict): Model {
  return {
    name: 'recorded',
    ability: 'writes',
    async *generate() {
      yield { type: 'text', text: JSON.stringify({ verdicts: [{ id: 1, verdict, missing }] }) };
      yield { type: 'done', finish: 'stop', usage: NO_USAGE, model: 'recorded' };
    },
  };
}
