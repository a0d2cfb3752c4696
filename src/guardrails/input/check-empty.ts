import { t } from '../../messages/t.ts';
import type { InputCheck } from './input-check.ts';

/** A message has a letter or a figure. */
export const checkEmpty: InputCheck = {
  name: 'empty',
  fault(text, { language }) {
    if (/[\p{L}\p{N}]/u.test(text)) return null;
    return { reason: 'empty', text: t(language, 'agent.empty'), detail: 'no letter and no figure' };
  },
};
