import { t } from '../../messages/t.ts';
import type { InputCheck } from './input-check.ts';

/** Four pages: more than any question needs, and less than would crowd the evidence out of a small model's window. */
export const MAX_QUESTION_CHARACTERS = 8_000;

/** A message is not longer than can be answered well. */
export const checkSize: InputCheck = {
  name: 'size',
  fault(text, { language }) {
    const length = [...text].length;
    if (length <= MAX_QUESTION_CHARACTERS) return null;
    const values = { length, limit: MAX_QUESTION_CHARACTERS };
    return {
      reason: 'too_long',
      text: t(language, 'agent.too_long', values),
      detail: `${length} characters of at most ${MAX_QUESTION_CHARACTERS}`,
    };
  },
};
