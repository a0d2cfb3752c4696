import { z } from 'zod';
import { BotError } from '../../src/core/bot-error.ts';
import { type Pattern, readPattern } from './pattern.ts';

const pattern = z
  .string()
  .min(1)
  .transform((source, context): Pattern => {
    try {
      return readPattern(source);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      context.addIssue({ code: 'custom', message: `the pattern ${source} cannot be read: ${why}` });
      return z.NEVER;
    }
  });
const groups = z.array(z.array(pattern).min(1));

const lineSchema = z.strictObject({
  id: z.string().min(1),
  as: z.string().min(1).optional(),
  in: z.string().min(1).optional(),
  q: z.string().min(1),
  after: z.string().nullish(),
  kind: z.string().min(1),
  outcomes: z.array(z.enum(['answered', 'clarified', 'refused', 'handed_off', 'stopped', 'failed'])).min(1),
  must: groups.default([]),
  must_not: z.array(pattern).default([]),
  must_not_shown: z.array(pattern).default([]),
  clarify: groups.default([]),
  refused_must: groups.default([]),
  article: pattern.optional(),
  helpful_refusal: z.boolean().default(false),
  rule: z.unknown().optional(),
  note: z.string().optional(),
  source: z.string().optional(),
  seen: z.boolean().optional(),
});

/** A question of a set and what a reply to it has to be; each group of `must` is a choice of wordings. */
export type EverydayLine = z.infer<typeof lineSchema>;

/** Reads a set, one JSON object a line. @throws BotError `input_invalid` that names the line */
export function readEveryday(text: string): EverydayLine[] {
  const lines: EverydayLine[] = [];
  const ids = new Set<string>();
  for (const [at, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue;
    const line = readLine(row, at + 1);
    if (ids.has(line.id)) throw invalid(at + 1, `the id ${line.id} is there already`);
    if (line.after != null && !ids.has(line.after))
      throw invalid(at + 1, `it follows ${line.after}, which no line before it is`);
    ids.add(line.id);
    lines.push(line);
  }
  return lines;
}

function readLine(row: string, number: number): EverydayLine {
  let json: unknown;
  try {
    json = JSON.parse(row);
  } catch (error) {
    throw invalid(number, error instanceof Error ? error.message : 'no JSON');
  }
  const read = lineSchema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(number, `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not as it should be'}`);
}

function invalid(line: number, why: string): BotError {
  return new BotError('input_invalid', `Line ${line} of the questions: ${why}.`);
}
