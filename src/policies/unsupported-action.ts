import { textIn } from '../messages/text-in.ts';
import { readConversationWish } from '../text/read-pointing.ts';
import { readRequestedAction } from '../text/requested-actions/read-requested-action.ts';
import { wantsDraft } from '../text/requested-actions/wants-draft.ts';
import { definePolicy } from './define-policy.ts';

const IMPERSONATION =
  /\b(?:pretend (?:to be|you are|you're) (?:me|a human|human|a person)|(?:answer|reply|respond|write) as (?:if you were |though you were )?(?:me|a human)\b|don.t (?:tell|say) (?:them |him |her |anyone )?(?:that )?you.re a (?:bot|machine)|gib dich als (?:mich|mensch)|fais-toi passer pour|hazte pasar por|fingiti)|人間のふり|なりすま/iu;
const IMPERSONATION_OF_NAME =
  /\b(?:[Pp]retend (?:to be|you are)|(?:[Aa]nswer|[Rr]eply|[Rr]espond|[Ww]rite|[Ss]ign) as) \p{Lu}\p{Ll}+/u;

/**
 * The bot reads and answers; it does not act for people and does not pass for one. A text that is wanted to be read is an
 * answer, where there is a model that can write it; what was said in a conversation is read in any case.
 */
export const unsupportedAction = definePolicy({
  name: 'unsupported_action',
  when: ({ question: { text }, modelWrites }) =>
    impersonates(text) ||
    (readRequestedAction(text) !== null &&
      readConversationWish(text) === null &&
      !(modelWrites && wantsDraft(text))),
  decide: ({ question: { text } }) =>
    impersonates(text)
      ? { verdict: 'deny', reason: 'asks the bot to pass for a person', text: textIn('policy.impersonation') }
      : {
          verdict: 'deny',
          reason: 'asks for an action that the bot does not have',
          text: textIn('policy.unsupported_action'),
          instead: 'facts',
        },
});

function impersonates(text: string): boolean {
  return IMPERSONATION.test(text) || IMPERSONATION_OF_NAME.test(text);
}
