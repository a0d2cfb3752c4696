import { z } from 'zod';
import { BotError } from '../src/core/bot-error.ts';
import type { Evidence } from '../src/core/citation.ts';
import { citedMarks } from '../src/guardrails/cited-marks.ts';
import { type SentenceVerdict, verifySentence } from '../src/guardrails/output.ts';

const statement = z.object({
  id: z.string().min(1),
  lang: z.string().optional(),
  question: z.string(),
  before: z.string().nullish(),
  asker: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  passages: z.array(
    z.object({
      n: z.number().int().positive(),
      title: z.string(),
      changed: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).nullish(),
      text: z.string(),
    }),
  ),
  statement: z.string().min(1),
  cites: z.array(z.number().int().positive()).default([]),
  quotes: z.array(z.object({ n: z.number().int().positive(), text: z.string().min(1) })).nullish(),
  /** Labels, for the summary only. */
  supported: z.boolean().nullish(),
  kind: z.string().optional(),
});

/** A statement with the passages that it may rest on, and its label where it has one. */
export type Statement = z.infer<typeof statement>;

/** What the checks of a claim say of a statement. */
export interface StatementVerdict {
  id: string;
  supported: boolean;
  reason: string | null;
}

/** Of `n` statements so many were judged wrongly. */
interface Tally {
  wrong: number;
  n: number;
}

/** How labelled statements were judged. */
export interface StatementScore {
  /** Supported ones that were rejected. */
  falseRejection: Tally;
  /** Unsupported ones that were accepted. */
  falseAcceptance: Tally;
  byKind: Record<string, Tally>;
  byLanguage: Record<string, { falseRejection: Tally; falseAcceptance: Tally }>;
}

/** Reads JSON lines of statements; a line that cannot be read is refused by its number. */
export function readStatements(text: string): Statement[] {
  return readLines(text, statement, 'statement');
}

/** Reads JSON lines of one kind, empty ones left out. @throws BotError `input_invalid` with the number of the line */
export function readLines<Value>(text: string, schema: z.ZodType<Value>, kind: string): Value[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const read = schema.safeParse(parseLine(line, at + 1));
    if (!read.success)
      throw new BotError('input_invalid', `Line ${at + 1} is no ${kind}: ${z.prettifyError(read.error)}`);
    return [read.data];
  });
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new BotError('input_invalid', `Line ${number} is no JSON.`, { cause: error });
  }
}

/** Judges a statement by the checks that a claim of an answer goes through. */
export function judgeStatement(statement: Statement): StatementVerdict {
  const verdict = checkStatement(statement);
  return { id: statement.id, supported: verdict.ok, reason: verdict.ok ? null : verdict.reason };
}

/** What the checks of a claim say of a statement, with what of the passages supports it. */
export function checkStatement({ cites, asker, ...rest }: Statement): SentenceVerdict {
  const isMarked = citedMarks(rest.statement).length > 0;
  const marks = isMarked ? '' : cites.map((n) => ` [${n}]`).join('');
  return verifySentence({
    sentence: `${rest.statement}${marks}`,
    question: rest.question,
    evidence: rest.passages.map(toEvidence),
    ...(rest.before == null ? {} : { before: rest.before }),
    ...(asker == null ? {} : { asker: describeAsker(asker) }),
    ...(rest.quotes == null ? {} : { quotes: rest.quotes }),
  });
}

/** A passage as a turn would have it. */
export function toEvidence({ n, title, changed, text }: Statement['passages'][number]): Evidence {
  const updatedAt = changed == null ? {} : { updatedAt: new Date(changed) };
  return { n, kind: 'passage', id: `passage:${n}`, title, text, ...updatedAt };
}

function describeAsker(asker: NonNullable<Statement['asker']>): string {
  return typeof asker === 'string' ? asker : Object.values(asker).flat().map(String).join(', ');
}

/** Counts wrong verdicts on labelled statements; those without a label are left out. */
export function scoreStatements(
  statements: readonly Statement[],
  verdicts: readonly StatementVerdict[],
): StatementScore {
  const score: StatementScore = {
    falseRejection: none(),
    falseAcceptance: none(),
    byKind: {},
    byLanguage: {},
  };
  statements.forEach(({ supported, kind = 'other', lang = '?' }, at) => {
    if (typeof supported !== 'boolean') return;
    const isWrong = verdicts[at]!.supported !== supported;
    const side = supported ? 'falseRejection' : 'falseAcceptance';
    score.byKind[kind] ??= none();
    score.byLanguage[lang] ??= { falseRejection: none(), falseAcceptance: none() };
    for (const tally of [score[side], score.byKind[kind], score.byLanguage[lang][side]]) {
      tally.n += 1;
      if (isWrong) tally.wrong += 1;
    }
  });
  return score;
}

function none(): Tally {
  return { wrong: 0, n: 0 };
}
