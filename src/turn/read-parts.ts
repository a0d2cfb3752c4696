import { standaloneQuestion } from '../agents/standalone-question.ts';
import type { Question } from '../core/question.ts';
import { type Part, partsOf } from '../text/parts-of.ts';
import { setApart } from '../text/set-apart.ts';

/** A part of a message with what is asked in the same breath and leans on it. */
export interface LedPart extends Part {
  /** "And does it include SSO?" behind "what does Enterprise cost?": each as a question by itself. */
  leaning: Part[];
}

/** Reads what a message asks: its parts, and of each what only its own words make a question of. */
export function readParts({ text, history }: Pick<Question, 'text' | 'history'>): LedPart[] {
  const parts = partsOf(text);
  const { asks } = setApart(text);
  return parts.map((part) => {
    const own = asks.filter((ask) => part.text.includes(ask.text));
    const [first] = own;
    const leaning = own.slice(1).flatMap(({ text: asked, leans }): Part[] => {
      if (!leans || first === undefined) return [];
      // With what the message tells before it: who "they" are.
      const led = part.about.replace(part.text, first.text);
      const before = [...history, { from: 'asker' as const, text: led }];
      return [{ text: asked, about: standaloneQuestion({ text: asked, history: before }) }];
    });
    return { ...part, leaning };
  });
}
