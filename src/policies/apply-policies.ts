import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import { describeIssues } from '../core/describe-issues.ts';
import type { Question } from '../core/question.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import type { Policy, PolicyVerdict, StoppingVerdict } from './define-policy.ts';
import { type Circumstances, readFacts } from './policy-facts.ts';

/** What the policies say together: the question to go on with, or the verdict that ended it. */
export type PolicyResult =
  | { type: 'allowed'; question: Question; checks: CheckVerdict[] }
  | { type: 'stopped'; policy: Policy; verdict: StoppingVerdict; checks: CheckVerdict[] };

/**
 * Applies policies one after the other; a rewritten question goes on to the next, a denied one goes nowhere.
 * @throws BotError `internal` when a policy fails or gives no verdict: no question passes a rule that broke
 */
export function applyPolicies(
  question: Question,
  place: Circumstances,
  policies: readonly Policy[],
): PolicyResult {
  const checks: CheckVerdict[] = [];
  let current = question;
  for (const policy of policies) {
    const verdict = judge(policy, current, place);
    checks.push(toCheck(policy.name, verdict));
    if (verdict.verdict === 'rewrite') current = { ...current, text: verdict.question };
    if (verdict.verdict !== 'allow' && verdict.verdict !== 'rewrite')
      return { type: 'stopped', policy, verdict, checks };
  }
  return { type: 'allowed', question: current, checks };
}

const reason = z.string().min(1);
const wording = z.union([z.string().min(1), z.looseObject({ en: z.string().min(1) })]);
const forPeople = {
  reason,
  text: wording.optional(),
  passedOnText: wording.optional(),
  topic: z.string().optional(),
  wanted: z.boolean().optional(),
};

const verdictSchema = z.discriminatedUnion(
  'verdict',
  [
    z.object({ verdict: z.literal('allow') }),
    z.object({
      verdict: z.literal('deny'),
      reason,
      text: wording.optional(),
      instead: z.literal('facts').optional(),
    }),
    z.object({ verdict: z.literal('rewrite'), reason, question: z.string().min(1) }),
    z.object({ verdict: z.literal('require_approval'), ...forPeople }),
    z.object({ verdict: z.literal('hand_off'), ...forPeople }),
  ],
  { error: () => `must be one of ${Object.keys(SAID).join(', ')}` },
);

function judge(policy: Policy, question: Question, place: Circumstances): PolicyVerdict {
  const facts = readFacts(question, place);
  const broken = (what: string, cause?: unknown) =>
    new BotError('internal', `The policy ${policy.name} ${what}.`, { check: `policy.${policy.name}`, cause });
  let decided: unknown;
  try {
    const applies: unknown = policy.when === undefined || policy.when(facts);
    // Any promise is truthy: a rule that waits would apply to every question.
    if (applies instanceof Promise) throw new TypeError('"when" is not waited for.');
    decided = applies ? policy.decide(facts) : { verdict: 'allow' };
  } catch (error) {
    throw broken('failed', error);
  }
  const parsed = verdictSchema.safeParse(decided);
  if (parsed.success) return parsed.data as PolicyVerdict;
  throw broken(`gave back what is no verdict: ${describeIssues(parsed.error)}`);
}

const SAID = {
  allow: 'allowed',
  deny: 'denied',
  rewrite: 'rewritten',
  require_approval: 'approval_required',
  hand_off: 'approval_required',
} as const;

function toCheck(name: string, verdict: PolicyVerdict): CheckVerdict {
  const check = { check: `policy.${name}`, verdict: SAID[verdict.verdict] };
  return verdict.verdict === 'allow' ? check : { ...check, reason: verdict.reason };
}
