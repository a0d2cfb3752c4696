import { z } from 'zod';
import { defineTool } from '../core/tool.ts';
import type { Calculation } from '../guardrails/output/sentence-check.ts';
import { calculate } from '../text/calculate.ts';

const input = z.object({
  expression: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe(
      'figures of the evidence or the question, each with its unit: 30 seat * 32 EUR/seat; 3 h / 720 h; 20 % * 960 EUR',
    ),
});
const output = z.discriminatedUnion('type', [
  z.object({ type: z.literal('result'), expression: z.string(), result: z.string() }),
  z.object({ type: z.literal('fault'), reason: z.string() }),
]);

/** The tool that does sums for a model, which is bad at them. */
export const calculateTool = defineTool<z.infer<typeof input>, z.infer<typeof output>>({
  name: 'calculate',
  version: 1,
  description: 'Does a sum with + - * / % and brackets. Units are kept apart: EUR and USD are not added.',
  effect: 'read',
  input,
  output,
  describe: (value) =>
    value.type === 'result'
      ? `${value.expression} = ${value.result}. You may state this result; cite the evidence that its figures come from.`
      : value.reason,
  run: ({ expression }) => {
    const done = calculate(expression);
    const value = done.type === 'result' ? { type: 'result' as const, expression, result: done.text } : done;
    return Promise.resolve({ value, evidence: [] });
  },
});

/** What a result of the tool says was calculated; null where it is none. */
export function readCalculation(value: unknown): Calculation | null {
  const parsed = output.safeParse(value);
  if (!parsed.success || parsed.data.type !== 'result') return null;
  const { expression, result } = parsed.data;
  return { expression, result };
}
