import { BotError } from '../core/bot-error.ts';
import type { ModelMessage } from '../core/model.ts';
import { plainText } from '../guardrails/output/plain-text.ts';
import { foldToWords } from '../text/fold.ts';
import { LIST_SIGN } from '../text/list-sign.ts';
import type { AgentWork } from './agent-work.ts';
import type { AnswerPass } from './answer-pass.ts';
import { marksOf } from './claims/check-claim.ts';
import type { PassedClaim } from './claims/claim-line.ts';
import { isAbsence } from './settle-answer.ts';

/** So much of a claim goes back to who wrote it. */
const MAX_QUOTED = 300;

/** Asks a model for one pass over these messages. */
export type RunPass = (messages: ModelMessage[], before: string) => Promise<AnswerPass>;

/**
 * Has a model write the claims that fell again, those alone, once; the ones that pass take their places. What was shown
 * stays, and what still falls is left to be taken out.
 */
export async function repairClaims(
  work: AgentWork,
  { messages, pass, run }: { messages: ModelMessage[]; pass: AnswerPass; run: RunPass },
): Promise<AnswerPass> {
  const fallen = [...pass.claims.entries()].filter(
    ([, { verdict, claim }]) => !verdict.ok && claim.kind !== 'lead' && !isAbsence(claim),
  );
  const [first] = fallen;
  if (first === undefined) return pass;
  work.checks.push({ check: 'repair', verdict: 'rewritten', reason: faultOf(first[1]) });
  const standing = pass.claims.filter(({ verdict }) => verdict.ok).map(({ claim }) => claim.text);
  const correction: ModelMessage[] = [
    { role: 'assistant', content: pass.text },
    { role: 'user', content: writeRequest(fallen) },
  ];
  let repaired: AnswerPass;
  try {
    repaired = await run([...messages, ...correction], standing.join('\n'));
  } catch (error) {
    // What stands of the first answer is better than none.
    if (error instanceof BotError && /^(?:model_|budget_exceeded)/.test(error.code)) return pass;
    throw error;
  }
  return { ...pass, claims: putInPlace(pass.claims, { fallen: fallen.map(([at]) => at), repaired }) };
}

function writeRequest(fallen: [number, PassedClaim][]): string {
  const faults = fallen.map(
    ([at, each]) => `${at}: "${each.claim.text.slice(0, MAX_QUOTED)}": ${faultOf(each)}`,
  );
  return [
    'These claims were not accepted:',
    ...faults,
    'Write each of them again in the same form, as its quotes support it, with "replaces": its number; or with an empty text, to leave it out. Nothing else.',
  ].join('\n');
}

function putInPlace(
  claims: PassedClaim[],
  { fallen, repaired }: { fallen: number[]; repaired: AnswerPass },
): PassedClaim[] {
  const known = new Set(claims.filter(({ verdict }) => verdict.ok).map(wordsOf));
  // Who writes everything again repeats what was accepted.
  const fresh = repaired.claims.filter((each) => each.claim.text !== '' && !known.has(wordsOf(each)));
  const unnamed = fresh.filter(({ replaces }) => replaces === undefined);
  const numbered = new Map(
    fresh.flatMap((each) => (each.replaces === undefined ? [] : [[each.replaces, each]])),
  );
  return claims.map((claim, at) => {
    if (!fallen.includes(at)) return claim;
    const again = numbered.get(at) ?? unnamed.shift();
    return again?.verdict.ok ? withPlaceOf(again, claim) : claim;
  });
}

/** What it is in the answer it stays; a sentence of prose keeps its list sign and what separates it from the next. */
function withPlaceOf(again: PassedClaim, { claim }: PassedClaim): PassedClaim {
  const placed = { ...again.claim, kind: claim.kind };
  if (claim.prose === undefined) return { ...again, claim: placed };
  const words = again.claim.prose ?? `${again.claim.text}${marksOf(again.claim.support)}`;
  const sign = LIST_SIGN.exec(claim.prose)?.[0] ?? '';
  const space = /\s*$/.exec(claim.prose)?.[0] ?? '';
  return {
    ...again,
    claim: { ...placed, prose: sign + words.replace(LIST_SIGN, '').trim() + space },
  };
}

function wordsOf({ claim }: PassedClaim): string {
  return foldToWords(plainText(claim.text));
}

function faultOf({ verdict }: PassedClaim): string {
  return verdict.ok ? '' : `${verdict.check}: ${verdict.reason}`;
}
