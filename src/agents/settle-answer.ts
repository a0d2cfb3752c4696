import { isLeadIn } from '../guardrails/lead-in.ts';
import { saysAbsence } from '../text/absence-words.ts';
import { continuesSentence, opensWithContrast } from '../text/anaphora.ts';
import { languageOf } from '../text/detect-language.ts';
import { foldToWords } from '../text/fold.ts';
import type { CheckedClaim } from './claims/check-claim.ts';
import type { AnswerClaim } from './claims/claim.ts';

/** What is left of an answer when claims fell; `unjudged`: a judge did not come to all of it. */
export type SettledAnswer =
  | {
      type: 'kept';
      claims: AnswerClaim[];
      leftOut: CheckedClaim[];
      /** What is said not to be in the sources, without a mark: it is for code to say. */
      missing: string[];
      unjudged: boolean;
    }
  | { type: 'turned'; leftOut: CheckedClaim[] };

/**
 * Takes the fallen claims out of an answer. A claim that leans on one that fell falls with it; a step among steps leaves a
 * gap that readers see. Where a reservation is missing, or half of the answer, the rest would say something else than was
 * meant: then nothing is kept.
 * @param gap what stands in the place of a step that fell
 */
export function settleAnswer(claims: readonly CheckedClaim[], gap: string): SettledAnswer {
  const { kept, leftOut, missing, turned } = takeOut(claims, gap);
  const facts = kept.filter(({ claim }) => claim.support.length > 0);
  if (turned || facts.length === 0 || leftOut.length > facts.length) return { type: 'turned', leftOut };
  const standing = withoutEmptyLeads(kept.map(({ claim }) => claim));
  return { type: 'kept', claims: standing, leftOut, missing, unjudged: isUnjudged(kept) };
}

/**
 * Takes the fallen claims out of lines that stand above a reply and not in place of it: what is left of them may be
 * little, as long as it says what it said.
 */
export function settleLead(claims: readonly CheckedClaim[]): {
  kept: AnswerClaim[];
  leftOut: CheckedClaim[];
  unjudged: boolean;
} {
  const { kept, leftOut, turned } = takeOut(claims, null);
  if (turned) return { kept: [], leftOut: [...claims], unjudged: false };
  return { kept: kept.map(({ claim }) => claim), leftOut, unjudged: isUnjudged(kept) };
}

function isUnjudged(kept: readonly CheckedClaim[]): boolean {
  return kept.some(({ unjudged }) => unjudged === true);
}

/** `turned`: a reservation is among what fell. */
function takeOut(
  claims: readonly CheckedClaim[],
  gap: string | null,
): { kept: CheckedClaim[]; leftOut: CheckedClaim[]; missing: string[]; turned: boolean } {
  const kept: CheckedClaim[] = [];
  const leftOut: CheckedClaim[] = [];
  const missing: string[] = [];
  let afterGap = false;
  let turned = false;
  for (const it of claims) {
    const { claim, verdict } = it;
    const falls: boolean = !verdict.ok || (afterGap && continuesSentence(claim.text));
    if (!falls) kept.push(it);
    else if (claim.kind === 'step' && gap !== null) kept.push({ ...it, claim: withText(claim, gap) });
    else keepBreaks(kept, claim);
    afterGap = falls;
    if (!falls || claim.kind === 'lead') continue;
    if (isAbsence(claim)) {
      missing.push(claim.text);
      continue;
    }
    // What a model says twice is missed once.
    if (!leftOut.some((other) => isSameText(other.claim, claim))) leftOut.push(it);
    turned ||= opensWithContrast(claim.text);
  }
  return { kept, leftOut, missing, turned };
}

/** Whether a claim only says, without a mark, that the sources do not say something. */
export function isAbsence({ text, support }: AnswerClaim): boolean {
  return support.length === 0 && saysAbsence(text, languageOf(text));
}

function isSameText(one: AnswerClaim, other: AnswerClaim): boolean {
  return foldToWords(one.text) === foldToWords(other.text);
}

function withText(claim: AnswerClaim, text: string): AnswerClaim {
  const [sign = ''] = /^\s*\d{1,3}[.)]\s+/.exec(claim.prose ?? '') ?? [];
  const [space = ''] = /\s*$/.exec(claim.prose ?? '') ?? [];
  return {
    text,
    kind: claim.kind,
    support: [],
    ...(claim.prose === undefined ? {} : { prose: sign + text + space }),
  };
}

/** What separated a fallen sentence of prose from the next one separates those that are left. */
function keepBreaks(kept: CheckedClaim[], { prose }: AnswerClaim): void {
  const breaks = /\n\s*$/.exec(prose ?? '')?.[0];
  const last = kept.at(-1);
  if (breaks === undefined || last?.claim.prose === undefined || last.claim.prose.endsWith('\n')) return;
  kept[kept.length - 1] = { ...last, claim: { ...last.claim, prose: last.claim.prose.trimEnd() + breaks } };
}

/** A line that introduces nothing any more goes without a word. */
function withoutEmptyLeads(claims: AnswerClaim[]): AnswerClaim[] {
  return claims.filter((claim, at) => {
    const next = claims[at + 1];
    return !introduces(claim) || (next !== undefined && !introduces(next));
  });
}

/** A greeting leads nowhere; what ends in a colon, a heading and the head of a table do. */
function introduces({ kind, text }: AnswerClaim): boolean {
  return kind === 'lead' && (isLeadIn(text) || /^\s*\|/.test(text));
}
