import { rememberText } from '../text/remember-text.ts';
import { splitSentences } from '../text/split-sentences.ts';
import { scoreInjection } from './injection/score-injection.ts';

/** A sentence in an article needs fewer signs than a question: articles have no reason to speak to a model. */
const PASSAGE_THRESHOLD = 3;
const ADDRESSED = /\b(?:ai|assistants?|chat ?bots?|language models?|llms?|ki|ia)\b|アシスタント|言語モデル/iu;

/** A passage without its orders to models, and how many sentences were taken out. */
export interface ScreenedPassage {
  text: string;
  removed: number;
}

/** Takes out of a retrieved text what speaks to a model instead of to readers; comments that no reader sees go too. */
export function screenPassage(text: string): ScreenedPassage {
  return remembered(text);
}

const remembered = rememberText(screen);

function screen(text: string): Readonly<ScreenedPassage> {
  const visible = text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const comments = visible === text ? 0 : 1;
  const sentences = splitSentences(visible);
  const kept = sentences.filter((sentence) => !instructs(sentence));
  const removed = sentences.length - kept.length + comments;
  return { text: removed === 0 ? text : kept.join('').trim(), removed };
}

function instructs(sentence: string): boolean {
  const { score, signs } = scoreInjection(sentence);
  if (score >= PASSAGE_THRESHOLD + 1.5) return true;
  return (
    score >= PASSAGE_THRESHOLD &&
    (ADDRESSED.test(sentence) || signs.some((sign) => /undo|inner|roles|:/.test(sign)))
  );
}
