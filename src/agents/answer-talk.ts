import type { Draft } from '../core/draft.ts';
import type { Language } from '../core/language.ts';
import { t } from '../messages/t.ts';
import type { Talk } from '../text/talk/read-talk.ts';

/** Whose job it is to talk about the bot itself: no agent's. */
export const HELP = 'help';

/** What nobody looks up is answered by a fixed text: a line or two, as a person would. */
export function answerTalk(language: Language, talk: Exclude<Talk, 'knows'>): Draft {
  return {
    type: 'answer',
    parts: [{ type: 'text', text: t(language, `agent.${talk}`) }],
    evidence: [],
    suggestions: [],
  };
}
