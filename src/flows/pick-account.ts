import type { AccountCandidate, AccountMatch } from '../accounts/rank-accounts.ts';
import type { AccountMention } from '../accounts/spot-accounts.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import type { Choice } from '../core/reply.ts';
import { t } from '../messages/t.ts';

/** How a candidate's choice is asked again: the question with the account named so that nothing is unclear. */
export type Rephrase = (accountName: string) => string;

/** Asks which of several accounts is meant. */
export function askWhichAccount(
  question: Question,
  about: { name: string; candidates: readonly AccountCandidate[]; rephrase: Rephrase },
): Draft {
  return {
    type: 'clarify',
    text: t(question.language, 'flow.account.which', { name: about.name }),
    choices: toChoices(about.candidates, about.rephrase),
  };
}

/** Says that no account of that name can be seen here, and offers the nearest that can. */
export function answerUnknownAccount(
  question: Question,
  about: { name: string; nearest: readonly AccountCandidate[]; rephrase: Rephrase },
): Draft {
  const { name, nearest } = about;
  if (nearest.length === 0) {
    const text = t(question.language, 'flow.account.unknown', { name });
    return { type: 'refused', reason: 'nothing_found', text, evidence: [] };
  }
  const text = t(question.language, 'flow.account.did_you_mean', { name });
  return { type: 'clarify', text, choices: toChoices(nearest, about.rephrase) };
}

/** What a mention means: one account, or several. */
export function toAccountMatch({ candidates }: AccountMention): AccountMatch {
  return candidates.length === 1
    ? { type: 'unique', account: candidates[0]! }
    : { type: 'ambiguous', candidates };
}

/** Two accounts of one name are told apart by what their source is called, and by their ids. */
function toChoices(candidates: readonly AccountCandidate[], rephrase: Rephrase): Choice[] {
  return candidates.map(({ id, name, source }) => {
    const alike = candidates.filter((one) => one.name === name);
    if (alike.length === 1) return { label: name, question: rephrase(name) };
    const alone = source !== undefined && alike.filter((one) => one.source === source).length === 1;
    return { label: `${name} (${alone ? source : id})`, question: rephrase(id) };
  });
}
