import type { Language } from '../core/language.ts';

/** Words that ask for one or more of several things or people. */
const ASKS: Record<Language, RegExp> = {
  en: asking('which|what|who|whose'),
  de: asking('welche[rmns]?|wer|was|wem|wen'),
  fr: asking('quel(?:le)?s?|qui|lequel|laquelle|lesquel(?:le)?s'),
  es: asking('qué|cuál(?:es)?|quién(?:es)?'),
  it: asking('quale|quali|chi|che cosa|cosa'),
  pt: asking('qual|quais|quem|o que|que'),
  ja: /どの|どれ|どちら|誰|何が/u,
};

function asking(words: string): RegExp {
  return new RegExp(`^\\P{L}*(?:\\p{L}+[\\s,]+){0,2}?(?:${words})(?![\\p{L}\\p{N}])`, 'iu');
}

/** Whether a question asks which of several things or people something holds for. */
export function asksWhich(text: string, language: string): boolean {
  const patterns: Partial<Record<string, RegExp>> = ASKS;
  return (patterns[language] ?? ASKS.en).test(text);
}
