import { t } from '../../messages/t.ts';
import { isEmojiOnly } from '../../text/talk/talk-words.ts';
import type { InputCheck } from './input-check.ts';

/** A message has a letter, a figure or a face. */
export const checkEmpty: InputCheck = {
  name: 'empty',
  fault(text, { language }) {
    if (/[\p{L}\p{N}]/u.test(text) || isEmojiOnly(text)) return null;
    return { reason: 'empty', text: t(language, 'agent.empty'), detail: 'no letter and no figure' };
  },
};
