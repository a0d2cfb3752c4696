import type { Utterance } from '../core/question.ts';
import { readRequestedLanguage } from '../text/read-requested-language.ts';

/** A question with what was said before it. */
interface Asked {
  text: string;
  history: Utterance[];
}

/**
 * Takes out of a conversation what only says in which language to answer: it is nothing to look for. Who asks for nothing else
 * ("in German please") means what they asked before.
 */
export function dropLanguageRequest({ text, history }: Asked): Asked {
  const said = history.flatMap((one): Utterance[] => {
    const rest = one.from === 'bot' ? one.text : restOf(one.text);
    return rest === '' ? [] : [{ ...one, text: rest }];
  });
  const rest = restOf(text);
  if (rest !== '') return { text: rest, history: said };
  const at = said.findLastIndex(({ from }) => from === 'asker');
  // The answer to it goes along: it is what is to be said again.
  return at < 0 ? { text, history: said } : { text: said[at]!.text, history: said };
}

function restOf(text: string): string {
  return readRequestedLanguage(text)?.rest ?? text;
}
