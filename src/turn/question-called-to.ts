import type { Utterance } from '../core/question.ts';
import { isQuestion } from '../text/is-question.ts';
import { readCallIn } from '../text/talk/read-call-in.ts';

/**
 * What somebody means who calls the bot into a thread ("@switchboard ^", "can you help here?"): the question of it that
 * the bot has not answered yet. What says something of its own, or has nothing open before it, stays as it is.
 */
export function questionCalledTo(text: string, history: readonly Utterance[]): string {
  if (!readCallIn(text)) return text;
  const answered = history.findLastIndex(({ from }) => from === 'bot');
  const open = history.slice(answered + 1).filter((said) => !readCallIn(said.text));
  return (open.findLast((said) => isQuestion(said.text)) ?? open.at(-1))?.text ?? text;
}
